public import SwynamoCore

/// What a query asks for, without its model's type.
@frozen
public struct QueryPlan: Sendable {
  public let table: TableDefinition
  public let index: String?
  public let key: KeyConditionExpression
  /// What to ask for; nil for whole items.
  public var selection: [DocumentPath]?
  public var filter: ConditionBody?
  public var options: ReadOptions
  public var faults: [StatementFault]

  @usableFromInline
  init(table: TableDefinition, index: String?, key: KeyConditionExpression, faults: [StatementFault]) {
    self.table = table
    self.index = index
    self.key = key
    self.faults = faults
    options = ReadOptions()
  }

  @usableFromInline
  mutating func filter(_ condition: ConditionBody) { filter = filter?.and(condition) ?? condition }
}
