import SwynamoCore

/// Paths of one item, joined where they begin alike.
///
///     a.b, a.c[0]    // a -> { b, c -> [0] }
indirect enum PathTree<Leaf: Sendable>: Sendable {
  case leaf(Leaf)
  case members(StringMap<PathTree>)
  case elements([Int: PathTree])

  /// A path that meets another one replaces it; an analysed expression has none that do.
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
