import SwynamoCore
import SwynamoWire

extension Operation {
  /// All writes are done; the service may leave some unprocessed.
  static let batchWriteItem = Operation(
    "BatchWriteItem",
    [
      .returnConsumedCapacity, .returnItemCollectionMetrics,
      Shape.Member(
        "RequestItems", .map(.list(writeRequest), of: "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>"),
        .notNull, .minimumLength(1), .maximumLength(25), .tableNames, .values([.maximumLength(25), .minimumLength(1)])),
    ]
  ) { request, session in
    var groups: [(name: String, actions: [WriteAction])] = []
    for table in request["RequestItems"]?.members ?? [] {
      groups.append((table.name, try table.value.elements.map { try WriteAction.batched($0) }))
    }
    guard groups.reduce(0, { $0 + $1.actions.count }) <= 25 else {
      throw DynamoDBError.invalid("Too many items requested for the BatchWriteItem call")
    }
    let writes = try groups.map { group in
      guard let table = session.catalog[group.name] else { throw DynamoDBError.noSuchTable }
      let writes = try group.actions.map { try $0.prepared(for: table) }
      guard Set(writes.map(\.key)).count == writes.count else {
        throw DynamoDBError.invalid("Provided list of item keys contains duplicates")
      }
      return (table: table, writes: writes)
    }

    let capacities = try session.transaction {
      try writes.map { group in
        var capacity = Capacity()
        for write in group.writes { capacity += try write.run().capacity }
        return (group.table.schema.name, capacity)
      }
    }
    var json = JSONWriter()
    json.object { json in
      json.member("UnprocessedItems") { $0.object { _ in } }
      json.itemCollectionMetrics(of: writes.flatMap(\.writes), for: request)
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

extension WriteAction {
  /// A `WriteRequest`: a put or a delete, one of them.
  fileprivate static func batched(_ request: JSONValue) throws(DynamoDBError) -> WriteAction {
    switch (request["PutRequest"], request["DeleteRequest"]) {
    case (let put?, nil): return try .put(put)
    case (nil, let delete?): return try .delete(delete)
    case (nil, nil), (_?, _?):
      throw .invalid(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")
    }
  }
}
