import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

@Suite struct FaultInjectingTransportTests {
  private func client(_ plan: FaultInjectingTransport.Plan) async throws -> (
    db: DynamoDB, transport: FaultInjectingTransport, engine: DynamoDB
  ) {
    let engine = try EmbeddedEngine(.inMemory)
    try await notes.createTable().run(on: DynamoDB(Backend(engine)))
    let transport = FaultInjectingTransport(wrapping: engine, plan)
    let waits = Retries.Standard(base: .microseconds(100), throttlingBase: .microseconds(100))
    return (DynamoDB(Backend(transport), retryPolicy: waits), transport, DynamoDB(Backend(engine)))
  }

  private static let put = Note(id: 1, text: "x")

  @Test(arguments: [
    (
      FaultInjectingTransport.Fault.resetBeforeSending, false,
      "PutItem: The connection failed: the connection was reset."
    ),
    (
      .resetAfterSending, false,
      "PutItem: The connection failed: the connection was reset. The request may have been carried out."
    ),
    (.lostAnswer, true, "PutItem: The connection failed: the connection was reset. The request may have been carried out."),
    (.truncatedAnswer, true, "PutItem: The connection ended before the answer did. The request may have been carried out."),
    (
      .damagedAnswer, true,
      """
      PutItem: The answer was damaged on its way: its body does not have the checksum in x-amz-crc32. \
      The request may have been carried out.
      """
    ),
    (.deadlinePassed(), false, "PutItem: The deadline of the call has passed. The request may have been carried out."),
    (
      .deadlinePassed(isCarriedOut: true), true,
      "PutItem: The deadline of the call has passed. The request may have been carried out."
    ),
  ])
  func aBrokenCallThrows(fault: FaultInjectingTransport.Fault, isCarriedOut: Bool, sentence: String) async throws {
    let (db, transport, engine) = try await client(.script([.call(1, of: "PutItem", fault)]))
    let error = await #expect(throws: TransportError.self) { try await notes.put(Self.put).run(on: db) }
    #expect(error?.description == sentence)
    #expect(error?.outcomeUnknown == (fault != .resetBeforeSending))
    #expect(try await notes.get(1).run(on: engine) == (isCarriedOut ? Self.put : nil))
    #expect(
      transport.injected == [
        FaultInjectingTransport.InjectedFault(call: 1, operation: "PutItem", callOfOperation: 1, fault: fault)
      ])

