import SwynamoCore
import SwynamoWire

extension Operation {
  static let transactGetItems = Operation(
    "TransactGetItems", in: .transaction,
    [
      .returnConsumedCapacity,
      Shape.Member(
        "TransactItems", .list(.structure("TransactGetItem", [get])), .notNull, .minimumLength(1),
        .maximumLength(Limits.transactionMembers)),
    ]
  ) { request, session in
    let gets = try (request["TransactItems"]?.elements ?? []).map { try TransactGet($0["Get"] ?? .null, in: session.wording) }
    let tables = try gets.map { try session.catalog.table(named: $0.table) }
    let keys = try TransactionChecks.checked(zip(gets, tables)) { get, table throws(DynamoDBError) in
      (TransactionTarget(table, get.key), try get.checkedKey(table))
    }

    try TransactionChecks.admit(zip(tables, keys), session)
    var capacities: [(String, Capacity)] = []
    var size = 0
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    try json.object { json in
      try json.member("Responses") { json in
        try json.array { json in
          for ((get, table), key) in zip(zip(gets, tables), keys) {
            let stored = try table.stored(key)
            size += stored?.size ?? 0
            guard size <= Limits.transactionBytes else { throw TransactionChecks.tooLarge }
            let units = 2 * Capacity.read(stored?.size ?? 0, isConsistent: true)
            session.limits?.use(units, .read, table, at: key)
            capacities.add(Capacity(table: units), to: get.table)
            // An item of which nothing is left is not there, unlike in other reads.
            let item = try stored.map { try get.projection.apply(to: $0) }.flatMap { $0.count > 2 ? $0 : nil }
            json.object { json in if let item { json.member("Item") { $0.raw(item) } } }
          }
        }
      }
      json.consumedCapacities(capacities, .read, for: request)
    }
    return json
  }

  private static let get = Shape.Member(
    "Get", .structure("Get", [.key, .tableName, .projectionExpression, .expressionAttributeNames]), .notNull)
}

/// One `Get` of a transaction.
private struct TransactGet {
  /// Of the table, or its ARN.
  let table: String
  let projection: ReadProjection
  let key: Item

  init(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    projection = try ReadProjection(request, in: wording)
    key = try Item(request["Key"], in: wording)
    table = request["TableName"]?.text ?? ""
  }

  func checkedKey(_ table: Table) throws(DynamoDBError) -> KeyBytes {
    let bytes = try table.schema.keys.checkedKeyBytes(ofKey: key)
    try projection.check(table.schema)
    return bytes
  }
}
