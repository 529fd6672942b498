/// Whether the parts must be declared in the order in which the model stores its properties, as a memberwise initializer takes them.
public enum FieldOrder: Sendable {
  /// As the model stores its properties, which is the order of a memberwise initializer.
  case checked
  /// For an initializer of your own whose parameters are in another order.
  case unchecked
}