    try await notes.put(Self.put).run(on: db)
    #expect(transport.injected.count == 1)
  }

  @Test(arguments: [
    (FaultInjectingTransport.Fault.throttled, DynamoDBError.provisionedThroughputExceeded, 400, false),
    (.rateExceeded, DynamoDBError.throttling, 400, false), (.internalServerError, DynamoDBError.internalServerError, 500, false),
    (.serviceUnavailable, DynamoDBError.serviceUnavailable, 503, false),
    (.serviceError("InternalServerError", status: 500, isCarriedOut: true), DynamoDBError.internalServerError, 500, true),
    (.transactionConflict, DynamoDBError.transactionConflict, 400, false),
  ])
  func theServiceRefuses(fault: FaultInjectingTransport.Fault, code: DynamoDBError.Code, status: Int, isCarriedOut: Bool)
    async throws
  {
    let (db, _, engine) = try await client(.script([.every("PutItem", fault)]))
    let error = await #expect(throws: DynamoDBError.self) { try await notes.put(Self.put).run(on: db) }
    #expect(error?.code == code)
    #expect(error?.status == status)
    #expect(try await notes.get(1).run(on: engine) == (isCarriedOut ? Self.put : nil))
  }

  @Test func aReadThatBrokeLeavesNothingOpen() async throws {
    let (db, _, _) = try await client(.script([.call(1, .lostAnswer)]))
    let error = await #expect(throws: TransportError.self) { try await notes.get(1).run(on: db) }
    #expect(error?.description == "GetItem: The connection failed: the connection was reset.")
  }

  @Test func aScriptCountsTheCallsOfAnOperation() async throws {
    let (db, transport, _) = try await client(.script([.call(2, of: "GetItem", .throttled), .calls(4...5, .rateExceeded)]))
    var failures: [Int] = []
    for number in 1...6 {
      do {
        if number % 2 == 0 { _ = try await notes.get(1).run(on: db) } else { try await notes.put(Self.put).run(on: db) }
      } catch { failures.append(number) }
    }
    #expect(failures == [4, 5])
    #expect(
      transport.injected.map(\.description) == [
        "call 4, GetItem 2: 400 ProvisionedThroughputExceededException", "call 5, PutItem 3: 400 ThrottlingException",
      ])
    #expect(transport.description == "FaultInjectingTransport(script, 2 faults in 6 calls)")
  }

  @Test func latencyComesBeforeAnotherFault() async throws {
    let (db, transport, _) = try await client(.script([.call(1, .throttled), .call(1, .latency(.milliseconds(30)))]))
    let elapsed = await ContinuousClock().measure {
      await #expect(throws: DynamoDBError.self) { try await notes.get(1).run(on: db) }
    }
    #expect(elapsed >= .milliseconds(30))
    #expect(transport.injected.map(\.fault) == [.latency(.milliseconds(30)), .throttled])
  }

  @Test func latencyBeyondTheDeadlineEndsTheCall() async throws {
    let (db, _, engine) = try await client(.script([.every("PutItem", .latency(.seconds(600)))]))
    let error = await #expect(throws: TransportError.self) {
      try await notes.put(Self.put).run(on: db.timeout(.milliseconds(20)))
    }
    #expect(error?.reason == .timedOut(.call))
    #expect(error?.outcomeUnknown == false)
    #expect(try await notes.get(1).run(on: engine) == nil)
  }

  @Test func whatIsLeftOfABatchIsWrittenLater() async throws {
    let (db, transport, engine) = try await client(
      .script([.call(1, of: "BatchWriteItem", .unprocessed(20)), .call(2, of: "BatchWriteItem", .unprocessed(100))]))
    try await db.batchWrite { for id in 0..<30 { notes.put(Note(id: id, text: "x")) } }
    #expect(transport.injected.count == 2)
    #expect(try await notes.scan().count().run(on: engine) == 30)
  }

  @Test func whatIsLeftOfABatchIsReadLater() async throws {
    let (db, transport, engine) = try await client(
      .script([.calls(1...2, of: "BatchGetItem", .unprocessed(3)), .call(3, of: "BatchGetItem", .unprocessed(.max))]))
    try await engine.batchWrite { for id in 0..<8 { notes.put(Note(id: id, text: "x")) } }
    let found = try await notes.batchGet(0..<8).consistent().run(on: db)
    #expect(found.map(\.id) == Array(0..<8))
    #expect(transport.injected.count == 3)
  }

  @Test func membersOfSeveralTablesAreLeft() async throws {
    let (db, _, engine) = try await client(.script([.every("BatchWriteItem", .unprocessed(1))]))
    let other = notes.named("other")
    try await other.createTable().run(on: engine)
    let error = try await #require(throws: BatchWriteIncompleteError.self) {
      try await db.batchWrite {
        notes.put(Self.put)
        other.put(Self.put)
      }
    }
    #expect(error.unwritten.map(\.table) == ["other"])
    #expect(try await notes.get(1).run(on: engine) == Self.put)
    #expect(try await other.get(1).run(on: engine) == nil)
  }

  @Test func aTransactionInConflictIsTriedAgain() async throws {
    let (db, transport, engine) = try await client(.script([.calls(1...2, of: "TransactWriteItems", .transactionConflict)]))
    try await db.transact {
      notes.put(Self.put)
      notes.check(2) { $0.text.doesNotExist }
    }
    #expect(transport.injected.count == 2)
    #expect(try await notes.get(1).run(on: engine) == Self.put)

    let (always, _, _) = try await client(.script([.every("TransactWriteItems", .transactionConflict)]))
    let error = await #expect(throws: DynamoDBError.self) {
      try await always.transact {
        notes.put(Self.put)
        notes.check(2) { $0.text.doesNotExist }
      }
    }
    #expect(error?.cancellationReasons.map(\.code) == ["TransactionConflict", "None"])
  }

  @Test func aFaultThatDoesNotConcernTheOperationIsNone() async throws {
    let (db, transport, _) = try await client(.script([.call(1, .unprocessed(1)), .call(1, .transactionConflict)]))
    #expect(try await notes.get(1).run(on: db) == nil)
    #expect(transport.injected.isEmpty)
  }

  private func failures(seed: UInt64, order: [Int]) async throws -> (failed: Set<Int>, description: String) {
    let (db, transport, _) = try await client(.seed(seed, [.lostAnswer: 0.2, .throttled: 0.2, .latency(.zero): 0.5]))
    var failed: Set<Int> = []
    for id in order {
      do {
        try await db.transact { notes.put(Note(id: id, text: "x")) }
      } catch { failed.insert(id) }
    }
    return (failed, transport.description)
  }

  /// The token of a transaction is new at each run, which must not matter.
  @Test func aSeedSpoilsTheSameCallsInAnyOrder() async throws {
    let first = try await failures(seed: 7, order: Array(0..<200))
    #expect(try await failures(seed: 7, order: Array((0..<200).reversed())).failed == first.failed)
    #expect(try await failures(seed: 8, order: Array(0..<200)).failed != first.failed)
    #expect((40..<110).contains(first.failed.count))
    #expect(first.description.hasPrefix("FaultInjectingTransport(seed: 7, "))
    #expect(first.description.hasSuffix(" faults in 200 calls)"))
  }

  @Test func theSameRequestSentAgainHasAnotherChance() async throws {
    let (db, transport, _) = try await client(.seed(3, [.throttled: 0.5]))
    for _ in 0..<100 { _ = try? await notes.get(1).run(on: db) }
    #expect((25...75).contains(transport.injected.count))
  }
}
