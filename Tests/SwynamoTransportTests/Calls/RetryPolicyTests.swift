import SwynamoTransport
import SwynamoWire
import Testing

/// The delays of the modes, and what they cost.
@Suite struct RetryPolicyTests {
  private static func failures(_ kinds: [RetryableFailure.Kind]) -> [RetryableFailure] {
    kinds.enumerated().map { RetryableFailure($1, attempt: $0 + 1, operation: "GetItem") }
  }

  @Test func standardWaitsBelowItsDoublingLimits() {
    for (draw, expected) in [
      (1.0, [25, 50, 100]), (0.5, [12.5, 25, 50]), (0, [0, 0, 0]),
    ] {
      let policy = Retries.Standard(random: { draw })
      let delays = Self.failures([.transient, .timeout, .transient, .transient]).map(policy.delay)
      #expect(delays == expected.map { .milliseconds($0) } + [nil])
    }
  }

  @Test func standardWaitsLongerAfterThrottling() {
    let policy = Retries.Standard(maximumAttempts: 9, random: { 1 })
    let delays = Self.failures([.throttled, .transient] + Array(repeating: .throttled, count: 7)).map(policy.delay)
    #expect(
      delays == [.seconds(1), .milliseconds(50), .seconds(4), .seconds(8), .seconds(16)] + [20, 20, 20].map { .seconds($0) } + [
        nil
      ])
    #expect(
      Retries.Standard(maximumAttempts: .max, random: { 1 }).delay(
        after: RetryableFailure(.transient, attempt: 4_000_000, operation: "")) == .seconds(20))
  }

  @Test func waitsAreDrawnEvenly() {
    let policy = Retries.Standard(quota: nil)
    let delays = (0..<2000).compactMap { _ in policy.delay(after: RetryableFailure(.throttled, attempt: 1, operation: "GetItem"))
    }
    #expect(delays.count == 2000 && delays.allSatisfy { $0 >= .zero && $0 < .seconds(1) })
    let mean = delays.reduce(.zero, +) / 2000
    #expect(mean > .milliseconds(450) && mean < .milliseconds(550))
  }

  @Test(arguments: [(0, 500), (499, 500), (3000, 3000), (60_000, 5500)])
  func theServicesWaitIsKeptWithinBounds(named: Int, kept: Int) {
    let policy = Retries.Standard(random: { 0.5 })
    let failure = RetryableFailure(.throttled, attempt: 1, retryAfter: .milliseconds(named), operation: "GetItem")
    #expect(policy.delay(after: failure) == .milliseconds(kept))
  }

  @Test func theBudgetIsSpentAndGivenBack() {
    let policy = Retries.Standard(quota: 30, random: { 0 })
    let transient = RetryableFailure(.transient, attempt: 1, operation: "GetItem")
    let throttled = RetryableFailure(.throttled, attempt: 1, operation: "GetItem")
    // 30 - 14 - 14 leaves 2; a first success gives 1, a success after a retry what the last retry cost.
    #expect([transient, transient, transient, throttled].map { policy.delay(after: $0) != nil } == [true, true, false, false])
    policy.succeeded(after: nil)
    #expect(policy.delay(after: throttled) == nil)
    policy.succeeded(after: throttled)
    #expect([throttled, throttled].map { policy.delay(after: $0) != nil } == [true, false])
    policy.succeeded(after: transient)
    #expect([transient, transient].map { policy.delay(after: $0) != nil } == [true, false])
    // It never holds more than at first.
    for _ in 0..<100 { policy.succeeded(after: nil) }
    #expect([transient, transient, transient].map { policy.delay(after: $0) != nil } == [true, true, false])
    // An attempt that is not made costs nothing, nor does the last failure of a call.
    policy.withdraw(transient)
    #expect(policy.delay(after: RetryableFailure(.transient, attempt: 4, operation: "GetItem")) == nil)
    #expect([transient, transient].map { policy.delay(after: $0) != nil } == [true, false])
  }

  @Test func aCallInAnOutageIsCheapForTheService() {
    // 500 / 14: after 35 retries there are none, however many calls are made.
    let policy = Retries.Standard()
    let retries = (0..<1000).filter { _ in policy.delay(after: RetryableFailure(.timeout, attempt: 1, operation: "")) != nil }
    #expect(retries.count == 35)
  }

  @Test func legacyDoublesWithoutChance() {
    let policy: any RetryPolicy = .legacy
    let delays = (1...10).map {
      policy.delay(after: RetryableFailure($0 % 2 == 0 ? .throttled : .transient, attempt: $0, operation: ""))
    }
    #expect(delays == [50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800].map { .milliseconds($0) } + [nil])
    #expect(
      Retries.Legacy(maximumAttempts: .max).delay(after: RetryableFailure(.transient, attempt: .max - 1, operation: "")) != nil)
  }

  @Test func neverIsNever() {
    let policy: any RetryPolicy = .never
    #expect(policy.maximumAttempts == 1)
    #expect(policy.delay(after: RetryableFailure(.transient, attempt: 1, operation: "")) == nil)
  }

  @Test func eachConfigurationHasABudgetOfItsOwn() {
    let first: any RetryPolicy = .standard
    let second: any RetryPolicy = .standard(maximumAttempts: 2)
    let failure = RetryableFailure(.transient, attempt: 1, operation: "")
    while first.delay(after: failure) != nil {}
    #expect(second.delay(after: failure) != nil)
    #expect((first.maximumAttempts, second.maximumAttempts) == (4, 2))
  }

  /// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
  @Test(
    arguments: [
      (500, nil, .transient), (502, nil, .transient), (503, nil, .transient), (504, nil, .transient), (501, nil, nil),
      (400, nil, nil),
      (429, nil, .throttled), (400, "ThrottlingException", .throttled), (503, "SlowDown", .throttled),
      (400, "TransactionInProgressException", .throttled), (400, "PriorRequestNotComplete", .throttled),
      (400, "RequestTimeout", .transient), (400, "ReplicatedWriteConflictException", .transient),
      (400, "InternalServerError", nil), (500, "InternalServerError", .transient), (400, "ConditionalCheckFailedException", nil),
      (400, "TransactionCanceledException", nil), (400, "TransactionConflictException", .transient), (404, "NoSuchThing", nil),
    ] as [(Int, DynamoDBError.Code?, RetryableFailure.Kind?)])
  func whatMayPass(status: Int, code: DynamoDBError.Code?, kind: RetryableFailure.Kind?) {
    #expect(RetryableFailure.Kind(status: status, code: code) == kind)
  }
}
