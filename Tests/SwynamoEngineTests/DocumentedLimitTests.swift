import Testing

/// The engine keeps to each documented number: what has just so much is taken, one more is refused in the service's words.
///
/// Pages of 1 MB, batches of 16 MB, capacity units and the server's 16 MB are pinned where they are measured: `PageBoundaryTests`,
/// `Tests/Interop/rules/many_rules.py`, `ReadCapacityTests`, `WriteCapacityTests` and `RequestBoundsTests`.
@Suite struct DocumentedLimitTests {
  @Test(arguments: DocumentedLimit.expressions + DocumentedLimit.items + DocumentedLimit.operations + DocumentedLimit.tables)
  func isKept(_ limit: DocumentedLimit) async throws {
    let bench = try await Bench.users()
    try await bench.must(
      "CreateTable",
      #"""
      {"TableName":"pairs","BillingMode":"PAY_PER_REQUEST",
      "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"r","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}]}
      """#)
    // What is refused first leaves nothing behind.
    let (status, body) = try await bench.send(limit.operation, limit.request(limit.largest + 1))
    #expect(status == 400, "\(limit.source): \(limit.rule)")
    #expect(body.hasPrefix(#"{"__type":"com.amazon.coral.validate#ValidationException","message":""#), "\(body.prefix(300))")
    let message = body.dropLast(2)
    if limit.refusal.hasPrefix("…") {
      #expect(message.contains(limit.refusal.dropFirst()), "\(message.suffix(300))")
    } else {
      #expect(message.hasSuffix(#""message":"\#(limit.refusal)"#), "\(message.prefix(300))")
    }
    let taken = try await bench.send(limit.operation, limit.request(limit.largest))
    #expect(taken.status == 200, "\(taken.body.suffix(300))")
  }

  /// What has a least length too.
  @Test(arguments: [
    ("DeleteTable", #"{"TableName":"ab"}"#, "TableName must be at least 3 characters long and at most 255 characters long"),
    (
      "TransactWriteItems", #"{"TransactItems":[],"ClientRequestToken":"t"}"#,
      "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1"
    ),
    (
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":""}}}"#,
      "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. "
        + "Key: id"
    ),
  ])
  func leastLengths(_ operation: String, _ request: String, _ refusal: String) async throws {
    try await Bench.users().expect(operation, request, invalid: refusal)
  }
}
