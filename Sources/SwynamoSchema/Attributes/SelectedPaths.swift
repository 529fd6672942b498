public import SwynamoCore

/// The paths that a selection wants, and those that it asks for.
///
/// They differ where several elements of one list are wanted in part: DynamoDB leaves out elements that have no such part and moves
/// the rest together, so that they could not be told apart. Then the whole list is asked for.
@usableFromInline
package struct SelectedPaths: Sendable {
  let wanted: [DocumentPath]
  /// What goes into the request; a path may be repeated.
  package let requested: [DocumentPath]
  private let wholeLists: [DocumentPath]

  @usableFromInline
  package init(_ wanted: [DocumentPath]) {
    self.wanted = wanted
    guard wanted.contains(where: { !$0.steps.isEmpty }) else {
      requested = wanted
      wholeLists = []
      return
    }
    let lists = Self.wholeLists(wanted)
    wholeLists = lists
    requested = wanted.map { path in lists.first { path.starts(with: $0) } ?? path }
  }

  func isWhole(_ path: DocumentPath, depth: Int) -> Bool {
    wholeLists.contains { $0.steps.count <= depth && path.starts(with: $0) }
  }

  /// The lists of which several elements are wanted, one of them in part.
  private static func wholeLists(_ paths: [DocumentPath]) -> [DocumentPath] {
    var lists: [DocumentPath] = []
    for path in paths {
      for (depth, step) in path.steps.enumerated() {
        guard case .index = step else { continue }
        let list = DocumentPath(path.attribute, Array(path.steps[..<depth]))
        let elements = paths.filter { $0.steps.count > depth && $0.starts(with: list) }
        let isInPart = elements.contains { $0.steps.count > depth + 1 }
        if isInPart, Set(elements.map { $0.steps[depth] }).count > 1 {
          lists.append(list)
          break
        }
      }
    }
    return lists
  }
}

extension DocumentPath {
  fileprivate func starts(with other: DocumentPath) -> Bool {
    attribute.hasSameBytes(as: other.attribute) && steps.count >= other.steps.count
      && steps[..<other.steps.count] == other.steps[...]
  }
}
