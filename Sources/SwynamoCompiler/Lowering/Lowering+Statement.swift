import SwynamoCore
import SwynamoSchema

extension Lowering {
  mutating func condition(_ condition: ConditionBody?) -> String? {
    guard let condition else { return nil }
    if !condition.faults.isEmpty { faults += condition.faults }
    return self.condition(condition.expression, "ConditionExpression")
  }

  /// What was asked for, and these keys; nil for whole items.
  mutating func selection(_ paths: [DocumentPath]?, keys: [String] = []) -> String? {
    guard let paths else { return nil }
    if paths.isEmpty { faults.append(.emptySelection) }
    let isRepeated = PathOverlap.check(paths, allowsRepetition: true, faults: &faults)
    if keys.isEmpty, !isRepeated { return projection(paths) }
    var distinct: [DocumentPath] = []
    for path in paths + keys.map({ DocumentPath($0) }) where !distinct.contains(path) { distinct.append(path) }
    return projection(distinct)
  }

  /// Throws when anything was found.
  borrowing func refuse(_ operation: String, _ table: TableDefinition) throws(InvalidStatement) {
    if faults.isEmpty, table.isValid { return }
    throw InvalidStatement(operation: operation, table: table.name, faults: table.statementFaults + faults)
  }
}
