import SwynamoBytes
import SwynamoEngine
import Testing

@Suite struct PointInTimeTests {
  private static let unavailable = "com.amazonaws.dynamodb.v20120810#PointInTimeRecoveryUnavailableException"
  private static let invalidTime = "com.amazonaws.dynamodb.v20120810#InvalidRestoreTimeException"

  private static func restore(_ more: String, to name: String = "new") -> String {
    #"{"SourceTableName":"abc","TargetTableName":"\#(name)",\#(more)}"#
  }

  @Test func isRefused() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    let latest = #""UseLatestRestorableTime":true"#
    try await bench.expect(
      "RestoreTableToPointInTime", Self.restore(latest), error: "com.amazonaws.dynamodb.v20120810#TableNotFoundException",
      "Table not found: abc")
    try await bench.createTable()
    try await bench.expect(
      "RestoreTableToPointInTime", Self.restore(latest), error: Self.unavailable,
      "Point in time recovery is not enabled for table 'abc'")
    try await bench.switchRecovery(on: true)
    clock.advance(1000)
    let outside = "RestoreDateTime must be between EarliestRestorableDateTime and LatestRestorableDateTime"
    for date in ["1699999999", "1700000701", "1800000000"] {
      try await bench.expect(
        "RestoreTableToPointInTime", Self.restore(#""RestoreDateTime":\#(date)"#), error: Self.invalidTime, outside)
    }
    try await bench.expect(
      "RestoreTableToPointInTime", Self.restore(#""RestoreDateTime":1700000100,\#(latest)"#),
      invalid: "Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be specified")
    try await bench.expect(
      "RestoreTableToPointInTime", #"{"SourceTableName":"abc","TargetTableName":"new"}"#,
      invalid: "Invalid Request: Either RestoreDateTime or UseLatestRestorableTime must be specified")
    try await bench.expect(
      "RestoreTableToPointInTime", #"{"TargetTableName":"new",\#(latest)}"#,
      invalid: "Invalid Request: Either SourceTableArn or SourceTableName must be specified")
    try await bench.expect("ListTables", "{}", #"{"TableNames":["abc"]}"#)
  }

  /// What a shorter period forgot doesn't come back with a longer one.
  @Test func periodIsChanged() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.switchRecovery(on: true)
    func setPeriod(_ days: Int) async throws -> String {
      try await bench.send(
        "UpdateContinuousBackups",
        #"""
        {"TableName":"abc","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":\#(days)}}
        """#
      ).body
    }
    clock.advance(20 * 86_400)
    _ = try await setPeriod(1)
    clock.advance(1000)
    let longer = try await setPeriod(35)
    #expect(longer.contains(#""EarliestRestorableDateTime":\#(1_700_000_000.25 + 19 * 86_400 + 1000)"#), "\(longer)")
  }

  @Test func latestIsFiveMinutesAgo() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.put("x", 1)
    try await bench.switchRecovery(on: true)
    clock.advance(500)
    try await bench.put("x", 2)
    clock.advance(200)
    try await bench.put("x", 3)
    clock.advance(200)
    let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"
    let answer = try await bench.send(
      "RestoreTableToPointInTime", #"{"SourceTableArn":"\#(arn)","TargetTableName":"new","UseLatestRestorableTime":true}"#
    ).body
    #expect(
      answer.contains(
        #""RestoreSummary":{"SourceTableArn":"\#(arn)","RestoreDateTime":1700000600.25,"RestoreInProgress":true}"#))
    #expect(try await bench.items(of: "new") == [#"{"a":{"S":"x"},"n":{"N":"2"}}"#])
  }

  /// A restore to any second is what a replay of the writes up to it makes, whatever is written while it is made.
  @Test(arguments: 0..<12) func restoresAreReplays(seed: UInt64) async throws {
    var random = SplitMix64(state: seed)
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    var model: [String: Int] = [:]
    var states: [(second: Int, items: [String: Int])] = []
    func write() async throws {
      let key = "k\(random.next() % 40)"
      if random.next() % 4 == 0 {
        model[key] = nil
        try await bench.must("DeleteItem", #"{"TableName":"abc","Key":{"a":{"S":"\#(key)"}}}"#)
      } else {
        let number = Int(random.next() % 1000)
        model[key] = number
        try await bench.put(key, number)
      }
    }
    for _ in 0..<30 { try await write() }
    try await bench.switchRecovery(on: true)
    for _ in 0..<60 {
      states.append((Int(clock.now.rounded(.up)), model))
      clock.advance(Double(1 + random.next() % 20))
      for _ in 0..<random.next() % 5 { try await write() }
    }
    clock.advance(300)
    for (place, state) in states.enumerated() where place % 10 == Int(seed % 10) || place == states.count - 1 {
      let name = "new-\(place)"
      try await bench.must("RestoreTableToPointInTime", Self.restore(#""RestoreDateTime":\#(state.second)"#, to: name))
      try await write()
      let expected = state.items.map { #"{"a":{"S":"\#($0.key)"},"n":{"N":"\#($0.value)"}}"# }.sorted()
      #expect(try await bench.items(of: name) == expected, "seed \(seed), second \(state.second)")
    }
  }

  @Test func largeTablesAreRestoredWhileTheyAreWritten() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.fill(5000)
    try await bench.switchRecovery(on: true)
    clock.advance(400)
    for number in 0..<300 { try await bench.put("item\(number * 7)", 2) }
    clock.advance(400)
    try await bench.must("RestoreTableToPointInTime", Self.restore(#""RestoreDateTime":1700000001"#))
    for number in 0..<300 { try await bench.put("item\(number * 5)", 3) }
    // Without recovery nothing is kept any more but what the copy needs.
    try await bench.switchRecovery(on: false)
    for number in 0..<300 { try await bench.put("item\(number * 3)", 4) }
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"new"}"#)
    let items = try await bench.items(of: "new")
    #expect(items.count == 5000)
    #expect(items.allSatisfy { $0.contains(#""n":{"N":"1"}"#) })
  }
}
