import SwynamoCore
import SwynamoWire

extension Operation {
  /// All writes are done; the service may leave some unprocessed.
  static let batchWriteItem = Operation(
    "BatchWriteItem", reports: .wordsFirst,
    [
      .returnConsumedCapacity, .returnItemCollectionMetrics,
      Shape.Member(
        "RequestItems", .map(.list(writeRequest), of: "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>"),
        .notNull, .maximumLength(Limits.batchWrites), .tableNames,
        .values([.maximumLength(Limits.batchWrites), .minimumLength(1)])),
    ]
  ) { request, session in
    var groups: [(name: String, actions: [WriteAction])] = []
    for table in request["RequestItems"]?.members ?? [] {
      groups.append((table.name, try table.value.elements.map { try WriteAction.batched($0, in: session.wording) }))
    }
    guard !groups.isEmpty else {
      throw DynamoDBError.invalid("The requestItems parameter is required for BatchWriteItem")
    }
    guard groups.reduce(0, { $0 + $1.actions.count }) <= Limits.batchWrites else {
      throw DynamoDBError.invalid("Too many items requested for the BatchWriteItem call")
    }
    let tables = try groups.map { try session.catalog.table(named: $0.name) }
    var targets: Set<BatchTarget> = []
    var writes: [(table: String, write: PreparedWrite)] = []
    for (group, table) in zip(groups, tables) {
      for action in group.actions {
        let write = try action.preparedInBatch(for: table)
        guard targets.insert(BatchTarget(table: table.id, key: write.key)).inserted else {
          throw DynamoDBError.invalid("Provided list of item keys contains duplicates")
        }
        writes.append((group.name, write))
      }
    }

    let capacities = try session.transaction {
      var capacities: [(String, Capacity)] = []
      for (table, write) in writes { capacities.add(try write.run(session).capacity, to: table) }
      return capacities
    }
    var json = JSONWriter()
    json.object { json in
      json.member("UnprocessedItems") { $0.object { _ in } }
      json.itemCollectionMetrics(of: writes, for: request)
      json.consumedCapacities(capacities, for: request)
    }
    return json
  }

  private static let writeRequest = Shape.structure(
    "WriteRequest",
    [
      Shape.Member("DeleteRequest", .structure("DeleteRequest", [.key])),
      Shape.Member("PutRequest", .structure("PutRequest", [.item])),
    ])
}

/// What a batch may write only once.
private struct BatchTarget: Hashable {
  let table: Int
  let key: KeyBytes
}

extension WriteAction {
  /// A `WriteRequest`: a put or a delete, one of them.
  fileprivate static func batched(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> WriteAction {
    switch (request["PutRequest"], request["DeleteRequest"]) {
    case (let put?, nil): return try .put(put.only(["Item"]), in: wording)
    case (nil, let delete?): return try .delete(delete.only(["Key"]), in: wording)
    case (nil, nil), (_?, _?):
      throw ValueError.severalTypes.error(in: wording)
    }
  }

  /// A batch says of an item what others say only of a key: that it doesn't match.
  fileprivate func preparedInBatch(for table: Table) throws(DynamoDBError) -> PreparedWrite {
    guard table.schema.keys.keyBytes(of: key) != nil else { throw .keyMismatch }
    return try prepared(for: table)
  }
}
