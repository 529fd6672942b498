import Glibc
import Synchronization
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct NameLookupsTests {
  /// Answers as a test tells it to, and counts.
  private final class Names: Sendable {
    let answer = Mutex<Result<[String], SystemResolver.LookupError>?>(nil)
    let asked = Mutex<[String]>([])

    /// Waits while there is no answer, as the system does.
    func resolve(_ name: String) -> Result<[String], SystemResolver.LookupError> {
      asked.withLock { $0.append(name) }
      while true {
        if let answer = answer.withLock({ $0 }) { return answer }
        usleep(1000)
      }
    }

    func set(_ new: Result<[String], SystemResolver.LookupError>) { answer.withLock { $0 = new } }
  }

  private final class TestClock: Sendable {
    private let time = Mutex(1_000)
    var now: Int { time.withLock { $0 } }
    func advance(by milliseconds: Int) { time.withLock { $0 += milliseconds } }
  }

  private struct Unexpected: Error {}

  private let names = Names()
  private let lookups: NameLookups
  private let ends = Counter()
  /// Milliseconds, of a clock that goes on as a test tells it to.
  private let time = TestClock()
  private let waiter: NameLookups.Waiter

  init() {
    let names = names
    let ends = ends
    let time = time
    lookups = NameLookups(resolve: { names.resolve($0) }, now: { time.now })
    waiter = NameLookups.Waiter { _ = ends.next() }
  }

  private func waitUntil(_ condition: () -> Bool) async throws {
    for _ in 0..<2000 where !condition() { try await Task.sleep(for: .milliseconds(2)) }
    #expect(condition())
  }

  private func ticket(_ name: String) throws -> Int {
    guard case .pending(let ticket) = lookups.addresses(of: name, for: waiter) else { throw Unexpected() }
    return ticket
  }

  @Test func requestsForAHostShareALookUp() async throws {
    for _ in 0..<100 { _ = try ticket("a.example") }
    try await waitUntil { names.asked.withLock { $0.count } == 1 }
    names.set(.success(["10.0.0.1", "fd00::1"]))
    try await waitUntil { lookups.knows("a.example") }
    #expect(ends.value == 1)
    guard case .known(let known) = lookups.addresses(of: "a.example", for: waiter) else { throw Unexpected() }
    let host = try #require(HostName("A.Example", port: 8000))
    #expect(known.entry(for: host) == "a.example:8000:10.0.0.1,[fd00::1]")
    #expect(names.asked.withLock { $0 } == ["a.example"])
  }

  @Test func noMoreThanSixteenLookUpsHang() async throws {
    for number in 0..<100 { _ = try ticket("host-\(number).example") }
    try await Task.sleep(for: .milliseconds(200))
    #expect(names.asked.withLock { $0.count } == 16)
    names.set(.success(["10.0.0.1"]))
    try await waitUntil { ends.value > 0 }
    for number in 0..<100 { _ = lookups.addresses(of: "host-\(number).example", for: waiter) }
    try await waitUntil { (0..<16).allSatisfy { lookups.knows("host-\($0).example") } }
  }

  @Test func aFailureIsToldToThoseWhoWaitedForIt() async throws {
    let ticket = try ticket("gone.example")
    names.set(.failure(SystemResolver.LookupError(why: "Name or service not known", isTemporary: false)))
    try await waitUntil { ends.value == 1 }
    guard case .failed(let failure) = lookups.addresses(of: "gone.example", since: ticket, for: waiter) else {
      throw Unexpected()
    }
    #expect(failure.why == "Name or service not known")
    names.set(.success(["10.0.0.1"]))
    _ = lookups.addresses(of: "gone.example", for: waiter)
    try await waitUntil { lookups.knows("gone.example") }
  }

  @Test func oldAddressesServeWhileTheNameServersCannotBeAsked() async throws {
    names.set(.success(["10.0.0.1"]))
    _ = lookups.addresses(of: "a.example", for: waiter)
    try await waitUntil { lookups.knows("a.example") }
    time.advance(by: 60_000)
    names.set(.failure(SystemResolver.LookupError(why: "Temporary failure in name resolution", isTemporary: true)))
    guard case .known = lookups.addresses(of: "a.example", for: waiter) else { throw Unexpected() }
    try await waitUntil { names.asked.withLock { $0.count } == 2 }
    try await Task.sleep(for: .milliseconds(50))
    #expect(lookups.knows("a.example"))
    // Not for every call.
    time.advance(by: 4_999)
    _ = lookups.addresses(of: "a.example", for: waiter)
    try await Task.sleep(for: .milliseconds(50))
    #expect(names.asked.withLock { $0.count } == 2)
    // A name that is gone is gone.
    time.advance(by: 60_000)
    names.set(.failure(SystemResolver.LookupError(why: "Name or service not known", isTemporary: false)))
    _ = lookups.addresses(of: "a.example", for: waiter)
    try await waitUntil { !lookups.knows("a.example") }
  }

  private func askedFor(_ name: String) -> Int { names.asked.withLock { $0.count { $0 == name } } }

  /// Asks, and gives a look-up the time to begin.
  private func ask(_ name: String) async throws {
    _ = lookups.addresses(of: name, for: waiter)
    try await Task.sleep(for: .milliseconds(50))
  }

  @Test func anAddressIsGoodForAMinute() async throws {
    names.set(.success(["10.0.0.1"]))
    try await ask("a.example")
    try await waitUntil { lookups.knows("a.example") }
    time.advance(by: 59_999)
    try await ask("a.example")
    #expect(askedFor("a.example") == 1)
    time.advance(by: 1)
    try await ask("a.example")
    try await waitUntil { askedFor("a.example") == 2 }
  }

  @Test func aHostThatIsDownIsNotLookedUpForEveryCall() async throws {
    names.set(.success(["10.0.0.1"]))
    try await ask("a.example")
    try await waitUntil { lookups.knows("a.example") }
    for _ in 0..<4 {
      lookups.markUnreachable("a.example")
      try await ask("a.example")
      time.advance(by: 1_000)
    }
    #expect(askedFor("a.example") == 1)
    time.advance(by: 1_000)
    try await ask("a.example")
    try await waitUntil { askedFor("a.example") == 2 }
  }

  @Test func aLookUpThatTakesLongGetsTwoMore() async throws {
    try await ask("a.example")
    time.advance(by: 2_999)
    try await ask("a.example")
    #expect(askedFor("a.example") == 1)
    time.advance(by: 1)
    try await ask("a.example")
    try await waitUntil { askedFor("a.example") == 2 }
    for _ in 0..<5 {
      time.advance(by: 3_000)
      try await ask("a.example")
    }
    #expect(askedFor("a.example") == 3)
    names.set(.success(["10.0.0.1"]))
  }

  @Test func hostsThatHangLeaveRoomForOthers() async throws {
    for _ in 0..<4 {
      for number in 0..<6 { _ = lookups.addresses(of: "silent-\(number).example", for: waiter) }
      try await Task.sleep(for: .milliseconds(50))
      time.advance(by: 3_000)
    }
    #expect(names.asked.withLock { $0.count } == 8)
    for number in 0..<8 { try await ask("healthy-\(number).example") }
    try await waitUntil { (0..<8).allSatisfy { askedFor("healthy-\($0).example") == 1 } }
    names.set(.success(["10.0.0.1"]))
    try await waitUntil { (0..<8).allSatisfy { lookups.knows("healthy-\($0).example") } }
  }

  /// A handle of libcurl's that was told a generation must not take another for it.
  @Test func aForgottenHostComesBackWithANewNumber() async throws {
    names.set(.success(["10.0.0.1"]))
    func generation() async throws -> Int {
      // Sixteen look-ups of others may be under way.
      try await waitUntil {
        _ = lookups.addresses(of: "a.example", for: waiter)
        return lookups.knows("a.example")
      }
      guard case .known(let known) = lookups.addresses(of: "a.example", for: waiter) else { throw Unexpected() }
      return known.generation
    }
    let first = try await generation()
    for number in 0..<600 { _ = lookups.addresses(of: "host-\(number).example", for: waiter) }
    #expect(!lookups.knows("a.example"))
    names.set(.success(["10.0.0.2"]))
    #expect(try await generation() > first)
  }

  @Test(arguments: [
    ("dynamodb.eu-west-1.amazonaws.com", true), ("db", true), ("127.0.0.1", false), ("1", false), ("0x7f.1", false),
    ("::1", false), ("[::1]", false), ("localhost", false), ("db.localhost", false), ("", false), ("bücher.example", false),
  ])
  func whatIsLookedUp(name: String, isName: Bool) {
    #expect((HostName(name, port: 80) != nil) == isName)
  }

  @Test func theSystemKnowsThisMachine() throws {
    let found = try SystemResolver.addresses(of: "localhost").get()
    #expect(found.contains("127.0.0.1") || found.contains("::1"))
    #expect(try SystemResolver.addresses(of: "127.0.0.1").get() == ["127.0.0.1"])
  }
}
