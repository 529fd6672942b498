import SwynamoCore
import SwynamoWire

extension Operation {
  static let transactGetItems = Operation(
    "TransactGetItems",
    [
      .returnConsumedCapacity,
      Shape.Member(
        "TransactItems", .list(.structure("TransactGetItem", [get])), .notNull, .minimumLength(1), .maximumLength(100)),
    ]
  ) { request, session in
    let reads = try (request["TransactItems"]?.elements ?? []).map { try TransactRead($0["Get"] ?? .null, session.catalog) }
    try TransactionFailure.throwIfAny(reads.map(\.failure))
    guard Set(reads.map(\.target)).count == reads.count else { throw TransactionFailure.repeatedItem }

    var capacities: [(String, Capacity)] = []
    var json = JSONWriter(reserving: 4096)
    try json.object { json in
      try json.member("Responses") { json in
        try json.array { json in
          for read in reads {
            let stored = try read.key.flatMap { try read.table.stored($0) }
            capacities.add(Capacity(table: 2 * Capacity.read(stored?.size ?? 0, isConsistent: true)), to: read.table)
            try json.object { json in
              if let stored { try json.member("Item") { $0.raw(try read.projection.apply(to: stored)) } }
            }
          }
        }
      }
      json.consumedCapacities(capacities, for: request)
    }
    return json
  }

  private static let get = Shape.Member(
    "Get", .structure("Get", [.key, .tableName, .projectionExpression, .expressionAttributeNames]), .notNull)
}

/// One `Get` of a transaction; a key that doesn't fit its table makes the transaction fail, not the request.
private struct TransactRead {
  let table: Table
  let projection: ReadProjection
  let key: KeyBytes?
  let failure: DynamoDBError?

  var target: TransactionTarget { TransactionTarget(table: table.id, key: key) }

  init(_ request: JSONValue, _ catalog: Catalog) throws(DynamoDBError) {
    try ExpressionParameters.check(request, [.projection])
    let item = try Item(json: request["Key"] ?? .null)
    projection = try ReadProjection(request)
    table = try catalog.table(request)
    let (table, projection) = (table, projection)
    let checked = Result { () throws(DynamoDBError) in
      let key = try table.schema.keys.checkedKeyBytes(ofKey: item)
      try projection.check(table.schema)
      return key
    }
    key = try? checked.get()
    failure = checked.failure
  }
}
