import SwynamoTransport
import SwynamoWire
import Testing

extension MisbehavingServerTests {
  private static let ping = TransportRequest(operation: "GetItem", body: Array("{}".utf8), isIdempotent: true)
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

  private static func transport(to server: RawServer) -> CurlTransport {
    var configuration = TransportConfiguration(
      endpoint: server.url, credentials: Credentials(accessKeyID: "a", secretAccessKey: "s"))
    configuration.maximumConnections = 64
    configuration.attemptTimeout = .seconds(60)
    return CurlTransport(configuration)
  }

  /// A server that answers nothing, or a part and then nothing, or late; then the same one answers everything.
  @Test(.timeLimit(.minutes(5))) func cancelingTenThousandRequestsLeavesNothingBehind() async throws {
    try await Self.startRuntime()
    let before = ProcessState.now()
    try await cancelTenThousand()
    let after = await ProcessState.settled(downTo: before)
    print("before: \(before); after: \(after)")
    #expect(after.threads <= before.threads)
    #expect(after.descriptors <= before.descriptors)
  }

  private func cancelTenThousand() async throws {
    let isWell = Flag()
    let requests = Counter()
    let server = try RawServer { connection in
      while connection.next() != nil {
        let number = requests.next()
        if isWell.isRaised {
          guard connection.send(Self.answer) else { return }
          continue
        }
        switch number % 4 {
        case 0: return connection.keepSilent()
        case 1:
          connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n{")
          return connection.keepSilent()
        case 2:
          connection.send("HTTP/1.1 20")
          return connection.keepSilent()
        default:
          connection.pause(milliseconds: 3)
          guard connection.send(Self.answer) else { return }
        }
      }
    }
    let transport = Self.transport(to: server)
    var generator = Generator(seed: CampaignSettings.seed)
    var ended = (answered: 0, canceled: 0)
    // Ten waves, so that many are caught on a connection and not in the line before it.
    for _ in 0..<10 {
      let tasks = (0..<1000).map { _ in Task { try await transport.send(Self.ping).status } }
      try await Task.sleep(for: .milliseconds(generator.int(1..<40)))
      for task in tasks.shuffled(using: &generator) { task.cancel() }
      for task in tasks {
        switch await task.result {
        case .success(let status):
          #expect(status == 200)
          ended.answered += 1
        case .failure(let error):
          #expect(error is CancellationError)
          ended.canceled += 1
        }
      }
    }
    print("canceled mid-flight: \(ended.canceled), answered before: \(ended.answered), seed \(CampaignSettings.seed)")
    #expect(ended.answered + ended.canceled == 10_000)
    #expect(ended.canceled > 5_000)

    isWell.raise()
    let clock = ContinuousClock()
    let start = clock.now
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<1000 { group.addTask { try await transport.send(Self.ping).status } }
      for try await status in group { #expect(status == 200) }
    }
    #expect(clock.now - start < .seconds(20))
    #expect(server.openConnections <= 64)
    await transport.shutDown()
    await server.stop()
  }

  /// All of them are sent before the first is answered, as far as the connections go; the others wait in line.
  @Test(.timeLimit(.minutes(5))) func tenThousandTasksShareSixtyFourConnections() async throws {
    try await Self.startRuntime()
    let before = ProcessState.now()
    let first = try await tenThousandAtOnce()
    let second = try await tenThousandAtOnce()
    print("10,000 in flight: \(before) before, \(first) with all of them, \(second) with all of them once more")
    #expect(first.descriptors - before.descriptors <= 2 * 64 + 10)
    // In a debug build a task with its request and its place in line takes 13 KiB; then 64 threads of the server have 64 KiB each.
    #expect(first.memory - before.memory < ProcessState.allowance * 200 << 20)
    #expect(second.memory - first.memory < ProcessState.allowance * 32 << 20)
    let after = await ProcessState.settled(downTo: before)
    #expect(after.threads <= before.threads)
    #expect(after.descriptors <= before.descriptors)
  }

  /// What the process holds while all of them are under way.
  private func tenThousandAtOnce() async throws -> ProcessState {
    let isOpen = Flag()
    let server = try RawServer { connection in
      while connection.next() != nil {
        while !isOpen.isRaised { connection.pause(milliseconds: 1) }
        guard connection.send(Self.answer) else { return }
      }
    }
    let transport = Self.transport(to: server)
    let started = Counter()
    let full = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<10_000 {
        group.addTask {
          started.next()
          return try await transport.send(Self.ping).status
        }
      }
      while started.value < 10_000 || server.openConnections < 64 {
        try await Task.sleep(for: .milliseconds(5))
      }
      let full = ProcessState.now()
      isOpen.raise()
      for try await status in group { #expect(status == 200) }
      return full
    }
    #expect(server.accepted <= 64)
    await transport.shutDown()
    await server.stop()
    return full
  }
}
