/// Whether the fields must be declared in the order in which the model stores its properties, as a memberwise initialiser takes them.
public enum FieldOrder: Sendable {
  case checked
  /// For an initialiser of your own whose parameters are in another order.
  case unchecked
}
