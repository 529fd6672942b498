import CCurl
import Glibc
import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoTransport

/// A write that must not be made twice, over a kept connection that the server gives up.
@Suite(.timeLimit(.minutes(1))) struct ClosedByServerTests {
  /// What the server does between the client's look at the connection and the request; the client's clock is asked there.
  enum Closing: CaseIterable {
    case close
    case reset
    /// Ends its own side, reads on, and closes.
    case lingering
    /// Ends its own side, reads on and carries out, and resets: to the client this looks as if nobody had read anything.
    case lingeringThenReset

    /// Whether the request that comes after it is read.
    var readsOn: Bool { self == .lingering || self == .lingeringThenReset }
  }

  /// Calls once, and once more while the server gives up the connection at the worst moment.
  private func secondWrite(_ closing: Closing) async throws -> (server: SingleConnectionServer, error: TransportError?) {
    let server = try SingleConnectionServer(answersOnly: 1, withReset: closing == .lingeringThenReset)
    let isDue = Mutex(false)
    var configuration = TransportConfiguration(endpoint: server.url, credentials: testCredentials)
    configuration.environment = .none
    configuration.retries = Retries.Standard(base: .milliseconds(1))
    let now = configuration.clock
    // The first reading is for the signature, the second when the request would be sent, over a connection that was found alive.
    let readings = Counter()
    configuration.clock = {
      if isDue.withLock({ $0 }), readings.next() == 2 {
        switch closing {
        case .close: server.closeConnection()
        case .reset: server.resetConnection()
        case .lingering, .lingeringThenReset: server.endSending()
        }
      }
      return now()
    }
    let transport = CurlTransport(configuration)
    #expect(try await transport.send(.updateItem).status == 200)
    try await Task.sleep(for: .milliseconds(20))
    isDue.withLock { $0 = true }
    let error = await #expect(throws: TransportError.self) { try await transport.send(.updateItem) }
    // The server may be about to read.
    try await Task.sleep(for: .milliseconds(20))
    return (server, error)
  }

  @Test(arguments: Closing.allCases) func aWriteThatMayHaveBeenReadIsNotSentAgain(_ closing: Closing) async throws {
    for _ in 0..<5 {
      let (server, error) = try await secondWrite(closing)
      #expect(error?.outcomeUnknown == true)
      #expect(server.requestsRead == (closing.readsOn ? 2 : 1))
    }
  }

  @Test(arguments: [false, true]) func aServerThatReadsAndClosesIsNotAskedTwice(withReset: Bool) async throws {
    let server = try SingleConnectionServer(answersOnly: 1, withReset: withReset)
    var configuration = TransportConfiguration(endpoint: server.url, credentials: testCredentials)
    configuration.environment = .none
    let transport = CurlTransport(configuration)
    #expect(try await transport.send(.updateItem).status == 200)
    let error = await #expect(throws: TransportError.self) { try await transport.send(.updateItem) }
    #expect(error?.outcomeUnknown == true)
    #expect(server.requestsRead == 2)
  }

  /// A connection that has been idle for nearly as long as the server was seen to wait is ended before a write uses it; and what
  /// this side ends tells nothing of the server.
  @Test func aServerThatWasSeenToBeImpatientIsNotTested() async throws {
    var table = SocketTable()
    func idleConnection() throws -> (ours: CInt, theirs: CInt) {
      var ends: [CInt] = [-1, -1]
      try #require(socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0)
      table.opened(ends[0])
      table.want(CInt(CURL_POLL_IN), on: ends[0])
      var entries = [pollfd(fd: -1, events: 0, revents: 0)]
      _ = table.prepare(&entries, longest: 1000)
      table.want(CInt(CURL_POLL_REMOVE), on: ends[0])
      return (ends[0], ends[1])
    }
    func isEnded(_ socket: CInt) -> Bool {
      var entry = pollfd(fd: socket, events: CShort(POLLIN), revents: 0)
      return poll(&entry, 1, 0) > 0
    }
    func tellOfTheEnd(of socket: CInt) {
      let isForLibcurl = table.accepts(pollfd(fd: socket, events: CShort(POLLIN), revents: CShort(POLLIN | POLLHUP)))
      #expect(!isForLibcurl)
      table.closed(socket)
    }
    // Loaded machines sleep longer: the server closes twice after the same time, as far as the table can see.
    for _ in 0..<10 where table.idleLimit.longestIdleness(at: SocketTable.now()) == nil {
      let connection = try idleConnection()
      table.retireOldest()
      #expect(!isEnded(connection.theirs))
      try await Task.sleep(for: .milliseconds(400))
      close(connection.theirs)
      tellOfTheEnd(of: connection.ours)
      close(connection.ours)
    }
    let longest = try #require(table.idleLimit.longestIdleness(at: SocketTable.now()))
    #expect(longest >= 350)

    for _ in 0..<3 {
      let own = try idleConnection()
      table.retireOldest()
      #expect(!isEnded(own.theirs))
      for _ in 0..<400 where !isEnded(own.theirs) {
        try await Task.sleep(for: .milliseconds(5))
        table.retireOldest()
      }
      #expect(isEnded(own.theirs))
      tellOfTheEnd(of: own.ours)
      for end in [own.ours, own.theirs] { close(end) }
      #expect(table.idleLimit.longestIdleness(at: SocketTable.now()) == longest)
    }
  }

  @Test func oneClosingIsNoLimit() {
    var limit = LearnedIdleLimit()
    limit.observe(idle: 5_000, at: 10_000)
    #expect(limit.longestIdleness(at: 10_000) == nil)
    // A restart ends several connections at once, some of them idle for as long as each other.
    limit.observe(idle: 5_010, at: 10_020)
    limit.observe(idle: 700, at: 10_030)
    limit.observe(idle: 710, at: 10_040)
    #expect(limit.longestIdleness(at: 10_040) == nil)
    limit.observe(idle: 20_000, at: 50_000)
    #expect(limit.longestIdleness(at: 50_000) == nil)
    limit.observe(idle: 20_400, at: 80_000)
    #expect(limit.longestIdleness(at: 80_000) == 18_000)
  }

  @Test func aLimitIsKnownForTenMinutesAfterItWasSeen() {
    var limit = LearnedIdleLimit()
    for time in [0, 1_000] { limit.observe(idle: 1_000, at: time) }
    #expect(limit.longestIdleness(at: 600_999) == 900)
    // Another server's longer patience changes nothing, and a single closing that comes sooner neither.
    limit.observe(idle: 30_000, at: 300_000)
    limit.observe(idle: 400, at: 300_000)
    #expect(limit.longestIdleness(at: 600_999) == 900)
    #expect(limit.longestIdleness(at: 601_000) == nil)
    limit.observe(idle: 1_020, at: 600_000)
    #expect(limit.longestIdleness(at: 1_199_999) == 900)
    for time in [700_000, 701_000] { limit.observe(idle: 400, at: time) }
    #expect(limit.longestIdleness(at: 701_000) == 350)
    // What ends at once ends for another reason.
    var other = LearnedIdleLimit()
    for time in [0, 1_000, 2_000] { other.observe(idle: 249, at: time) }
    #expect(other.longestIdleness(at: 2_000) == nil)
  }

  @Test func noConnectionIsUsedBeyondItsAge() async throws {
    try await withServer { _ in
      .answer(200, "{}")
    } configure: {
      $0.maximumConnectionAge = .seconds(1)
    } _: { transport, server in
      for _ in 0..<12 {
        _ = try await transport.send(.getItem)
        try await Task.sleep(for: .milliseconds(250))
      }
      // A second by libcurl's clock is up to two.
      #expect((2...4).contains(server.connectionCount))
    }
  }
}
