import GRDB
import Testing

@testable import SwynamoEngine

/// A store without space refuses to write, loses nothing, and goes on once there is space.
@Suite struct FullDiskTests {
  private func store(_ folder: StoreFolder, pages: Int?) -> EmbeddedEngine.Store {
    let file = FileStore(path: folder.path(), pageLimit: pages)
    return EmbeddedEngine.Store(file: file)
  }

  private static let full =
    #"{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError","message":"The engine's store has no space left "#
    + #"(database or disk is full): nothing of this request was written."}"#

  @Test func refusesAndGoesOn() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.music(store(folder, pages: 80))
      let text = String(repeating: "x", count: 3000)
      func put(_ number: Int) -> String {
        #"{"artist":{"S":"a"},"year":{"N":"\#(number)"},"genre":{"S":"g"},"label":{"S":"l"},"text":{"S":"\#(text)"}}"#
      }
      var written = 0
      while true {
        let answer = try await bench.send("PutItem", #"{"TableName":"music","Item":\#(put(written))}"#)
        guard answer.status == 200 else {
          #expect(answer.status == 500)
          #expect(answer.body == Self.full)
          break
        }
        written += 1
        try #require(written < 1000)
      }
      try await expectCount(written, bench)

      // Each of these fails on its way: none of its writes stays, in the table or in an index.
      let puts = (0..<10).map { #"{"Put":{"TableName":"music","Item":\#(put(1000 + $0))}}"# }.joined(separator: ",")
      #expect(try await bench.send("TransactWriteItems", #"{"TransactItems":[\#(puts)]}"#).body == Self.full)
      let table = #"""
        {"TableName":"another","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
        "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
        """#
      while try await bench.send("CreateTable", table.replacing("another", with: "another-\(written)")).status == 200 {
        written += 1
        try #require(written < 1000)
      }
      let name = "another-\(written)"
      let (status, body) = try await bench.send("DescribeTable", #"{"TableName":"\#(name)"}"#)
      #expect(status == 400)
      #expect(body.contains("ResourceNotFoundException"))

      let count = try await Self.count(bench)
      for number in 0..<5 {
        try await bench.must("DeleteItem", #"{"TableName":"music","Key":{"artist":{"S":"a"},"year":{"N":"\#(number)"}}}"#)
      }
      try await bench.must("PutItem", #"{"TableName":"music","Item":\#(put(2000))}"#)
      try await expectCount(count - 4, bench)
      let sights = try await bench.sights()
      await bench.engine.close()

      let again = try Bench(store(folder, pages: nil))
      #expect(try await again.sights() == sights)
      try await again.must("CreateTable", table)
      await again.engine.close()
    }
  }

  private static func count(_ bench: Bench) async throws -> Int {
    let answer = try await bench.send("Scan", #"{"TableName":"music","Select":"COUNT"}"#)
    return Int(answer.body.split(separator: ",").first.map { String($0.drop { !$0.isNumber }) } ?? "") ?? -1
  }

  private func expectCount(_ count: Int, _ bench: Bench) async throws {
    let answer = #"{"Count":\#(count),"ScannedCount":\#(count)}"#
    try await bench.expect("Scan", #"{"TableName":"music","Select":"COUNT"}"#, answer)
    for index in ["by-genre", "by-label"] {
      try await bench.expect("Scan", #"{"TableName":"music","IndexName":"\#(index)","Select":"COUNT"}"#, answer)
    }
  }
}
