/// Which attributes an index holds a copy of. Source: DynamoDB Developer Guide, "Attribute projections".
public enum IndexProjection<Model>: Sendable {
  /// `ALL`
  case all
  /// `KEYS_ONLY`
  case keysOnly
  /// `INCLUDE`, besides the keys
  case including([any PartialKeyPath<Model> & Sendable])

  /// The keys and these properties.
  public static func including(_ properties: any PartialKeyPath<Model> & Sendable...) -> IndexProjection {
    .including(properties)
  }
}
