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

/// Paths of one item, joined where they begin alike.
///
///     a.b, a.c[0]    // a -> { b, c -> [0] }
indirect enum PathTree<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  case members(StringMap<PathTree>)
  case elements([Int: PathTree])

  /// A path that meets another one replaces it; an analyzed expression has none that do.
  mutating func insert(_ leaf: Leaf, at path: DocumentPath) {
    insertMember(path.attribute, leaf, path.steps[...])
  }

  private mutating func insert(_ leaf: Leaf, _ steps: ArraySlice<DocumentPath.Step>) {
    switch steps.first {
    case nil: self = .leaf(leaf)
    case .member(let name): insertMember(name, leaf, steps.dropFirst())
    case .index(let index): insertElement(index, leaf, steps.dropFirst())
    }
  }

  private mutating func insertMember(_ name: String, _ leaf: Leaf, _ steps: ArraySlice<DocumentPath.Step>) {
    guard case .members(var members) = self else {
      self = .members([:])
      return insertMember(name, leaf, steps)
    }
    self = .members([:])
    members[name, default: .members([:])].insert(leaf, steps)
    self = .members(members)
  }

  private mutating func insertElement(_ index: Int, _ leaf: Leaf, _ steps: ArraySlice<DocumentPath.Step>) {
    guard case .elements(var elements) = self else {
      self = .elements([:])
      return insertElement(index, leaf, steps)
    }
    self = .elements([:])
    elements[index, default: .members([:])].insert(leaf, steps)
    self = .elements(elements)
  }
}
