/// Public for the compiler only: an index as it was declared, before its properties are looked up in the table.
public struct IndexDeclaration: Sendable {
  enum Projection: Sendable {
    case all
    case keysOnly
    case including([any AnyKeyPath & Sendable])
  }

  let name: String
  /// Nil for a local index: the table's.
  let hashKey: (any AnyKeyPath & Sendable)?
  let rangeKey: (any AnyKeyPath & Sendable)?
  let projection: Projection

  init<Model>(
    name: String, hashKey: (any AnyKeyPath & Sendable)?, rangeKey: (any AnyKeyPath & Sendable)?,
    projection: IndexProjection<Model>
  ) {
    self.name = name
    self.hashKey = hashKey
    self.rangeKey = rangeKey
    self.projection =
      switch projection {
      case .all: .all
      case .keysOnly: .keysOnly
      case .including(let properties): .including(properties)
      }
  }
}
