import SwynamoCore

/// A local or global secondary index.
struct SecondaryIndex: Sendable, Hashable {
  enum Projection: Sendable, Hashable {
    case all
    case keysOnly
    case include([String])

    var type: ProjectionType {
      switch self {
      case .all: .all
      case .keysOnly: .keysOnly
      case .include: .include
      }
    }
  }

  var name: String
  var isGlobal: Bool
  var keys: KeySchema
  var projection: Projection

  /// What the index holds of an item of a table with that key.
  func projected(_ item: Item, tableKeys: KeySchema) -> Item {
    switch projection {
    case .all: item
    case .keysOnly: item.filter { keys.contains($0.key) || tableKeys.contains($0.key) }
    case .include(let names): item.filter { keys.contains($0.key) || tableKeys.contains($0.key) || names.contains($0.key) }
    }
  }

  func holds(_ attribute: String, tableKeys: KeySchema) -> Bool {
    switch projection {
    case .all: true
    case .keysOnly: keys.contains(attribute) || tableKeys.contains(attribute)
    case .include(let names): keys.contains(attribute) || tableKeys.contains(attribute) || names.contains(attribute)
    }
  }
}
