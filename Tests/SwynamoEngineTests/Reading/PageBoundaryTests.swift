import Testing

/// A page ends with the item that makes it one megabyte, by the items' sizes as DynamoDB counts them.
@Suite struct PageBoundaryTests {
  /// Sixteen items that have together so many bytes more or less than a megabyte.
  private func bench(off bytes: Int) async throws -> Bench {
    let bench = try await Bench.letters()
    for number in 0..<16 {
      // Three names of a byte, and keys of one and of two.
      let size = 65536 - 6 + (number == 15 ? bytes : 0)
      let key = number < 10 ? "0\(number)" : "\(number)"
      try await bench.must(
        "PutItem", #"{"TableName":"range","Item":\#(Bench.item("a=x b=\(key) e=\(String(repeating: "e", count: size))"))}"#)
    }
    return bench
  }

  @Test(arguments: [-1, 0, 1])
  func isOneMegabyte(_ bytes: Int) async throws {
    let bench = try await bench(off: bytes)
    let key = bytes < 0 ? "" : #","LastEvaluatedKey":\#(Bench.item("a=x b=15"))"#
    try await bench.expect(
      "Query",
      #"{"TableName":"range","Select":"COUNT","KeyConditionExpression":"a = :a","ExpressionAttributeValues":{":a":{"S":"x"}}}"#,
      #"{"Count":16,"ScannedCount":16\#(key)}"#)
    try await bench.expect("Scan", #"{"TableName":"range","Select":"COUNT"}"#, #"{"Count":16,"ScannedCount":16\#(key)}"#)
  }

  /// What the filter leaves out and what the projection cuts off has been read all the same.
  @Test func countsWhatIsRead() async throws {
    let bench = try await bench(off: 0)
    try await bench.must("PutItem", #"{"TableName":"range","Item":\#(Bench.item("a=x b=99"))}"#)
    let key = Bench.item("a=x b=15")
    try await bench.expect(
      "Scan", #"{"TableName":"range","FilterExpression":"attribute_exists(zz)"}"#,
      #"{"Items":[],"Count":0,"ScannedCount":16,"LastEvaluatedKey":\#(key)}"#)
    try await bench.expect(
      "Scan", #"{"TableName":"range","FilterExpression":"attribute_exists(zz)","ExclusiveStartKey":\#(key)}"#,
      #"{"Items":[],"Count":0,"ScannedCount":1}"#)
  }
}
