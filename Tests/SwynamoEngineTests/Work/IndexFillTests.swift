import Foundation
import SwynamoBytes
import SwynamoEngine
import Testing

/// Indexes that are filled between requests.
@Suite struct IndexFillTests {
  private static let index =
    #"{"IndexName":"by-text","KeySchema":[{"AttributeName":"text","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}"#
  private static let definitions =
    #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},{"AttributeName":"text","AttributeType":"S"}]"#

  private static func create(_ name: String, with index: String?) -> String {
    let indexes = index.map { #","GlobalSecondaryIndexes":[\#($0)]"# } ?? ""
    let definitions =
      index == nil ? #""AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}]"# : definitions
    return
      #"{"TableName":"\#(name)","BillingMode":"PAY_PER_REQUEST",\#(definitions),"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]\#(indexes)}"#
  }

  private func fill(_ table: String, _ count: Int, _ bench: Bench) async throws {
    for start in stride(from: 0, to: count, by: 25) {
      let puts = (start..<min(count, start + 25)).map {
        #"{"PutRequest":{"Item":{"id":{"S":"\#($0)"},"text":{"S":"t\#($0 % 50)"}}}}"#
      }
      try await bench.must("BatchWriteItem", #"{"RequestItems":{"\#(table)":[\#(puts.joined(separator: ","))]}}"#)
    }
  }

  private func status(_ table: String, _ bench: Bench) async throws -> (status: String?, isBackfilling: Bool?) {
    struct Answer: Decodable {
      struct Index: Decodable {
        let indexStatus: String
        let backfilling: Bool?
      }
      struct Table: Decodable { let globalSecondaryIndexes: [Index]? }
      let table: Table
    }
    let index = try await bench.read(Answer.self, "DescribeTable", #"{"TableName":"\#(table)"}"#).table.globalSecondaryIndexes?
      .first
    return (index?.indexStatus, index?.backfilling)
  }

  private func all(_ table: String, _ bench: Bench) async throws -> [String] {
    struct Answer: Decodable {
      let items: [[String: [String: String]]]
      let lastEvaluatedKey: [String: [String: String]]?
    }
    var (items, start) = ([String](), "")
    while true {
      let page = try await bench.read(Answer.self, "Scan", #"{"TableName":"\#(table)","IndexName":"by-text"\#(start)}"#)
      items += page.items.map { "\($0["id"]?["S"] ?? "") \($0["text"]?["S"] ?? "") \($0["n"]?["S"] ?? "")" }
      guard let last = page.lastEvaluatedKey else { return items.sorted() }
      start = #","ExclusiveStartKey":\#(String(decoding: try JSONEncoder().encode(last), as: UTF8.self))"#
    }
  }

  /// Under writes all the while, an index that is added holds what one holds that was there from the beginning.
  @Test(arguments: [1, 2] as [UInt64], [false, true])
  func underWrites(seed: UInt64, reopens: Bool) async throws {
    try await StoreFolder.with { folder in
      var random = SplitMix64(state: seed)
      var bench = try Bench(.file(folder.path(), durability: .processDeath))
      try await bench.must("CreateTable", Self.create("added", with: nil))
      try await bench.must("CreateTable", Self.create("born", with: Self.index))
      for table in ["added", "born"] { try await fill(table, 4000, bench) }
      try await bench.must(
        "UpdateTable",
        #"{"TableName":"added",\#(Self.definitions),"GlobalSecondaryIndexUpdates":[{"Create":\#(Self.index)}]}"#)
      // On a machine that is busy, it may be filled before anybody looks.
      let begun = try await status("added", bench)
      if begun.status == "CREATING" {
        #expect(begun.isBackfilling == true)
        let early = try await bench.send("Scan", #"{"TableName":"added","IndexName":"by-text"}"#)
        #expect(
          early.status == 200 || early.body.contains("Cannot read from backfilling global secondary index: by-text"),
          "\(early.body)")
      }

      var writes = 0
      while try await status("added", bench).status != "ACTIVE" || writes < 50 {
        writes += 1
        try #require(writes < 20_000)
        let id = Int.random(in: 0..<4100, using: &random)
        let text = "t\(Int.random(in: 0..<60, using: &random))"
        let kind = Int.random(in: 0..<4, using: &random)
        for table in ["added", "born"] {
          switch kind {
          case 0: try await bench.delete(table, "\(id)")
          case 1:
            try await bench.must(
              "UpdateItem",
              #"{"TableName":"\#(table)","Key":{"id":{"S":"\#(id)"}},"UpdateExpression":"SET n = :n","ExpressionAttributeValues":{":n":{"S":"x"}}}"#
            )
          default: try await bench.put(table, "\(id)", text)
          }
        }
        if reopens, writes == 5 {
          await bench.engine.close()
          bench = try Bench(.file(folder.path(), durability: .processDeath))
        }
      }
      #expect(try await all("added", bench) == all("born", bench))
      await bench.engine.close()
    }
  }

  /// What is small is done with the request.
  @Test func small() async throws {
    let bench = try Bench()
    try await bench.must("CreateTable", Self.create("ttt", with: nil))
    try await fill("ttt", 100, bench)
    try await bench.must(
      "UpdateTable", #"{"TableName":"ttt",\#(Self.definitions),"GlobalSecondaryIndexUpdates":[{"Create":\#(Self.index)}]}"#)
    let now = try await status("ttt", bench)
    #expect(now.status == "ACTIVE" && now.isBackfilling == nil)
    #expect(try await all("ttt", bench).count == 100)
  }
}
