import Foundation
import SwynamoDB
import Testing

/// What queries of sharded keys lower to, and what is wrong with such keys, in sentences.
@Suite struct KeyShardFaultTests {
  private struct Visit: Codable, Sendable {
    let page: String
    let visitor: String
    let time: Int
    var agent: String?
  }

  private static let table = SingleTable("visits") {
    GlobalIndex("by-agent") {
      HashKey("GSI1PK")
      RangeKey("PK")
    }
  }

  private static let byAgent = table.index("by-agent", of: Visit.self) {
    \.agent
  } range: {
    "PAGE#"
    \.page
    "#"
    KeyShard(12, by: \.visitor)
  }

  private let visits = Self.table.entity("visit") {
    KeyField(\Visit.page)
    KeyField(\.visitor)
    KeyField(\.time)
    Field(\.agent)
  } hash: {
    "PAGE#"
    \.page
    "#"
    KeyShard(12, by: \.visitor)
  } range: {
    \.time
    \.visitor
  } indexes: {
    byAgent
  }.of(Visit.init)

  private func expectFaults(
    _ statement: some RequestStatement, _ faults: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: StatementError.self, sourceLocation: sourceLocation) { try statement.request() }
    #expect(error?.faults.map(\.description) == faults, sourceLocation: sourceLocation)
  }

  @Test func requests() {
    #expect(
      visits.query("home").filter { $0.agent == "curl" }.limit(20).explain() == """
        Query
        {
          "TableName": "visits",
          "KeyConditionExpression": "#0 = :0",
          "FilterExpression": "#1 = :1 AND #2 = :2",
          "ExpressionAttributeNames": {"#0":"PK","#1":"agent","#2":"entity"},
          "ExpressionAttributeValues": {":0":{"S":"PAGE#home#00"},":1":{"S":"curl"},":2":{"S":"visit"}},
          "Limit": 100
        }
        and of 11 other shards likewise, merged in the order of the range key
        """)
    expectLowered(
      visits.get("home", range: 7, "ann"),
      """
      GetItem
      {
        "TableName": "visits",
        "Key": {"PK":{"S":"PAGE#home#09"},"SK":{"S":"0000000000000000007ann"}}
      }
      """)
  }

  /// Of an index whose range key is the table's sharded one.
  @Test func shardsInARangeKey() throws {
    #expect(try visits.query(Self.byAgent, "curl", range: "home").request().attributes.values == ["curl", "PAGE#home#", "visit"])
    let table = SingleTable("visits") {
      GlobalIndex("by-agent") {
        HashKey("GSI1PK")
        RangeKey("PK")
      }
    }
    let byAgent = table.index("by-agent", of: Visit.self) {
      \.agent
    } range: {
      KeyShard(12, by: \.visitor)
      "#"
      \.page
    }
    let visits = table.entity("visit") {
      KeyField(\Visit.page)
      KeyField(\.visitor)
      KeyField(\.time)
      Field(\.agent)
    } hash: {
      KeyShard(12, by: \.visitor)
      "#"
      \.page
    } range: {
      \.time
      \.visitor
    } indexes: {
      byAgent
    }.of(Visit.init)
    let sentence =
      "what is asked for stands behind the shard in the key \"PK\", and \"visitor\", from which the shard follows, is not given: ask "
      + "for less, or give it"
    expectFaults(visits.query(byAgent, "curl", range: "home"), sentence)
    expectFaults(visits.query(byAgent, "curl") { $0 > "home" }, sentence)
    #expect(throws: Never.self) { try visits.query(byAgent, "curl").request() }
  }

  @Test func whatSeveralShardsDoNotHave() throws {
    expectFaults(
      visits.query("home").maximumPages(20).maximumScannedCount(100),
      "maximumPages is for one partition, and each of the shards has to be asked: say limit(_:) and pageSize(_:), or ask one shard, "
        + "shard(_:)",
      "maximumScannedCount is for one partition, and each of the shards has to be asked: say limit(_:) and pageSize(_:), or ask one "
        + "shard, shard(_:)")
    expectFaults(visits.query("home").shard(12), "there is no shard 12: there are 12, counted from 0")
    expectFaults(
      visits.query("home").shard(of: 7), "the shard follows from \"visitor\", which is String and not Int")
    expectFaults(
      visits.query("home", range: 7, "ann").shard(0), "the query is of one partition, and has no shards")
    // {"operation":{"S":"Query"},"shards":{"L":[{"NULL":true},{"BOOL":true}]},"table":{"S":"visits"}}
    let cursor = try Cursor(
      "eyJvcGVyYXRpb24iOnsiUyI6IlF1ZXJ5In0sInNoYXJkcyI6eyJMIjpbeyJOVUxMIjp0cnVlfSx7IkJPT0wiOnRydWV9XX0sInRhYmxlIjp7IlMiOiJ2aXNpdHMifX0"
    )
    expectFaults(
      visits.query("home").starting(after: cursor),
      "the cursor is of a Query of table \"visits\" in 2 shards, and this is a Query of table \"visits\" in 12 shards: go on with the "
        + "statement that gave it")
    expectFaults(
      visits.query("home").shard(1).starting(after: cursor),
      "the cursor is of a Query of table \"visits\" in 2 shards, and this is a Query of table \"visits\": go on with the "
        + "statement that gave it")
    let nulls = Array(repeating: #"{"NULL":true}"#, count: 12).joined(separator: ",")
    let own = #"{"operation":{"S":"Query"},"shards":{"L":[\#(nulls)]},"table":{"S":"visits"}}"#
    expectFaults(
      visits.query("home").ending(before: try Cursor(Data(own.utf8).base64EncodedString())),
      "a query of several shards has no page before a cursor; ask for it in the other order")
    for list in [#"{"L":[]}"#, #"{"L":[{"NULL":true}]}"#, #"{"L":[{"NULL":true},{"S":"x"}]}"#, #"{"N":"7"}"#] {
      let json = #"{"operation":{"S":"Query"},"shards":\#(list),"table":{"S":"visits"}}"#
      #expect(throws: CursorError.self) { try Cursor(Data(json.utf8).base64EncodedString()) }
    }
  }

  @Test func declarations() {
    let wrong = Self.table.entity("wrong", fileID: "MyApp/Tables.swift", line: 7) {
      KeyField(\Visit.page)
      KeyField(\.time)
      Field(\.agent)
      Field(\.visitor)
    } hash: {
      \.page
      KeyShard(1, by: \.visitor)
      KeyShard(100, by: \.page)
    } range: {
      KeyShard(2, by: \.agent)
      \.time
    }.codable()
    let error = #expect(throws: DeclarationError.self) { try wrong.validate() }
    #expect(
      error?.description == """
        table "visits", declared at MyApp/Tables.swift:7, is not well declared:
          - the key "PK" has "visitor" right behind "page", which has no certain end: put a text between them
          - the key "PK" has 1 shards; it takes 2 to 99
          - the key "PK" has two KeyShards; leave one
          - the key "PK" has a KeyShard by "visitor", which is not in the table's key, so that no item could be found by its key: put it into the range key too
          - the key "PK" has 100 shards; it takes 2 to 99
          - the key "PK" has two KeyShards; leave one
          - the key "PK" has a KeyShard by "page", which is in it too, so that all its items would be in one shard: name another property
          - the table's key "SK" has "agent" in it, which is optional: every item has a key
          - the key "SK" has a KeyShard, and is a range key: only hash keys are spread over partitions
          - the key "SK" has a KeyShard by "agent", which is not in the table's key, so that no item could be found by its key: put it into the range key too
        """)
  }
}
