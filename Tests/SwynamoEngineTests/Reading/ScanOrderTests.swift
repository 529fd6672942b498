import Testing

/// Scans go by the service's own hash of the partition key, whose order these keys were seen in.
@Suite struct ScanOrderTests {
  private func scanned(_ type: String, _ keys: [String], _ more: String = "") async throws -> [String] {
    let bench = try Bench()
    try await bench.must(
      "CreateTable",
      #"{"TableName":"keys","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"\#(type)"}],"#
        + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}]}"#)
    for key in keys.shuffled() { try await bench.must("PutItem", #"{"TableName":"keys","Item":{"a":{"\#(type)":"\#(key)"}}}"#) }
    return Bench.values(of: "a", in: try await bench.send("Scan", #"{"TableName":"keys"\#(more)}"#).body)
  }

  @Test(arguments: [
    ("S", ["2", "8", "9", "1", "6", "hello", "0", "5", "4", "äáöü", "aardman", "7", "3", "zapf"]),
    ("N", ["7", "999.9", "8", "3", "2", "-999.9", "9", "4", "-0.09", "6", "1", "0", "0.012345", "5"]),
  ])
  func isThatOfTheService(_ type: String, _ keys: [String]) async throws {
    #expect(try await scanned(type, keys) == keys)
  }

  @Test(arguments: [
    ("S", 0, ["3635", "228"]), ("S", 1, ["1668"]), ("S", 4, ["3435"]), ("N", 1, ["251"]), ("N", 4095, ["2388"]),
  ])
  func segmentsHoldWhatTheServicesDo(_ type: String, _ segment: Int, _ keys: [String]) async throws {
    let all = type == "S" ? ["3635", "228", "1668", "3435"] : ["251", "2388"]
    #expect(try await scanned(type, all, #","Segment":\#(segment),"TotalSegments":4096"#) == keys)
  }

  /// Items with one key of a global index come in the order of a hash of the table's key.
  @Test func equalKeysOfAGlobalIndex() async throws {
    let bench = try await Bench.letters()
    for keys in ["a=a b=a", "a=b b=b", "a=c b=e", "a=c b=d", "a=d b=a", "a=e b=a"].shuffled() {
      try await bench.must("PutItem", #"{"TableName":"range","Item":\#(Bench.item(keys + " c=x"))}"#)
    }
    let query =
      #"{"TableName":"range","IndexName":"index3","KeyConditionExpression":"c = :c","ExpressionAttributeValues":{":c":{"S":"x"}}"#
    let body = try await bench.send("Query", query + "}").body
    #expect(Bench.values(of: "b", in: body) == ["b", "a", "e", "a", "a", "d"])
    #expect(Bench.values(of: "a", in: body) == ["b", "a", "c", "e", "d", "c"])
    let start = #","Limit":2,"ScanIndexForward":false,"ExclusiveStartKey":\#(Bench.item("a=e b=a c=x"))}"#
    #expect(Bench.values(of: "a", in: try await bench.send("Query", query + start).body) == ["c", "a"])
  }

  /// More segments than a partition hash has steps of any size, and each item in exactly one of them.
  @Test(arguments: [1, 2, 3, 7, 64])
  func segmentsShareATable(_ total: Int) async throws {
    let bench = try await Bench.users()
    for id in 0..<120 { try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(id)"}}}"#) }
    var seen: [String] = []
    for segment in 0..<total {
      let scan = #"{"TableName":"users","Segment":\#(segment),"TotalSegments":\#(total)}"#
      seen += Bench.values(of: "id", in: try await bench.send("Scan", scan).body)
    }
    // One after another, the segments are the scan.
    #expect(seen == Bench.values(of: "id", in: try await bench.send("Scan", #"{"TableName":"users"}"#).body))
    #expect(Set(seen).count == 120)
  }
}
