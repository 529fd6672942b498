import SwynamoCore
import SwynamoSchema

/// Two paths of one update or projection may not be the same, lie one inside the other, or take one value for both a map and a list.
enum PathOverlap {
  /// Notes what overlaps; returns whether a path is repeated, which a projection may do.
  @discardableResult
  static func check(_ paths: [DocumentPath], allowsRepetition: Bool = false, faults: inout [StatementError.Fault]) -> Bool {
    var isRepeated = false
    for index in paths.indices.dropFirst() {
      for earlier in 0..<index where paths[earlier].attribute.hasSameBytes(as: paths[index].attribute) {
        if allowsRepetition, paths[earlier] == paths[index] {
          isRepeated = true
        } else if let fault = fault(paths[earlier], paths[index]) {
          // Once for each path, however many it meets and however often.
          if !faults.contains(fault) { faults.append(fault) }
          break
        }
      }
    }
    return isRepeated
  }

  private static func fault(_ first: DocumentPath, _ second: DocumentPath) -> StatementError.Fault? {
    switch first.relation(to: second) {
    case .separate: nil
    case .overlapping: .overlappingPaths(first.description, second.description)
    case .conflicting: .conflictingPaths(first.description, second.description)
    }
  }
}
