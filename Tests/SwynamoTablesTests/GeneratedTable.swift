import SwynamoAPI
import SwynamoBytes
import SwynamoTables

/// Tables that declare all there is to declare, drawn by chance. All have the same keys and local index.
struct GeneratedTable {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(state: seed) }

  private mutating func chance(_ part: Double) -> Bool { Double.random(in: 0..<1, using: &random) < part }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

  /// One that may follow another: the time to live stays or begins, since it can change once an hour only.
  mutating func table(after earlier: TableSpecification? = nil) -> TableSpecification {
    let isOnDemand = chance(0.6)
    var types: [String: API.ScalarAttributeType] = ["id": .string, "at": .number, "place": .string]
    for name in ["a", "b", "c", "d"] { types[name] = pick([.string, .number, .binary]) }
    var used = ["id", "at", "place"]
    let units = API.ProvisionedThroughput(
      readCapacityUnits: Int.random(in: 1...9, using: &random), writeCapacityUnits: Int.random(in: 1...9, using: &random))
    var indexes: [API.GlobalSecondaryIndex] = []
    for name in ["by-a", "by-b", "by-c", "other"] where chance(0.45) {
      let hash = pick(["a", "b", "c", "d", "place"])
      let range = pick(["a", "b", "c", "at", ""])
      var schema = [API.KeySchemaElement(attributeName: hash, keyType: .hash)]
      if !range.isEmpty, range != hash { schema.append(.init(attributeName: range, keyType: .range)) }
      used += schema.map(\.attributeName)
      indexes.append(
        API.GlobalSecondaryIndex(
          indexName: name, keySchema: schema, projection: projection(),
          provisionedThroughput: isOnDemand
            ? nil : .init(readCapacityUnits: Int.random(in: 1...5, using: &random), writeCapacityUnits: 2),
          onDemandThroughput: isOnDemand ? bounds() : nil))
    }
    var vectors: [API.VectorIndex] = []
    for name in ["near", "like"] where isOnDemand && chance(0.3) {
      let filters = ["a", "b", "place"].filter { _ in chance(0.5) }
      used += filters
      vectors.append(
        API.VectorIndex(
          indexName: name, vectorAttribute: .init(attributeName: "vector"),
          projection: .init(projectionType: pick([.all, .keysOnly])),
          dimensions: 3, distanceFunction: pick([.cosine, .euclidean]),
          searchSchema: filters.isEmpty ? nil : filters.map { .init(attributeName: $0, searchSchemaElementType: .inlineFilter) }))
    }
    let views: [API.StreamViewType?] = [nil, .keysOnly, .newImage, .newAndOldImages]
    let view = pick(views)
    let tags = ["team", "stage", "cost"].filter { _ in chance(0.5) }.map { API.Tag(key: $0, value: pick(["one", "two"])) }
    let table = API.CreateTable(
      tableName: "things",
      attributeDefinitions: Set(used).sorted().map { .init(attributeName: $0, attributeType: types[$0] ?? .string) },
      keySchema: [.init(attributeName: "id", keyType: .hash), .init(attributeName: "at", keyType: .range)],
      localSecondaryIndexes: [
        .init(
          indexName: "by-place",
          keySchema: [.init(attributeName: "id", keyType: .hash), .init(attributeName: "place", keyType: .range)],
          projection: .init(projectionType: .keysOnly))
      ],
      globalSecondaryIndexes: indexes, billingMode: isOnDemand ? .payPerRequest : .provisioned,
      provisionedThroughput: isOnDemand ? nil : units,
      streamSpecification: .init(streamEnabled: view != nil, streamViewType: view),
      sseSpecification: chance(0.5) ? .init(enabled: true, sseType: .kms) : .init(enabled: false), tags: tags,
      tableClass: pick([.standard, .standardInfrequentAccess]), deletionProtectionEnabled: chance(0.5),
      resourcePolicy: chance(0.5) ? Self.policy(of: pick(["111111111111", "222222222222"])) : "",
      onDemandThroughput: isOnDemand ? bounds() : nil, vectorIndexes: vectors)
    var timeToLive = earlier?.timeToLive ?? .disabled
    if timeToLive == .disabled, chance(0.5) { timeToLive = .attribute(pick(["expires", "until"])) }
    return TableSpecification(
      table, timeToLive: timeToLive, pointInTimeRecovery: pick([.disabled, .enabled(days: 7), .enabled(days: 35)]))
  }

  private mutating func projection() -> API.Projection {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .init(projectionType: .all)
    case 1: .init(projectionType: .keysOnly)
    default: .init(projectionType: .include, nonKeyAttributes: chance(0.5) ? ["x"] : ["y", "x"])
    }
  }

  private mutating func bounds() -> API.OnDemandThroughput? {
    guard chance(0.5) else { return nil }
    return .init(maxReadRequestUnits: pick([nil, 10, 20]), maxWriteRequestUnits: pick([10, 20]))
  }

  static func policy(of account: String) -> String {
    """
    {"Version": "2012-10-17", "Statement": [{"Sid": "read", "Effect": "Allow", "Principal": {"AWS": "\(account)"},
      "Action": ["dynamodb:GetItem"], "Resource": "arn:aws:dynamodb:us-east-1:000000000000:table/things"}]}
    """
  }
}
