import Testing

@Suite struct ScanTests {
  private func bench(_ count: Int = 100) async throws -> Bench {
    let bench = try await Bench.users()
    for number in 0..<count {
      try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(number)"},"n":{"N":"\#(number)"}}}"#)
    }
    return bench
  }

  @Test func countsWhatTheFilterLeaves() async throws {
    try await bench().expect(
      "Scan",
      #"{"TableName":"users","Select":"COUNT","FilterExpression":"n < :n AND id <> :i","#
        + #""ExpressionAttributeValues":{":n":{"N":"10"},":i":{"S":"3"}}}"#,
      #"{"Count":9,"ScannedCount":100}"#)
  }

  @Test func pagesOverEverything() async throws {
    let bench = try await bench()
    var seen: [Substring] = []
    var start = ""
    repeat {
      let (_, body) = try await bench.send("Scan", #"{"TableName":"users","Limit":7,"ProjectionExpression":"id"\#(start)}"#)
      let key = body.firstMatch(of: #/"LastEvaluatedKey":(\{.*\})\}$/#)?.output.1
      start = key.map { #","ExclusiveStartKey":\#($0)"# } ?? ""
      let items = body.prefix(upTo: body.firstRange(of: #""Count""#)?.lowerBound ?? body.endIndex)
      seen += items.matches(of: #/"S":"(\d+)"/#).map(\.output.1)
    } while !start.isEmpty
    #expect(seen.count == 100)
    #expect(Set(seen).count == 100)
  }

  @Test func segmentsShareTheTable() async throws {
    let bench = try await bench()
    var total = 0
    for segment in 0..<3 {
      let (_, body) = try await bench.send(
        "Scan", #"{"TableName":"users","Select":"COUNT","Segment":\#(segment),"TotalSegments":3}"#)
      let count = body.firstMatch(of: #/"Count":(\d+)/#).flatMap { Int($0.output.1) } ?? 0
      #expect(count > 15)
      total += count
    }
    #expect(total == 100)
  }

  @Test func refusesSegments() async throws {
    let bench = try await bench(1)
    try await bench.expect(
      "Scan", #"{"TableName":"users","Segment":0}"#,
      invalid: "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")
    try await bench.expect(
      "Scan", #"{"TableName":"users","TotalSegments":2}"#,
      invalid: "The Segment parameter is required but was not present in the request when parameter TotalSegments is present")
    try await bench.expect(
      "Scan", #"{"TableName":"users","Segment":2,"TotalSegments":2}"#,
      invalid: "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
        + "Segment: 2 is not less than TotalSegments: 2")
    let start = #""TotalSegments":2,"ExclusiveStartKey":{"id":{"S":"0"}},"Segment":"#
    let answers = try await [
      bench.send("Scan", #"{"TableName":"users",\#(start)0}"#), bench.send("Scan", #"{"TableName":"users",\#(start)1}"#),
    ]
    #expect(answers.map(\.status).sorted() == [200, 400])
    #expect(
      answers.contains {
        $0.body.contains(
          "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment.")
      })
  }
}
