import SwynamoCore

/// Refuses paths of one expression that touch the same place, and paths that take one place for a map and for a list.
///
///     a, a.b        // overlap
///     a.b, a[0]     // conflict
enum PathConflicts {
  static func check(_ paths: [DocumentPath]) throws(ExpressionFault) {
    guard paths.count > 1 else { return }
    // Paths of different attributes can't meet.
    var seen: StringMap<[DocumentPath]> = [:]
    var conflict: ExpressionFault?
    for path in paths {
      for other in seen[path.attribute] ?? [] {
        switch other.relation(to: path) {
        case .overlapping: throw .overlappingPaths(other, path)
        case .conflicting: conflict = conflict ?? .conflictingPaths(other, path)
        case .separate: break
        }
      }
      seen[path.attribute, default: []].append(path)
    }
    if let conflict { throw conflict }
  }
}
