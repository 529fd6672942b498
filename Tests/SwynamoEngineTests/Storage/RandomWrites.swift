import SwynamoBytes
import SwynamoEngine
import Testing

/// Random requests that write, and what can be seen of their effects.
struct RandomWrites {
  private var random: SplitMix64
  private let bench: Bench
  private var madeTables = 0

  init(_ bench: Bench, seed: UInt64) {
    self.bench = bench
    random = SplitMix64(state: seed)
  }

  mutating func run(_ count: Int) async throws {
    for _ in 0..<count { try await runOne() }
  }

  /// A request may be refused, for its condition or for a table that is gone, but must not fail.
  private mutating func runOne() async throws {
    let (operation, json) = request()
    let answer = try await bench.send(operation, json)
    try #require(answer.status < 500, "\(operation) \(json): \(answer.body)")
  }

  private mutating func request() -> (String, String) {
    switch Int.random(in: 0..<20, using: &random) {
    case 0:
      madeTables += 1
      return (
        "CreateTable",
        #"""
        {"TableName":"made-\#(madeTables % 3)","BillingMode":"PAY_PER_REQUEST",
        "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
        """#
      )
    case 1: return ("DeleteTable", #"{"TableName":"made-\#(Int.random(in: 0..<3, using: &random))"}"#)
    case 2: return ("DeleteItem", #"{"TableName":"music","Key":\#(key())}"#)
    case 3...5:
      return (
        "UpdateItem",
        #"""
        {"TableName":"music","Key":\#(key()),"UpdateExpression":"SET title = :t, genre = :g ADD plays :n",
        "ExpressionAttributeValues":{":t":{"S":"\#(word())"},":g":{"S":"\#(word())"},":n":{"N":"\#(Int.random(in: -9...9, using: &random))"}}}
        """#
      )
    case 6...8:
      let puts = (0..<3).map { _ in #"{"Put":{"TableName":"music","Item":\#(item())}}"# }.joined(separator: ",")
      let check = #"{"Put":{"TableName":"made-0","Item":{"id":{"S":"\#(word())"}}}}"#
      let token = Int.random(in: 0..<1000, using: &random)
      let all = Bool.random(using: &random) ? puts + "," + check : puts
      return ("TransactWriteItems", #"{"ClientRequestToken":"t\#(token)","TransactItems":[\#(all)]}"#)
    case 9...11:
      let puts = (0..<5).map { _ in #"{"PutRequest":{"Item":\#(item())}}"# }.joined(separator: ",")
      return ("BatchWriteItem", #"{"RequestItems":{"music":[\#(puts)]}}"#)
    default: return ("PutItem", #"{"TableName":"music","Item":\#(item())}"#)
    }
  }

  private mutating func key() -> String {
    #"{"artist":{"S":"\#(word())"},"year":{"N":"\#(Int.random(in: 1960..<1990, using: &random))"}}"#
  }

  private mutating func item() -> String {
    let rating = Int.random(in: 1...5, using: &random)
    let notes = String(repeating: word(), count: Int.random(in: 0..<60, using: &random))
    let key = key()
    return
      #"\#(key.dropLast()),"genre":{"S":"\#(word())"},"label":{"S":"\#(word())"},"rating":{"N":"\#(rating)"},"notes":{"S":"\#(notes)"}}"#
  }

  private mutating func word() -> String { "w\(Int.random(in: 0..<12, using: &random))" }
}

extension Bench {
  /// Everything that can be seen of the store.
  func sights() async throws -> [String] {
    var sights: [String] = []
    func see(_ operation: String, _ json: String) async throws {
      let answer = try await send(operation, json)
      try #require(answer.status == 200, "\(operation) \(json): \(answer.body)")
      sights.append(answer.body)
    }
    try await see("ListTables", "{}")
    for name in ["music", "made-0", "made-1", "made-2"] where sights[0].contains("\"\(name)\"") {
      try await see("DescribeTable", #"{"TableName":"\#(name)"}"#)
      try await see("Scan", #"{"TableName":"\#(name)"}"#)
    }
    for index in ["by-title", "by-genre", "by-label", "by-rating"] {
      try await see("Scan", #"{"TableName":"music","IndexName":"\#(index)"}"#)
    }
    return sights
  }
}
