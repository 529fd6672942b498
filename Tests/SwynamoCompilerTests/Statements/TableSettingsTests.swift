import SwynamoDB
import Testing

/// What a table is declared with besides its keys and indexes, and what CreateTable is sent of it.
@Suite struct TableSettingsTests {
  struct Login: Sendable {
    let id: String
    var user: String
    var place: String
  }

  static let byUser = GlobalIndex("by-user") { HashKey(\Login.user) }
  static let byPlace = GlobalIndex("by-place", projecting: .keysOnly) { HashKey(\Login.place) }

  static let logins = Table("logins") {
    HashKey(\Login.id)
    Field(\.user)
    Field(\.place)
  }.of(Login.init)

  static func indexed(_ byUser: GlobalIndex<Login, String, NoRangeKey>) -> Table<Login, String, NoRangeKey> {
    Table("logins") {
      HashKey(\Login.id)
      Field(\.user)
      Field(\.place)
    } indexes: {
      byUser
      byPlace
    }.of(Login.init)
  }

  /// The members that come after the keys.
  static func settings(_ statement: CreateTable) throws -> String {
    let body = String(decoding: try statement.request().body, as: UTF8.self)
    let start = try #require(body.firstRange(of: #""BillingMode""#))
    return "{" + body[start.lowerBound...]
  }

