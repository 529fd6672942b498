import SwynamoCore
import SwynamoSchema

extension Lowering {
  /// Lowers a selection of distinct paths: `#0, #1.#2[0]`.
  mutating func projection(_ paths: [DocumentPath]) -> String {
    expression("ProjectionExpression") { lowering in
      for index in paths.indices {
        if index > 0 { lowering.append(", ") }
        lowering.append(path: paths[index])
      }
    }
  }
}
