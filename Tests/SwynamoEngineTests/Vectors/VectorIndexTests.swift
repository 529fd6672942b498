import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct VectorIndexTests {
  private func update(_ name: String = "vix", _ more: String = "", dimensions: Int = 3) -> String {
    #""VectorIndexUpdates":[{"Create":\#(Vectors.index(name, dimensions: dimensions))}]\#(more)"#
  }

  private let delete = #""VectorIndexUpdates":[{"Delete":{"IndexName":"vix"}}]"#
  private let table = #"{"TableName":"docs"}"#

  private func bench(_ clock: Clock, _ body: String) async throws -> Bench {
    let bench = try clock.bench(delay: .seconds(10))
    try await bench.must("CreateTable", body)
    return bench
  }

  private func plain() -> String {
    Vectors.table("").replacing(#","VectorIndexes":[]"#, with: "")
  }

  @Test func described() async throws {
    let index = Vectors.index(
      schema: Vectors.schema(hash: "tenant", filters: ["size"]),
      projection: #"{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]}"#)
    let bench = try await Bench.docs(index, definitions: [("tenant", "S"), ("size", "N")])
    try await bench.addDoc("1", [1, 0, 0], #""tenant":{"S":"a"},"size":{"N":"3"},"a":{"S":"xy"},"more":{"S":"z"}"#)
    try await bench.addDoc("2", [1, 0, 0])
    let body = try await bench.send("DescribeTable", table).body
    #expect(
      body.contains(
        #""VectorIndexes":[{"IndexName":"vix","SearchSchema":[{"AttributeName":"tenant","SearchSchemaElementType":"HASH"},"#
          + #"{"AttributeName":"size","SearchSchemaElementType":"INLINE_FILTER"}],"#
          + #""Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]},"VectorAttribute":{"AttributeName":"emb"},"#
          + #""Dimensions":3,"DistanceFunction":"COSINE","IndexStatus":"ACTIVE","IndexSizeBytes":34,"ItemCount":1,"#
          + #""IndexArn":"arn:aws:dynamodb:ddblocal:000000000000:table/docs/index/vix"}]"#))
    #expect(body.contains(#"{"AttributeName":"tenant","AttributeType":"S"}"#))
  }

  /// With its table, an index is CREATING, and never backfilling.
  @Test func createdWithTheTable() async throws {
    let clock = Clock()
    let bench = try await bench(clock, Vectors.table(Vectors.index()))
    let creating = try await bench.send("DescribeTable", table).body
    #expect(creating.contains(#""IndexStatus":"CREATING","IndexSizeBytes""#))
    clock.advance(10)
    #expect(try await bench.send("DescribeTable", table).body.contains(#""IndexStatus":"ACTIVE","IndexSizeBytes""#))
    #expect(try await bench.ids(Vectors.search([1, 0, 0])) == [])
  }

  /// Allocating, backfilling, active; and what can be done meanwhile.
  @Test func addedToTheTable() async throws {
    let clock = Clock()
    let bench = try await bench(clock, plain())
    clock.advance(10)
    try await bench.addDoc("before", [1, 0, 0])
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(update())}"#)
    #expect(try await bench.send("DescribeTable", table).body.contains(#""TableStatus":"UPDATING""#))
    #expect(try await bench.send("DescribeTable", table).body.contains(#""IndexStatus":"CREATING","Backfilling":false"#))
    let place = "Table: docs Index: vix"
    let inUse = "com.amazonaws.dynamodb.v20120810#ResourceInUseException"
    let opening = "Attempt to change a resource which is still in use: "
    try await bench.expect(
      "SearchVectors", Vectors.search([1, 0, 0]), invalid: "The table does not have the specified index: vix")
    try await bench.expect(
      "UpdateTable", #"{"TableName":"docs",\#(update())}"#, error: inUse, opening + "Index is being created.  \(place)")
    try await bench.expect(
      "UpdateTable", #"{"TableName":"docs",\#(delete)}"#, error: inUse,
      opening
        + "Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is active. "
        + place)
    try await bench.expect(
      "UpdateTable", #"{"TableName":"docs",\#(update("other"))}"#,
      error: "com.amazonaws.dynamodb.v20120810#LimitExceededException",
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
    try await bench.expect(
      "DeleteTable", table, error: inUse,
      opening + "Cannot delete table while indexes are being created, updated, or deleted.")
    clock.advance(10)
    #expect(try await bench.send("DescribeTable", table).body.contains(#""IndexStatus":"CREATING","Backfilling":true"#))
    #expect(try await bench.send("DescribeTable", table).body.contains(#""TableStatus":"ACTIVE""#))
    try await bench.expect("SearchVectors", Vectors.search([1, 0, 0]), invalid: "Cannot search backfilling vector index: vix")
    try await bench.addDoc("during", [0, 1, 0])
    clock.advance(10)
    #expect(try await bench.send("DescribeTable", table).body.contains(#""IndexStatus":"ACTIVE","IndexSizeBytes""#))
    #expect(try await bench.ids(Vectors.search([1, 0, 0])) == ["before", "during"])
    try await bench.expect(
      "UpdateTable", #"{"TableName":"docs",\#(update())}"#, invalid: "Attempting to create an index which already exists")
  }

  @Test func canceledWhileBackfilling() async throws {
    let clock = Clock()
    let bench = try await bench(clock, plain())
    clock.advance(10)
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(update())}"#)
    clock.advance(10)
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(delete)}"#)
    #expect(try await bench.send("DescribeTable", table).body.contains(#""IndexStatus":"DELETING""#))
    clock.advance(10)
    #expect(try await !bench.send("DescribeTable", table).body.contains("VectorIndexes"))
  }

  /// Items stay, the index goes, and one of the same name may be another.
  @Test func deletedAndMadeAnew() async throws {
    let bench = try await Bench.docs()
    try await bench.addDoc("1", [1, 0, 0])
    #expect(try await bench.ids(Vectors.search([1, 0, 0])) == ["1"])
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(delete)}"#)
    try await bench.expect(
      "SearchVectors", Vectors.search([1, 0, 0]), invalid: "The table does not have the specified index: vix")
    try await bench.expect(
      "UpdateTable", #"{"TableName":"docs",\#(delete)}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
      "Requested resource not found: Index vix for table docs")
    try await bench.must(
      "PutItem", #"{"TableName":"docs","Item":{"id":{"S":"2"},"emb":\#(Vectors.value([1, 2]))}}"#)
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(update(dimensions: 2))}"#)
    #expect(try await bench.ids(Vectors.search([1, 2])) == ["2"])
    #expect(try await bench.send("Scan", table).body.contains(#""Count":2"#))
  }

  /// Writes don't take an index that was never filled for whole: its numbers are right until it is gone.
  @Test func deletedWhileItIsFilled() async throws {
    let clock = Clock()
    let bench = try await bench(clock, plain())
    clock.advance(10)
    func batch(_ request: (Int) -> String) async throws {
      for start in stride(from: 0, to: 3000, by: 25) {
        let requests = (start..<start + 25).map(request).joined(separator: ",")
        try await bench.must("BatchWriteItem", #"{"RequestItems":{"docs":[\#(requests)]}}"#)
      }
    }
    try await batch { #"{"PutRequest":{"Item":{"id":{"S":"\#($0)"},"emb":\#(Vectors.value([1, $0, 0]))}}}"# }
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(update())}"#)
    clock.advance(10)
    try await bench.must("UpdateTable", #"{"TableName":"docs",\#(delete)}"#)
    _ = try await bench.send("DescribeTable", table)
    try await batch { #"{"DeleteRequest":{"Key":{"id":{"S":"\#($0)"}}}}"# }
    let described = try await bench.send("DescribeTable", table).body
    #expect(described.contains(#""IndexStatus":"DELETING","IndexSizeBytes":0,"ItemCount":0"#), "\(described)")
  }

  /// A search of an index that is still to be read ends with its caller.
  @Test func aCanceledSearch() async throws {
    let bench = try await Bench.docs()
    let text = String(repeating: "x", count: 300_000)
    let search = TransportRequest(operation: "SearchVectors", body: Array(Vectors.search([1, 0, 0]).utf8))
    func canceled() async throws -> Int {
      try await Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await bench.engine.send(search).status
      }.value
    }
    for number in 0..<20 { try await bench.addDoc("\(number)", [1, number, 0], #""text":{"S":"\#(text)"}"#) }
    await #expect(throws: CancellationError.self) { try await canceled() }
    #expect(try await bench.ids(Vectors.search([1, 0, 0], #""ProjectionExpression":"id""#)).count == 10)
    #expect(try await canceled() == 200)
  }
}
