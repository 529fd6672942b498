#if ServiceLifecycle
  import Logging
  import ServiceLifecycle
  import SwynamoDB
  import SwynamoWire
  import Synchronization
  import Testing

  /// The client among the services of a program.
  @Suite struct ServiceTests {
    struct Note: Sendable {
      let id: String
    }

    static let notes = Table("notes") { HashKey(\Note.id) }.of(Note.init)

    /// Writes when it is started, and once more when the group shuts down.
    private struct Writer: Service {
      let db: DynamoDB
      let hasStarted: @Sendable () -> Void

      func run() async throws {
        try await ServiceTests.notes.put(Note(id: "first")).run(on: db)
        hasStarted()
        try? await gracefulShutdown()
        try await ServiceTests.notes.put(Note(id: "last")).run(on: db)
      }
    }

    /// Notes what it is asked for.
    private final class NotingTransport: Transport {
      private let notes = Mutex<[String]>([])
      var all: [String] { notes.withLock { $0 } }

      func send(_ request: TransportRequest) async throws -> TransportResponse {
        notes.withLock { $0.append(request.operation) }
        return TransportResponse(status: 200, body: Array("{}".utf8))
      }

      func shutDown(drainingFor limit: Duration) async { notes.withLock { $0.append("shut down, draining for \(limit)") } }
    }

    @Test func isShutDownAfterWhatUsesIt() async throws {
      let transport = NotingTransport()
      let db = DynamoDB(Backend(transport))
      let (started, start) = AsyncStream.makeStream(of: Void.self)
      let writer = Writer(db: db) { start.finish() }
      let group = ServiceGroup(
        configuration: .init(
          services: [.init(service: db), .init(service: writer, successTerminationBehavior: .ignore)],
          logger: Logger(label: "services")))
      async let run: Void = group.run()
      for await _ in started {}
      await group.triggerGracefulShutdown()
      try await run
      #expect(transport.all == ["PutItem", "PutItem", "shut down, draining for 30.0 seconds"])
    }

    @Test func isShutDownWhenTheGroupIsCancelled() async throws {
      let transport = NotingTransport()
      let (started, start) = AsyncStream.makeStream(of: Void.self)
      let writer = Writer(db: DynamoDB(Backend(transport))) { start.finish() }
      let group = ServiceGroup(services: [DynamoDB(Backend(transport)), writer], logger: Logger(label: "services"))
      let run = Task { try await group.run() }
      for await _ in started {}
      run.cancel()
      _ = await run.result
      #expect(transport.all.first == "PutItem")
      #expect(transport.all.contains("shut down, draining for 0.0 seconds"))
    }
  }
#endif
