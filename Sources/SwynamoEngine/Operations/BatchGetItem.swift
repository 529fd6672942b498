import SwynamoCore
import SwynamoWire

extension Operation {
  /// Items are answered in the order of their keys, tables in the order of the request.
  static let batchGetItem = Operation(
    "BatchGetItem",
    [
      .returnConsumedCapacity,
      Shape.Member(
        "RequestItems",
        .map(
          .structure(
            "KeysAndAttributes",
            [
              Shape.Member("Keys", .list(Shape.attributes), .notNull, .minimumLength(1), .maximumLength(100)),
              .attributesToGet, .consistentRead, .projectionExpression, .expressionAttributeNames,
            ]), of: "com.amazonaws.dynamodb.v20120810.KeysAndAttributes"),
        .notNull, .minimumLength(1), .maximumLength(100), .tableNames),
    ]
  ) { request, session in
    let groups = try (request["RequestItems"]?.members ?? []).map { try KeyGroup($0) }
    guard groups.reduce(0, { $0 + $1.keys.count }) <= 100 else {
      throw DynamoDBError.invalid("Too many items requested for the BatchGetItem call")
    }
    let reads = try groups.map { try $0.read(session.catalog) }

    var remaining = KeyGroup.maximumSize
    var capacities: [(String, Capacity)] = []
    var leftovers: [(KeyGroup, Int)] = []
    var json = JSONWriter(reserving: 4096)
    try json.object { json in
      try json.member("Responses") { json in
        try json.object { json in
          for read in reads {
            let (done, capacity) = try read.answer(&json, &remaining)
            capacities.append((read.table.schema.name, capacity))
            if done < read.keys.count { leftovers.append((read.group, done)) }
          }
        }
      }
      json.member("UnprocessedKeys") { json in
        json.object { json in for (group, done) in leftovers { group.writeRest(after: done, to: &json) } }
      }
      json.consumedCapacities(capacities, for: request)
    }
    return json
  }
}

/// The keys that a batch asks of one table.
private struct KeyGroup {
  let name: String
  let keys: [Item]
  private let projection: ReadProjection
  private let request: JSONValue

  /// A batch answers with at most 16 MB.
  static let maximumSize = 16 * 1024 * 1024

  init(_ member: JSONMember) throws(DynamoDBError) {
    name = member.name
    request = member.value
    try ExpressionParameters.check(request, [.projection])
    var keys: [Item] = []
    for key in request["Keys"]?.elements ?? [] { keys.append(try Item(json: key)) }
    self.keys = keys
    // Texts are compared by their bytes, which `==` doesn't.
    guard Set(keys.map { StoredItem($0).bytes }).count == keys.count else {
      throw .invalid("Provided list of item keys contains duplicates")
    }
    projection = try ReadProjection(request)
  }

  struct Read {
    let group: KeyGroup
    let table: Table
    let keys: [KeyBytes]
  }

  func read(_ catalog: Catalog) throws(DynamoDBError) -> Read {
    guard let table = catalog[name] else { throw .noSuchTable }
    var bytes: [KeyBytes] = []
    for key in keys { bytes.append(try table.schema.keys.checkedKeyBytes(ofKey: key)) }
    try projection.check(table.schema)
    return Read(group: self, table: table, keys: bytes)
  }

  /// The keys that did not fit, in the form of a request.
  func writeRest(after done: Int, to json: inout JSONWriter) {
    json.member(name) { json in
      json.object { json in
        json.member("Keys") { json in json.array { json in for key in keys[done...] { json.item(key) } } }
        for member in request.members where member.name != "Keys" {
          json.name(member.name)
          json.value(member.value)
        }
      }
    }
  }
}

extension KeyGroup.Read {
  /// Answers how many keys were read before the answer was full.
  fileprivate func answer(_ json: inout JSONWriter, _ remaining: inout Int) throws -> (done: Int, capacity: Capacity) {
    var capacity = Capacity()
    var done = 0
    try json.member(table.schema.name) { json in
      try json.array { json in
        for key in keys where remaining > 0 {
          let stored = try table.stored(key)
          done += 1
          capacity.table += Capacity.read(stored?.size ?? 0, isConsistent: group.isConsistent)
          guard let stored else { continue }
          remaining -= stored.size
          json.raw(try group.apply(to: stored))
        }
      }
    }
    return (done, capacity)
  }
}

extension KeyGroup {
  fileprivate var isConsistent: Bool { request["ConsistentRead"]?.boolean ?? false }
  fileprivate func apply(to stored: StoredItem) throws -> [UInt8] { try projection.apply(to: stored) }
}
