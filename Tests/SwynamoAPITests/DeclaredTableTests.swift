import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import Testing

/// A table that is created as it was declared is described so.
@Suite struct DeclaredTableTests {
  struct Login: Sendable {
    let id: String
    var user: String
    var day: Int?
    var embedding: [Float]?
  }

  static let byUser = GlobalIndex("by-user") {
    HashKey(\Login.user); RangeKey(\.day)
  }
  static let byMeaning = VectorIndex(
    "by-meaning", \Login.embedding, dimensions: 3, .euclidean, hashKey: \.user, filters: \.day,
    projecting: .including(\.embedding))

  let db = DynamoDB(.embedded(.inMemory))
  let policy = """
    {"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"dynamodb:GetItem","Resource":"*"}]}
    """

  @Test func onDemand() async throws {
    let logins = Table("logins") {
      HashKey(\Login.id)
      Field(\.user)
      Field(\.day)
      Field(\.embedding)
    } indexes: {
      Self.byUser.billing(.onDemandUpTo(readUnits: 70, writeUnits: 60)).warmThroughput(readUnits: 13_000, writeUnits: 5000)
      Self.byMeaning
    }.of(Login.init)
      .billing(.onDemandUpTo(readUnits: 1000, writeUnits: 500))
      .stream(.newAndOldImages)
      .tags(["team": "identity", "stage": "test"])
      .tableClass(.infrequentAccess)
      .deletionProtected()
      .encrypted(.managedKey)
      .warmThroughput(readUnits: 14_000, writeUnits: 6000)
      .resourcePolicy(policy)
    try await logins.createTable().run(on: db)
    let table = try #require(try await API.DescribeTable(tableName: "logins").run(on: db).table)
    #expect(table.billingModeSummary?.billingMode == .payPerRequest)
    #expect(table.onDemandThroughput?.maxReadRequestUnits == 1000 && table.onDemandThroughput?.maxWriteRequestUnits == 500)
    #expect(table.warmThroughput?.readUnitsPerSecond == 14_000 && table.warmThroughput?.writeUnitsPerSecond == 6000)
    #expect(table.streamSpecification?.streamEnabled == true && table.streamSpecification?.streamViewType == .newAndOldImages)
    #expect(table.tableClassSummary?.tableClass == .standardInfrequentAccess)
    #expect(table.deletionProtectionEnabled == true)
    #expect(table.sseDescription?.status == .enabled && table.sseDescription?.sseType == .kms)

    let index = try #require(table.globalSecondaryIndexes?.first)
    #expect(index.indexName == "by-user")
    #expect(index.onDemandThroughput?.maxReadRequestUnits == 70 && index.onDemandThroughput?.maxWriteRequestUnits == 60)
    #expect(index.warmThroughput?.readUnitsPerSecond == 13_000 && index.warmThroughput?.writeUnitsPerSecond == 5000)

    let vectors = try #require(table.vectorIndexes?.first)
    #expect(vectors.indexName == "by-meaning" && vectors.dimensions == 3 && vectors.distanceFunction == .euclidean)
    #expect(vectors.vectorAttribute?.attributeName == "embedding")
    #expect(vectors.searchSchema?.map(\.attributeName) == ["user", "day"])
    #expect(vectors.searchSchema?.map(\.searchSchemaElementType) == [.hash, .inlineFilter])
    #expect(vectors.projection?.projectionType == .include && vectors.projection?.nonKeyAttributes == ["embedding"])

    let arn = try #require(table.tableARN)
    let tags = try await API.ListTagsOfResource(resourceARN: arn).run(on: db).tags ?? []
    #expect(tags.map { "\($0.key)=\($0.value)" }.sorted() == ["stage=test", "team=identity"])
    #expect(try await API.GetResourcePolicy(resourceARN: arn).run(on: db).policy?.contains("dynamodb:GetItem") == true)

    let protected = await #expect(throws: DynamoDBError.self) { try await logins.deleteTable().run(on: db) }
    #expect(protected?.message.contains("deletion protection") == true)
  }

  @Test func provisioned() async throws {
    let logins = Table("logins") {
      HashKey(\Login.id)
      Field(\.user)
      Field(\.day)
      Field(\.embedding)
    } indexes: {
      Self.byUser.billing(.provisioned(readUnits: 7, writeUnits: 6))
    }.of(Login.init).billing(.provisioned(readUnits: 5, writeUnits: 4)).encrypted(.key("alias/logins")).stream(.disabled)
    try await logins.createTable().run(on: db)
    let table = try #require(try await API.DescribeTable(tableName: "logins").run(on: db).table)
    #expect(table.provisionedThroughput?.readCapacityUnits == 5 && table.provisionedThroughput?.writeCapacityUnits == 4)
    let index = try #require(table.globalSecondaryIndexes?.first?.provisionedThroughput)
    #expect(index.readCapacityUnits == 7 && index.writeCapacityUnits == 6)
    #expect(table.sseDescription?.kmsMasterKeyARN?.hasSuffix("alias/logins") == true)
    #expect(table.streamSpecification?.streamEnabled != true)

    try await logins.named("others").createTable(.onDemand).run(on: db)
    let other = try #require(try await API.DescribeTable(tableName: "others").run(on: db).table)
    #expect(other.billingModeSummary?.billingMode == .payPerRequest)
  }

  @Test func singleTable() async throws {
    let byDay = GlobalIndex("by-day") { HashKey("day") }.billing(.provisioned(readUnits: 9, writeUnits: 8))
    let forum = SingleTable("forum") { byDay }.billing(.provisioned(readUnits: 3, writeUnits: 2)).tags(["a": "b"])
    try await forum.createTable().run(on: db)
    let table = try #require(try await API.DescribeTable(tableName: "forum").run(on: db).table)
    #expect(table.provisionedThroughput?.readCapacityUnits == 3)
    #expect(table.globalSecondaryIndexes?.first?.provisionedThroughput?.writeCapacityUnits == 8)
  }
}
