import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// What a call does besides sending: tokens, names of tables, what is said of a lost answer, values of tomorrow.
@Suite struct CallTests {
  private func token(in request: RecordingTransport.RecordedRequest) -> String? {
    request.text.firstMatch(of: /"(?:ClientRequestToken|ClientToken)":"([^"]*)"/).map { String($0.1) }
  }

  private func sample<Request: Sampled>(_ type: Request.Type, seed: Int = 1) -> Request {
    var sampler = Sampler(seed: seed, isFull: false)
    return type.sample(&sampler)
  }

  /// Once for a call: whoever sends it again, sends the same.
  @Test func tokensAreFilledInOnceForACall() async throws {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = DynamoDB(Backend(transport)).adding { call, next in
      _ = try await next(call)
      return try await next(call)
    }
    var transaction = sample(API.TransactWriteItems.self)
    var statements = sample(API.ExecuteTransaction.self)
    var export = sample(API.ExportTableToPointInTime.self)
    var importing = sample(API.ImportTable.self)
    var bulk = sample(API.StartBulkPutItems.self)
    func send(_ count: Int) async throws -> [String?] {
      let before = transport.requests.count
      _ = try? await transaction.run(on: db)
      _ = try? await statements.run(on: db)
      _ = try? await export.run(on: db)
      _ = try? await importing.run(on: db)
      _ = try? await bulk.run(on: db)
      let sent = transport.requests[before...]
      #expect(sent.count == count && sent.allSatisfy { $0.isIdempotent })
      return sent.map { token(in: $0) }
    }
    (transaction.clientRequestToken, statements.clientRequestToken, export.clientToken) = (nil, nil, nil)
    (importing.clientToken, bulk.clientToken) = (nil, nil)
    let found = try await send(10)
    #expect(found.allSatisfy { $0?.count == 36 })
    for index in stride(from: 0, to: 10, by: 2) { #expect(found[index] == found[index + 1]) }
    let other = try await send(10)
    #expect(Set(found + other).count == 10)
    (transaction.clientRequestToken, statements.clientRequestToken, export.clientToken) = ("mine", "mine", "mine")
    (importing.clientToken, bulk.clientToken) = ("mine", "mine")
    #expect(try await send(10).allSatisfy { $0 == "mine" })
  }

  /// Each table that a request names, by its name, and nothing else.
  @Test func tablesHaveAPrefix() async throws {
    for type in Sampler.requests { try await checkPrefix(type) }
  }

  private func checkPrefix<Request: API.ServiceRequest & Sampled>(_ type: Request.Type) async throws {
    let transport = RecordingTransport { _ in .json("{}") }
    let db = DynamoDB(Backend(transport)).prefixed("test-")
    let request = sample(type, seed: 7)
    _ = try? await request.run(on: db)
    // Statements name tables within their text, which is refused rather than sent to another table.
    guard let sent = transport.requests.first else {
      #expect(Request.operation.contains("Execute"))
      return
    }
    // These name theirs by its ARN, which no prefix can be put before.
    let hasARN = ["ExportTableToPointInTime", "ListExports", "ListImports"].contains(Request.operation)
    #expect(sent.tableNames == request.tableNames.map { hasARN ? $0 : "test-\($0)" }, "\(Request.operation)")
  }

  @Test func prefixedTablesOnTheEngine() async throws {
    try await EngineBench.with { bench in
      let db = bench.db.prefixed("test-")
      try await bench.table("test-users")
      let put = API.TransactWriteItems(transactItems: [API.TransactWriteItem(put: API.Put(item: ["id": "a"], tableName: "users"))]
      )
      try await put.run(on: db)
      try await API.BatchWriteItem(
        requestItems: ["users": [API.WriteRequest(putRequest: API.PutRequest(item: ["id": "b"]))]]
      ).run(on: db)
      #expect(try await API.Scan(tableName: "users").run(on: db).count == 2)
      await #expect(throws: DynamoDBError.self) { try await API.Scan(tableName: "users").run(on: bench.db) }
    }
  }

  @Test(arguments: [("PutItem", true), ("GetItem", false)]) func aFaultOfTheServiceLeavesAWriteOpen(
    operation: String, isOpen: Bool
  ) async {
    let db = DynamoDB(Backend(RecordingTransport { _ in .error(.internalServerError, "broken", status: 500) }))
    let error = await #expect(throws: DynamoDBError.self) {
      if isOpen {
        try await API.PutItem(tableName: "t", item: ["id": "a"]).run(on: db)
      } else {
        try await API.GetItem(tableName: "t", key: ["id": "a"]).run(on: db)
      }
    }
    #expect(error?.outcomeUnknown == isOpen)
    #expect(error?.operation == operation)
    #expect(error?.table == "t")
  }

  @Test func aLostAnswerIsToldAsItCame() async {
    let lost = TransportError(.connectionFailed("reset"), operation: "CreateBackup", attempts: 1, outcomeUnknown: true)
    let db = DynamoDB(Backend(RecordingTransport([.failure(lost)])))
    let error = await #expect(throws: TransportError.self) {
      try await API.CreateBackup(tableName: "t", backupName: "nightly").run(on: db)
    }
    #expect(error?.outcomeUnknown == true)
  }

  @Test func valuesOfTomorrowSurvive() throws {
    let body = #"{"Table":{"TableStatus":"SLEEPING","BillingModeSummary":{"BillingMode":"BARTER"}}}"#
    let table = try API.DescribeTable.response(from: Array(body.utf8)).table
    #expect(table?.tableStatus == API.TableStatus(rawValue: "SLEEPING"))
    #expect(table?.tableStatus?.description == "SLEEPING")
    #expect(table?.billingModeSummary?.billingMode == API.BillingMode(rawValue: "BARTER"))
    let change = API.UpdateTable(tableName: "t", billingMode: table?.billingModeSummary?.billingMode)
    #expect(String(decoding: change.body, as: UTF8.self) == #"{"TableName":"t","BillingMode":"BARTER"}"#)
  }
}
