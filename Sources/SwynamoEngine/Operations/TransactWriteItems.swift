import SwynamoCore
import SwynamoWire

extension Operation {
  /// All of the writes, or none of them.
  static let transactWriteItems = Operation(
    "TransactWriteItems", in: .transaction,
    [
      .clientRequestToken, .returnConsumedCapacity, .returnItemCollectionMetrics,
      Shape.Member(
        "TransactItems", .list(.structure("TransactWriteItem", [put, update, delete, conditionCheck])), .notNull,
        .minimumLength(1), .maximumLength(Limits.transactionMembers)),
    ]
  ) { request, session in
    let members = try (request["TransactItems"]?.elements ?? []).map { try TransactWrite($0, in: session.wording) }
    guard members.reduce(0, { $0 + $1.payload }) <= Limits.transactionBytes else {
      throw TransactionChecks.tooLarge
    }
    let tables = try members.map { try session.catalog.table(named: $0.table) }
    let prepared = try TransactionChecks.checked(zip(members, tables)) { member, table throws(DynamoDBError) in
      (TransactionTarget(table, member.action.key), try member.action.prepared(for: table))
    }
    let writes = zip(members.map(\.table), prepared).map { (table: $0, write: $1) }

    return try session.transactionOfMembers {
      let token = try IdempotencyToken(request, session)
      if try token?.isKnown() == true { return try .answer(to: request, repeating: writes) }
      let outcomes = try prepared.map { write in try TransactionChecks.catching { try write.run(session) } }
      try TransactionChecks.throwIfAny(outcomes.map(\.failure))
      try token?.remember()
      return try .answer(to: request, writes, outcomes.map { try $0.get().capacity })
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

/// A `TransactWriteItem`: one of the four.
private struct TransactWrite {
  let action: WriteAction
  /// The name of the table, or its ARN.
  let table: String
  /// The bytes that count for the limit of a transaction: what is sent, not what is stored.
  let payload: Int

  init(_ item: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    let members = item.members.filter { ["Put", "Update", "Delete", "ConditionCheck"].contains($0.name) && !$0.value.isNull }
    guard let member = members.first else {
      throw .invalid("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request")
    }
    guard members.count == 1 else {
      throw .invalid("TransactItems can only contain one of Check, Put, Update or Delete")
    }
    let isUpdate = member.name == "Update"
    var names = ["Item", "Key", "TableName", "ConditionExpression", "ReturnValuesOnConditionCheckFailure"]
    if isUpdate { names.append("UpdateExpression") }
    // Transactions take names and values that come without any expression, which other requests may not have.
    if isUpdate || member.value["ConditionExpression"] != nil {
      names += ["ExpressionAttributeNames", "ExpressionAttributeValues"]
    }
    let request = member.value.only(names)
    switch member.name {
    case "Put": action = try .put(request, in: wording)
    case "Update": action = try .update(request, in: wording)
    case "Delete": action = try .delete(request, in: wording)
    default: action = try .check(request, in: wording)
    }
    table = request["TableName"]?.text ?? ""
    // They were looked at with the expressions.
    let values = request["ExpressionAttributeValues"].flatMap { try? Item(json: $0, depth: nil) } ?? [:]
    payload = action.key.storedSize + values.storedSize
  }
}

extension JSONWriter {
  fileprivate static func answer(
    to request: JSONValue, _ writes: [(table: String, write: PreparedWrite)], _ capacities: [Capacity]
  ) throws -> JSONWriter {
    var totals: [(String, Capacity)] = []
    for (write, capacity) in zip(writes, capacities) { totals.add(capacity.withTableDoubled, to: write.table) }
    var json = JSONWriter()
    json.object { json in
      json.itemCollectionMetrics(of: writes, for: request)
      json.consumedCapacities(totals, .write, for: request)
    }
    return json
  }

  /// The answer to a request that was done before: nothing is written, so it costs what reading the items costs.
  fileprivate static func answer(
    to request: JSONValue, repeating writes: [(table: String, write: PreparedWrite)]
  ) throws -> JSONWriter {
    var totals: [(String, Capacity)] = []
    for (table, write) in writes { totals.add(try write.costOfRepetition(), to: table) }
    var json = JSONWriter()
    json.object { json in
      json.itemCollectionMetrics(of: writes, for: request)
      json.consumedCapacities(totals, .read, for: request)
    }
    return json
  }
}
