import SwynamoBytes
import Testing

/// What holds for any items: a batch costs what its members cost one by one, a transaction twice as much in the table.
@Suite struct CapacityLawTests {
  @Test func batchesCostTheSumOfTheirMembers() async throws {
    var generator = SplitMix64(state: 5)
    for _ in 0..<8 {
      let (single, batch) = (try await Bench.music(), try await Bench.music())
      for _ in 0..<4 {
        let writes = Write.some(12, &generator)
        var sum = 0.0
        for write in writes { sum += try await single.units(write.operation, write.alone) }
        let members = writes.map(\.inBatch).joined(separator: ",")
        let total = try await batch.units("BatchWriteItem", #"{"RequestItems":{"music":[\#(members)]},\#(Write.counted)}"#)
        #expect(total == sum)
        try await expectSameState(single, batch)
      }
      let keys = Write.keys
      var sum = 0.0
      for key in keys { sum += try await single.units("GetItem", #"{"TableName":"music","Key":\#(key),\#(Write.counted)}"#) }
      let total = try await batch.units(
        "BatchGetItem", #"{"RequestItems":{"music":{"Keys":[\#(keys.joined(separator: ","))]}},\#(Write.counted)}"#)
      #expect(total == sum)
    }
  }

  @Test func transactionsCostTwice() async throws {
    var generator = SplitMix64(state: 6)
    for _ in 0..<8 {
      let (single, transaction) = (try await Bench.music(), try await Bench.music())
      for _ in 0..<4 {
        let writes = Write.some(12, &generator)
        var sum = 0.0
        for write in writes {
          let request = write.alone.replacing("TOTAL", with: "INDEXES")
          let (_, body) = try await single.send(write.operation, request)
          sum += try Bench.units(after: #""CapacityUnits":"#, body) + Bench.units(after: #""Table":{"CapacityUnits":"#, body)
        }
        let members = writes.map(\.inTransaction).joined(separator: ",")
        let total = try await transaction.units("TransactWriteItems", #"{"TransactItems":[\#(members)],\#(Write.counted)}"#)
        #expect(total == sum)
        try await expectSameState(single, transaction)
      }
      var sum = 0.0
      for key in Write.keys {
        sum += try await single.units(
          "GetItem", #"{"TableName":"music","Key":\#(key),"ConsistentRead":true,\#(Write.counted)}"#)
      }
      let gets = Write.keys.map { #"{"Get":{"TableName":"music","Key":\#($0)}}"# }
      let total = try await transaction.units(
        "TransactGetItems", #"{"TransactItems":[\#(gets.joined(separator: ","))],\#(Write.counted)}"#)
      #expect(total == 2 * sum)
    }
  }

  /// Wherever the failing member stands, and whatever is written beside it.
  @Test func aFailingTransactionChangesNothing() async throws {
    var generator = SplitMix64(state: 7)
    let bench = try await Bench.music()
    try await bench.must(
      "TransactWriteItems",
      #"{"TransactItems":[\#(Write.some(16, &generator).map(\.inTransaction).joined(separator: ","))]}"#)
    let before = try await bench.state()
    let failures = [
      #"{"ConditionCheck":{"TableName":"music","Key":{"artist":{"S":"x"},"year":{"N":"1"}},"ConditionExpression":"attribute_exists(artist)"}}"#,
      #"{"Update":{"TableName":"music","Key":{"artist":{"S":"x"},"year":{"N":"1"}},"UpdateExpression":"SET a.b = artist"}}"#,
      #"{"Put":{"TableName":"music","Item":{"artist":{"S":"x"},"year":{"S":"1"}}}}"#,
      #"{"Put":{"TableName":"music","Item":{"artist":{"S":"x"},"year":{"N":"1"},"genre":{"N":"1"}}}}"#,
    ]
    for round in 0..<40 {
      var members = Write.some(8, &generator).map(\.inTransaction)
      members.insert(failures[round % failures.count], at: Int.random(in: 0...8, using: &generator))
      let request = #"{"ClientRequestToken":"t","TransactItems":[\#(members.joined(separator: ","))]}"#
      let answer = try await bench.send("TransactWriteItems", request)
      #expect(answer.status == 400)
      #expect(answer.body.contains("TransactionCanceledException"))
      #expect(try await bench.state() == before)
    }
  }

  private func expectSameState(_ left: Bench, _ right: Bench) async throws {
    let (one, other) = (try await left.state(), try await right.state())
    #expect(one == other)
  }
}

extension Bench {
  /// The table and its indexes.
  fileprivate func state() async throws -> [String] {
    var bodies = [try await send("Scan", #"{"TableName":"music"}"#).body]
    for index in ["by-title", "by-genre", "by-label", "by-rating"] {
      bodies.append(try await send("Scan", #"{"TableName":"music","IndexName":"\#(index)"}"#).body)
    }
    return bodies
  }

  fileprivate func units(_ operation: String, _ json: String) async throws -> Double {
    let (status, body) = try await send(operation, json)
    try #require(status == 200, "\(body)")
    return try Self.units(after: #""CapacityUnits":"#, body)
  }

  fileprivate static func units(after words: String, _ body: String) throws -> Double {
    let start = try #require(body.firstRange(of: words), "\(body)").upperBound
    return try #require(Double(body[start...].prefix { $0.isNumber || $0 == "." }))
  }
}

/// A put or a delete of one of sixteen items in `music`.
private struct Write {
  let key: String
  /// Nil for a delete.
  let item: String?

  static let counted = #""ReturnConsumedCapacity":"TOTAL""#
  static let keys = (0..<16).map { #"{"artist":{"S":"\#($0 / 4)"},"year":{"N":"\#($0 % 4)"}}"# }

  var operation: String { item == nil ? "DeleteItem" : "PutItem" }
  var alone: String { #"{"TableName":"music","\#(item == nil ? "Key" : "Item")":\#(item ?? key),\#(Self.counted)}"# }
  var inBatch: String { item.map { #"{"PutRequest":{"Item":\#($0)}}"# } ?? #"{"DeleteRequest":{"Key":\#(key)}}"# }
  var inTransaction: String {
    item.map { #"{"Put":{"TableName":"music","Item":\#($0)}}"# } ?? #"{"Delete":{"TableName":"music","Key":\#(key)}}"#
  }

  static func some(_ count: Int, _ generator: inout SplitMix64) -> [Write] {
    keys.shuffled(using: &generator).prefix(count).map { key in
      guard Int.random(in: 0..<4, using: &generator) > 0 else { return Write(key: key, item: nil) }
      var item = String(key.dropLast())
      for name in ["title", "genre", "label", "text"] where Bool.random(using: &generator) {
        let long = name == "text" || name == "title" ? Int.random(in: 1...1000, using: &generator) : 1
        item += #","\#(name)":{"S":"\#(String(repeating: ["a", "b"].randomElement(using: &generator) ?? "", count: long))"}"#
      }
      return Write(key: key, item: item + "}")
    }
  }
}
