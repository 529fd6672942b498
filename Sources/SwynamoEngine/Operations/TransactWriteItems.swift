import SwynamoCore
import SwynamoWire

extension Operation {
  /// All of the writes, or none of them.
  static let transactWriteItems = Operation(
    "TransactWriteItems",
    [
      .returnConsumedCapacity, .returnItemCollectionMetrics,
      Shape.Member("ClientRequestToken", .string, .minimumLength(1), .maximumLength(36)),
      Shape.Member(
        "TransactItems", .list(.structure("TransactWriteItem", [put, update, delete, conditionCheck])), .notNull,
        .minimumLength(1), .maximumLength(100)),
    ]
  ) { request, session in
    let actions = try (request["TransactItems"]?.elements ?? []).map { try WriteAction.transacted($0) }
    let tables = try actions.map { try $0.table(in: session.catalog) }
    let prepared = zip(actions, tables).map { action, table in
      Result { () throws(DynamoDBError) in try action.prepared(for: table) }
    }
    try TransactionFailure.throwIfAny(prepared.map(\.failure))
    let writes = try prepared.map { try $0.get() }
    guard Set(writes.map { TransactionTarget(table: $0.table.id, key: $0.key) }).count == writes.count else {
      throw TransactionFailure.repeatedItem
    }
    guard actions.reduce(0, { $0 + $1.key.storedSize }) <= 4 * 1024 * 1024 else {
      throw DynamoDBError.invalid("The aggregate size of the items in the transaction exceeds the limit of 4 MB")
    }

    return try session.transaction {
      let token = try IdempotencyToken(request, session)
      if let answer = try token?.earlierAnswer() { return answer }
      let outcomes = try writes.map { write in try TransactionFailure.catching { try write.run() } }
      try TransactionFailure.throwIfAny(outcomes.map(\.failure))
      var capacities: [(String, Capacity)] = []
      for (write, outcome) in zip(writes, outcomes) { capacities.add(try outcome.get().capacity.doubled, to: write.table) }
      var json = JSONWriter()
      json.object { json in
        json.itemCollectionMetrics(of: writes, for: request)
        json.consumedCapacities(capacities, for: request)
      }
      try token?.remember(json)
      return json
    }
  }

  private static let put = Shape.Member("Put", .structure("Put", [.item, .conditionExpression] + common))
  private static let update = Shape.Member(
    "Update",
    .structure(
      "Update", [.key, Shape.Member("UpdateExpression", .string, .notNull), .conditionExpression] + common))
  private static let delete = Shape.Member("Delete", .structure("Delete", [.key, .conditionExpression] + common))
  private static let conditionCheck = Shape.Member(
    "ConditionCheck",
    .structure("ConditionCheck", [.key, Shape.Member("ConditionExpression", .string, .notNull)] + common))

  private static let common: [Shape.Member] = [
    .tableName, .expressionAttributeNames, .expressionAttributeValues, .returnValuesOnFailure,
  ]
}

extension WriteAction {
  /// A `TransactWriteItem`: one of the four.
  fileprivate static func transacted(_ item: JSONValue) throws(DynamoDBError) -> WriteAction {
    let members = item.members.filter { ["Put", "Update", "Delete", "ConditionCheck"].contains($0.name) && $0.value != .null }
    guard let member = members.first else {
      throw .invalid("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")
    }
    guard members.count == 1 else {
      throw .invalid("TransactItems can only contain one of Check, Put, Update or Delete")
    }
    switch member.name {
    case "Put": return try .put(member.value)
    case "Update": return try .update(member.value)
    case "Delete": return try .delete(member.value)
    default: return try .check(member.value)
    }
  }
}
