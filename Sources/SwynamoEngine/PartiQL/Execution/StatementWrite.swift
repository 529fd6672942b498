import SwynamoCore
import SwynamoWire

/// A statement that writes, whose table was found: a write as those of all requests are.
struct StatementWrite {
  let table: Table
  let action: WriteAction
  private let statement: PartiQLStatement.Write

  init(_ statement: PartiQLStatement.Write, _ request: JSONValue, in table: Table) throws(DynamoDBError) {
    self.statement = statement
    self.table = table
    action = try statement.action(request, table.schema.keys)
  }

  func prepared() throws(DynamoDBError) -> PreparedWrite { try action.prepared(for: table) }

  /// An item that is inserted must not be there.
  func run(_ write: PreparedWrite, _ session: Session) throws -> PreparedWrite.Outcome {
    do { return try write.run(session) } catch let error as DynamoDBError where isDuplicate(error) {
      throw DynamoDBError.duplicateItem
    }
  }

  private func isDuplicate(_ error: DynamoDBError) -> Bool {
    if case .insert = statement.effect { error.code == DynamoDBError.conditionalCheckFailed } else { false }
  }

  /// What a write whose condition failed costs: the larger of what is stored and what it brings.
  func costOfFailure(_ write: PreparedWrite) throws -> Double {
    var size = try table.chargedSize(of: table.stored(write.key))
    if case .insert(let item) = statement.effect { size = max(size, table.chargedSize(item, item.storedSize)) }
    return Capacity.write(size)
  }

  /// The item that RETURNING answers with, as JSON.
  func returned(_ outcome: PreparedWrite.Outcome) -> [UInt8]? {
    guard let returning = statement.returning else { return nil }
    let values: ReturnValues =
      switch (returning.isAll, returning.isNew) {
      case (true, false): .allOld
      case (true, true): .allNew
      case (false, false): .updatedOld
      case (false, true): .updatedNew
      }
    return values.attributes(of: outcome)
  }
}

extension PartiQLStatement.Write {
  /// INSERT makes an item, UPDATE finds one; DELETE may find none.
  fileprivate func action(_ request: JSONValue, _ keys: KeySchema) throws(DynamoDBError) -> WriteAction {
    let exists = ConditionExpression.attributeExists(DocumentPath(keys.hash[0].name))
    if case .insert(let item) = effect {
      guard item.storedSize <= Limits.itemBytes else { throw .putTooLarge }
      return WriteAction(.put(item), key: item, condition: WriteCondition(.not(exists), .null))
    }
    guard let named = StatementKey(condition, keys) else { throw PartiQLError.incompleteKey.error }
    guard case .update(let update) = effect else {
      let condition = named.condition.map { ConditionExpression.or([.not(exists), $0]) }
      return WriteAction(.delete, key: named.key, condition: WriteCondition(condition, request))
    }
    let condition = ConditionExpression.and([exists] + [named.condition].compactMap(\.self)).normalized
    return WriteAction(.update(update), key: named.key, condition: WriteCondition(condition, request))
  }
}
