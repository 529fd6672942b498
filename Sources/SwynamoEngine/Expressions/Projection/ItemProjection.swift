import SwynamoCore

/// A projection made ready for many items.
///
///     ItemProjection([a.b, a.l[2], a.l[0]]).project(item)   // {"a": {"b": …, "l": [l0, l2]}}
///
/// Maps keep their nesting, lists keep the order of their elements and close the gaps; what an item doesn't have is left out.
/// Source: DynamoDB Developer Guide, "Projection expressions".
struct ItemProjection: Sendable {
  private let tree: PathTree<Void>

  init(_ paths: [DocumentPath]) {
    var tree = PathTree<Void>.members([:])
    for path in paths { tree.insert((), at: path) }
    self.tree = tree
  }

  func project(_ item: Item) -> Item {
    guard case .members(let members) = tree else { return [:] }
    return Self.project(item, members)
  }

  private static func project(_ map: Item, _ members: StringMap<PathTree<Void>>) -> Item {
    var projected: Item = [:]
    projected.reserveCapacity(min(map.count, members.count))
    for (name, tree) in members {
      guard let value = map[name], let part = project(value, tree) else { continue }
      projected[name] = part
    }
    return projected
  }

  private static func project(_ value: AttributeValue, _ tree: PathTree<Void>) -> AttributeValue? {
    switch tree {
    case .leaf:
      return value
    case .members(let members):
      guard case .map(let map) = value else { return .none }
      let part = project(map, members)
      return part.isEmpty ? .none : .some(.map(part))
    case .elements(let elements):
      guard case .list(let list) = value else { return .none }
      let part = elements.keys.sorted().compactMap { index -> AttributeValue? in
        guard list.indices.contains(index), let tree = elements[index] else { return .none }
        return project(list[index], tree)
      }
      return part.isEmpty ? .none : .some(.list(part))
    }
  }
}

extension ProjectionExpression {
  /// The attributes that the projection asks for; `ItemProjection` does the same for many items.
  func project(_ item: Item) -> Item {
    ItemProjection(paths).project(item)
  }
}
