import SwynamoCore

/// What a SELECT answers of an item: the values at its paths, each by the last name of its path.
///
///     SELECT m.nested, n FROM t   // {"nested": …, "n": …}
struct LeafProjection {
  let paths: [DocumentPath]

  init(_ nodes: [StatementNode]) throws(PartiQLError) {
    var paths: [DocumentPath] = []
    for node in nodes {
      guard case .path(let path) = node.content else { throw .projection(node.position) }
      paths.append(path)
    }
    self.paths = paths
  }

  func project(_ item: Item) -> Item {
    var projected = Item(minimumCapacity: paths.count)
    for path in paths {
      if let value = item.value(at: path) { projected[path.leaf] = value }
    }
    return projected
  }
}

extension DocumentPath {
  /// The last name, with the places in lists that follow it.
  ///
  ///     a.b[0]   // b[0]
  fileprivate var leaf: String {
    let last = steps.lastIndex { if case .member = $0 { true } else { false } }
    let name: String
    if let last, case .member(let member) = steps[last] { name = member } else { name = attribute }
    return DocumentPath(name, Array(steps[(last.map { $0 + 1 } ?? 0)...])).description
  }
}
