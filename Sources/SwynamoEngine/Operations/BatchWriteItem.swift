import SwynamoCore
import SwynamoWire

extension Operation {
  /// All writes are done but those that are throttled.
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
    var groups: [(name: String, requests: [JSONValue], actions: [WriteAction])] = []
    for table in request["RequestItems"]?.members ?? [] {
      let requests = table.value.elements
      groups.append((table.name, requests, try requests.map { try WriteAction.batched($0, in: session.wording) }))
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

    var leftovers = Leftovers()
    let capacities = try session.transaction {
      var capacities: [(String, Capacity)] = []
      for (place, (table, write)) in writes.enumerated() {
        do { capacities.add(try write.run(session).capacity, to: table) } catch let error as DynamoDBError where error.isThrottled
        {
          leftovers.add(place, error)
        }
      }
      try leftovers.check(against: writes.count)
      return capacities
    }
    var json = JSONWriter()
    json.object { json in
      json.member("UnprocessedItems") { leftovers.write(of: groups.map { ($0.name, $0.requests) }, to: &$0) }
      json.itemCollectionMetrics(of: leftovers.done(of: writes), for: request)
      json.consumedCapacities(capacities, for: request)
    }
    return json
  }

  fileprivate static let writeRequest = Shape.structure(
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

/// The writes of a batch that were throttled.
private struct Leftovers {
  private var places: Set<Int> = []
  private var refusal: DynamoDBError?

  mutating func add(_ place: Int, _ error: DynamoDBError) {
    places.insert(place)
    refusal = error
  }

  /// A batch of which nothing was done is refused.
  func check(against count: Int) throws(DynamoDBError) {
    if let refusal, places.count == count { throw refusal }
  }

  func done<Write>(of writes: [Write]) -> [Write] {
    places.isEmpty ? writes : writes.indices.filter { !places.contains($0) }.map { writes[$0] }
  }

  /// In the form of a request.
  func write(of groups: [(name: String, requests: [JSONValue])], to json: inout JSONWriter) {
    json.object { json in
      var first = 0
      for (name, requests) in groups {
        let left = requests.indices.filter { places.contains(first + $0) }.map { requests[$0] }
        first += requests.count
        if !left.isEmpty { json.member(name) { $0.value(.array(left.map(Operation.writeRequest.known))) } }
      }
    }
  }
}
