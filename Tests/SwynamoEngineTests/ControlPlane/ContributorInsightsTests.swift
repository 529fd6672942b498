import SwynamoEngine
import Testing

@Suite struct ContributorInsightsTests {
  private static let notFound = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"
  private static let mode = #""ContributorInsightsMode":"ACCESSED_AND_THROTTLED_KEYS""#

  private func bench(_ clock: Clock = Clock(), delay: Duration = .zero) async throws -> Bench {
    let bench = try clock.bench(delay: delay)
    try await bench.createProvisionedTable()
    clock.advance(100)
    return bench
  }

  private func update(_ action: String, _ more: String = "") -> String {
    #"{"TableName":"abc","ContributorInsightsAction":"\#(action)"\#(more)}"#
  }

  @Test func areDisabledAtFirst() async throws {
    let bench = try await bench()
    let disabled = #"{"TableName":"abc","ContributorInsightsStatus":"DISABLED"}"#
    try await bench.expect("DescribeContributorInsights", #"{"TableName":"abc"}"#, disabled)
    try await bench.expect("UpdateContributorInsights", update("DISABLE"), disabled)
    try await bench.expect(
      "DescribeContributorInsights", #"{"TableName":"abc","IndexName":"by-b"}"#,
      #"{"TableName":"abc","IndexName":"by-b","ContributorInsightsStatus":"DISABLED"}"#)
    try await bench.expect("ListContributorInsights", #"{"TableName":"abc"}"#, #"{"ContributorInsightsSummaries":[]}"#)
  }

  @Test func comeAndGo() async throws {
    let clock = Clock()
    let bench = try await bench(clock, delay: .seconds(2))
    let status = { (status: String) in #"{"TableName":"abc","ContributorInsightsStatus":"\#(status)""# }
    let dated = #","LastUpdateDateTime":1700000100.25,\#(Self.mode)}"#
    try await bench.expect("UpdateContributorInsights", update("ENABLE"), status("ENABLING") + ",\(Self.mode)}")
    try await bench.expect("DescribeContributorInsights", #"{"TableName":"abc"}"#, status("ENABLING") + dated)
    clock.advance(2)
    try await bench.expect("DescribeContributorInsights", #"{"TableName":"abc"}"#, status("ENABLED") + dated)
    // Nothing changes, nothing is dated.
    try await bench.expect("UpdateContributorInsights", update("ENABLE"), status("ENABLED") + ",\(Self.mode)}")
    try await bench.expect("DescribeContributorInsights", #"{"TableName":"abc"}"#, status("ENABLED") + dated)
    try await bench.expect("UpdateContributorInsights", update("DISABLE"), status("DISABLING") + ",\(Self.mode)}")
    clock.advance(2)
    try await bench.expect(
      "DescribeContributorInsights", #"{"TableName":"abc"}"#,
      status("DISABLED") + #","LastUpdateDateTime":1700000102.25,\#(Self.mode)}"#)
  }

  @Test func anotherModeIsAChange() async throws {
    let bench = try await bench()
    let throttled = #","ContributorInsightsMode":"THROTTLED_KEYS""#
    for mode in ["", throttled, ""] {
      let (_, body) = try await bench.send("UpdateContributorInsights", update("ENABLE", mode))
      #expect(body.contains(#""ContributorInsightsStatus":"ENABLING""#))
    }
  }

  @Test func indexesHaveTheirOwn() async throws {
    let bench = try await bench()
    try await bench.must("UpdateContributorInsights", update("ENABLE", #","IndexName":"by-b""#))
    try await bench.must("UpdateContributorInsights", update("ENABLE"))
    let index = #"{"TableName":"abc","IndexName":"by-b","ContributorInsightsStatus":"ENABLED",\#(Self.mode)}"#
    let table = #"{"TableName":"abc","ContributorInsightsStatus":"ENABLED",\#(Self.mode)}"#
    try await bench.expect("ListContributorInsights", "{}", #"{"ContributorInsightsSummaries":[\#(table),\#(index)]}"#)
    let (_, first) = try await bench.send("ListContributorInsights", #"{"MaxResults":1}"#)
    let token = try #require(first.firstMatch(of: #/"NextToken":"([^"]+)"/#)?.output.1)
    #expect(first == #"{"ContributorInsightsSummaries":[\#(table)],"NextToken":"\#(token)"}"#)
    try await bench.expect(
      "ListContributorInsights", #"{"MaxResults":1,"NextToken":"\#(token)"}"#, #"{"ContributorInsightsSummaries":[\#(index)]}"#)
    // An index that was dropped leaves none to one of its name.
    _ = try await bench.update(Change.delete("by-b"))
    _ = try await bench.update(
      Change.create("by-b", "c", #","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}"#))
    try await bench.expect("ListContributorInsights", "{}", #"{"ContributorInsightsSummaries":[\#(table)]}"#)
  }

  @Test func whatIsNotThere() async throws {
    let bench = try await Bench.music()
    for operation in ["DescribeContributorInsights", "UpdateContributorInsights"] {
      try await bench.expect(
        operation, #"{"TableName":"music","IndexName":"by-title","ContributorInsightsAction":"ENABLE"}"#, error: Self.notFound,
        "Requested resource not found: Index: by-title not found for table: music")
      try await bench.expect(
        operation, #"{"TableName":"nowhere","ContributorInsightsAction":"ENABLE"}"#, error: Self.notFound,
        "Requested resource not found: Table: nowhere not found")
    }
    try await bench.expect(
      "ListContributorInsights", #"{"TableName":"nowhere"}"#, error: Self.notFound,
      "Requested resource not found: Table: nowhere not found")
    try await bench.expect(
      "ListContributorInsights", #"{"NextToken":"?"}"#, invalid: "Invalid Request: Provided nextToken is invalid: ?")
    try await bench.expect(
      "UpdateContributorInsights", #"{"TableName":"music","ContributorInsightsAction":"START"}"#,
      invalid: "1 validation error detected: Value 'START' at 'contributorInsightsAction' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [ENABLE, DISABLE]")
  }

  @Test func areKeptInAFile() async throws {
    let bench = try await bench()
    try await bench.must("UpdateContributorInsights", update("ENABLE"))
    let snapshot = try await bench.engine.snapshot()
    let other = try Clock().bench()
    try await other.engine.restore(snapshot)
    let (_, body) = try await other.send("DescribeContributorInsights", #"{"TableName":"abc"}"#)
    #expect(body.contains(Self.mode))
  }
}