  @Test func everything() {
    let logins = Self.logins
      .billing(.onDemandUpTo(readUnits: 1000, writeUnits: 500))
      .stream(.newAndOldImages)
      .tags(["team": "identity", "stage": "test"])
      .tableClass(.infrequentAccess)
      .deletionProtected()
      .encrypted(.key("alias/logins"))
      .warmThroughput(readUnits: 40_000, writeUnits: 20_000)
      .pointInTimeRecovery(days: 7)
      .resourcePolicy(#"{"Statement":[]}"#)
    expectLowered(
      logins.createTable(),
      #"""
      CreateTable
      {
        "TableName": "logins",
        "AttributeDefinitions": [{"AttributeName":"id","AttributeType":"S"}],
        "KeySchema": [{"AttributeName":"id","KeyType":"HASH"}],
        "BillingMode": "PAY_PER_REQUEST",
        "OnDemandThroughput": {"MaxReadRequestUnits":1000,"MaxWriteRequestUnits":500},
        "WarmThroughput": {"ReadUnitsPerSecond":40000,"WriteUnitsPerSecond":20000},
        "StreamSpecification": {"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"},
        "SSESpecification": {"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"alias/logins"},
        "Tags": [{"Key":"stage","Value":"test"},{"Key":"team","Value":"identity"}],
        "TableClass": "STANDARD_INFREQUENT_ACCESS",
        "DeletionProtectionEnabled": true,
        "ResourcePolicy": "{\"Statement\":[]}"
      }
      """#)
  }

  @Test func whatIsDeclaredOtherwise() throws {
    let declared = Self.logins.stream(.disabled).encrypted(.ownedKey).tableClass(.standard).deletionProtected(false)
    #expect(
      try Self.settings(declared.createTable())
        == #"{"BillingMode":"PAY_PER_REQUEST","StreamSpecification":{"StreamEnabled":false},"SSESpecification":{"Enabled":false},"#
        + #""TableClass":"STANDARD","DeletionProtectionEnabled":false}"#)
    #expect(
      try Self.settings(Self.logins.encrypted(.managedKey).warmThroughput(writeUnits: 4000).createTable())
        == #"{"BillingMode":"PAY_PER_REQUEST","WarmThroughput":{"WriteUnitsPerSecond":4000},"#
        + #""SSESpecification":{"Enabled":true,"SSEType":"KMS"}}"#)
    #expect(
      try Self.settings(Self.logins.billing(.onDemandUpTo(writeUnits: 9)).createTable())
        == #"{"BillingMode":"PAY_PER_REQUEST","OnDemandThroughput":{"MaxWriteRequestUnits":9}}"#)
    // What says nothing is as if it were not there.
    let silent = Self.logins.tags([:]).warmThroughput().billing(.onDemandUpTo()).pointInTimeRecovery(false)
    #expect(try Self.settings(silent.createTable()) == #"{"BillingMode":"PAY_PER_REQUEST"}"#)
    for stream in TableSettings.Stream.allCases where stream != .disabled {
      let request = try Self.logins.stream(stream).createTable().request()
      #expect(String(decoding: request.body, as: UTF8.self).contains(#""StreamViewType":"\#(stream.rawValue)""#))
    }
  }

  @Test func unitsOfIndexes() {
    let own = Self.indexed(Self.byUser.billing(.provisioned(readUnits: 20, writeUnits: 7)).warmThroughput(readUnits: 30))
    expectLowered(
      own.billing(.provisioned(readUnits: 5, writeUnits: 4)).createTable(),
      """
      CreateTable
      {
        "TableName": "logins",
        "AttributeDefinitions": [
          {"AttributeName":"id","AttributeType":"S"},
          {"AttributeName":"user","AttributeType":"S"},
          {"AttributeName":"place","AttributeType":"S"}
        ],
        "KeySchema": [{"AttributeName":"id","KeyType":"HASH"}],
        "GlobalSecondaryIndexes": [
          {
            "IndexName": "by-user",
            "KeySchema": [{"AttributeName":"user","KeyType":"HASH"}],
            "Projection": {"ProjectionType":"ALL"},
            "ProvisionedThroughput": {"ReadCapacityUnits":20,"WriteCapacityUnits":7},
            "WarmThroughput": {"ReadUnitsPerSecond":30}
          },
          {
            "IndexName": "by-place",
            "KeySchema": [{"AttributeName":"place","KeyType":"HASH"}],
            "Projection": {"ProjectionType":"KEYS_ONLY"},
            "ProvisionedThroughput": {"ReadCapacityUnits":5,"WriteCapacityUnits":4}
          }
        ],
        "BillingMode": "PROVISIONED",
        "ProvisionedThroughput": {"ReadCapacityUnits":5,"WriteCapacityUnits":4}
      }
      """)
  }

  @Test func boundsOfIndexes() throws {
    let own = Self.indexed(Self.byUser.billing(.onDemandUpTo(readUnits: 20)))
    let body = String(decoding: try own.billing(.onDemandUpTo(readUnits: 5)).createTable().request().body, as: UTF8.self)
    #expect(body.contains(#""Projection":{"ProjectionType":"ALL"},"OnDemandThroughput":{"MaxReadRequestUnits":20}}"#))
    #expect(body.contains(#""Projection":{"ProjectionType":"KEYS_ONLY"}}]"#))
    #expect(body.contains(#""BillingMode":"PAY_PER_REQUEST","OnDemandThroughput":{"MaxReadRequestUnits":5}}"#))
  }

  @Test func billingThatIsGivenStandsInsteadOfTheDeclared() throws {
    let declared = Self.indexed(Self.byUser.billing(.provisioned(readUnits: 20, writeUnits: 7)))
      .billing(.provisioned(readUnits: 5, writeUnits: 4))
    let onDemand = String(decoding: try declared.createTable(.onDemand).request().body, as: UTF8.self)
    #expect(onDemand.contains(#""BillingMode":"PAY_PER_REQUEST""#) && !onDemand.contains("ProvisionedThroughput"))
    let provisioned = try declared.createTable(.provisioned(readUnits: 1, writeUnits: 2)).request()
    #expect(provisioned.billing == .provisioned(readUnits: 1, writeUnits: 2))
    let body = String(decoding: provisioned.body, as: UTF8.self)
    #expect(body.contains(#"{"ReadCapacityUnits":20,"WriteCapacityUnits":7}"#))
    #expect(body.contains(#"{"ReadCapacityUnits":1,"WriteCapacityUnits":2}"#) && !body.contains(#""ReadCapacityUnits":5"#))
  }

  @Test func settingsAreAValue() throws {
    let first = Self.logins.stream(.keysOnly).tags(["a": "1", "b": "1"]).tags(["b": "2"])
    #expect(first.settings.tags == ["a": "1", "b": "2"])
    #expect(Self.logins.settings == TableSettings())
    #expect(first.named("others").settings == first.settings)
    #expect(try first.named("others").createTable().request().tableName == "others")
    let second = Self.logins.settings(first.settings).stream(.newImage)
    #expect(second.settings.stream == .newImage && second.settings.tags == first.settings.tags)
    // Names are told apart by their bytes.
    #expect(Self.logins.tags(["caf\u{E9}": "1"]).tags(["cafe\u{301}": "2"]).settings.tags?.count == 2)
  }

  @Test func singleTables() throws {
    let forum = SingleTable("forum").billing(.provisioned(readUnits: 3, writeUnits: 2)).stream(.newImage)
    #expect(try forum.createTable().request().billing == .provisioned(readUnits: 3, writeUnits: 2))
    let entity = forum.entity("login") {
      KeyField(\Login.id)
      Field(\.user)
      Field(\.place)
    } hash: {
      "LOGIN#"
      \.id
    } range: {
      "LOGIN"
    }.of(Login.init)
    #expect(entity.settings == forum.settings)
    #expect(try entity.createTable().request() == forum.createTable().request())
    try forum.validate(entity)
    #expect(
      Set(faults(entity.stream(.keysOnly)))
        == ["\"login\" is an entity, which has the settings of its single table: declare them there"])
  }
}

/// What `validate` finds.
func faults<Model, Hash, Range>(_ table: Table<Model, Hash, Range>) -> [String] {
  do throws(DeclarationError) {
    try table.validate()
    return []
  } catch {
    return error.faults.map { "\($0)" }
  }
}
