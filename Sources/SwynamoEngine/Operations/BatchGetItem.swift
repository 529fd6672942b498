import SwynamoCore
import SwynamoWire

extension Operation {
  /// Items are answered in the order of their keys, tables in the order of the request.
  static let batchGetItem = Operation(
    "BatchGetItem", in: .current,
    [
      Shape.Member(
        "RequestItems",
        .map(
          keysAndAttributes, of: "com.amazonaws.dynamodb.v20120810.KeysAndAttributes"),
        .notNull, .minimumLength(1), .maximumLength(Limits.batchGetKeys), .tableNames),
      .returnConsumedCapacity,
    ]
  ) { request, session in
    let groups = try KeyGroup.all(request["RequestItems"]?.members ?? [], in: session.wording)
    let tables = try groups.map { try session.catalog.table(named: $0.name) }
    var seen: Set<Int> = []
    // A table that is named twice, once by its ARN, is read once.
    let reads = try zip(groups, tables).filter { seen.insert($1.id).inserted }.map { try $0.read($1) }

    var remaining = Limits.batchGetBytes
    var capacities: [(String, Capacity)] = []
    var leftovers: [(KeyGroup, Int)] = []
    var refusal: DynamoDBError?
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    try json.object { json in
      try json.member("Responses") { json in
        try json.object { json in
          for read in reads {
            let (done, capacity) = try read.answer(&json, &remaining, session.limits, &refusal)
            capacities.append((read.group.name, capacity))
            if done < read.keys.count { leftovers.append((read.group, done)) }
          }
          // Only where nothing at all was read.
          if let refusal, leftovers.count == reads.count, leftovers.allSatisfy({ $0.1 == 0 }) { throw refusal }
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

extension Operation {
  fileprivate static let keysAndAttributes = Shape.structure(
    "KeysAndAttributes",
    [
      Shape.Member("Keys", .list(Shape.attributes), .notNull, .minimumLength(1), .maximumLength(Limits.batchGetKeys)),
      .attributesToGet, .consistentRead, .projectionExpression, .expressionAttributeNames,
    ])
}

/// The keys that a batch asks of one table.
private struct KeyGroup {
  /// Of the table, or its ARN.
  let name: String
  let keys: [Item]
  private let projection: ReadProjection
  private let request: JSONValue

  private static let members = [
    "Keys", "AttributesToGet", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames",
  ]

  static func all(_ members: [JSONMember], in wording: RequestWording) throws(DynamoDBError) -> [KeyGroup] {
    var groups: [KeyGroup] = []
    var count = 0
    for member in members { groups.append(try KeyGroup(member, &count, in: wording)) }
    let requests = groups.map(\.request)
    guard requests.allSatisfy({ $0["AttributesToGet"] == nil }) || requests.allSatisfy({ $0["ProjectionExpression"] == nil })
    else {
      throw .invalid(
        "Can not use both expression and non-expression parameters in the same request: "
          + "Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}")
    }
    return groups
  }

  private init(_ member: JSONMember, _ count: inout Int, in wording: RequestWording) throws(DynamoDBError) {
    name = member.name
    request = member.value.only(KeyGroup.members)
    try ExpressionParameters.check(request, [.projection])
    projection = try ReadProjection(request, in: wording)
    var keys: [Item] = []
    var seen: Set<[UInt8]> = []
    for json in request["Keys"]?.elements ?? [] {
      keys.append(try Item(json, in: wording))
      // Keys are told apart by how they are written, but not by the order of their attributes.
      guard seen.insert(json.members.count > 1 ? json.sorted.bytes : json.bytes).inserted else {
        throw .invalid("Provided list of item keys contains duplicates")
      }
      count += 1
      guard count <= Limits.batchGetKeys else { throw .invalid("Too many items requested for the BatchGetItem call") }
    }
    self.keys = keys
  }

  struct Read {
    let group: KeyGroup
    let table: Table
    let keys: [KeyBytes]
  }

  func read(_ table: Table) throws(DynamoDBError) -> Read {
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
        for member in Operation.keysAndAttributes.known(in: request).members where member.name != "Keys" {
          json.name(member.name)
          json.value(member.value)
        }
      }
    }
  }
}

extension KeyGroup.Read {
  /// Answers how many keys were read before the answer was full, or the table throttled.
  fileprivate func answer(
    _ json: inout JSONWriter, _ remaining: inout Int, _ limits: ThroughputLimits?, _ refusal: inout DynamoDBError?
  ) throws -> (done: Int, capacity: Capacity) {
    var capacity = Capacity()
    var done = 0
    try json.member(group.name) { json in
      try json.array { json in
        for key in keys {
          do throws(DynamoDBError) { try limits?.admit(.read, table, at: key) } catch {
            refusal = error
            return
          }
          let stored = try table.stored(key)
          remaining -= stored?.size ?? 0
          guard remaining >= 0 else { return }
          done += 1
          let units = Capacity.read(stored?.size ?? 0, isConsistent: group.isConsistent)
          limits?.use(units, .read, table, at: key)
          capacity.table += units
          if let stored { json.raw(try group.apply(to: stored)) }
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
