#if ServiceLifecycle
  import Logging
  import ServiceLifecycle
  import SwynamoDB
  import SwynamoEngine
  import Testing

  /// The client among the services of a program.
  @Suite struct ServiceTests {
    struct Note: Sendable {
      let id: String
    }

    static let notes = Table("notes") { HashKey(\Note.id) }.of(Note.init)

    /// Writes as long as it is asked to go on, and once more when the group shuts down.
    private struct Writer: Service {
      let db: DynamoDB
      let hasStarted: @Sendable () -> Void

      func run() async throws {
        try await ServiceTests.notes.createTable().run(on: db)
        hasStarted()
        try? await gracefulShutdown()
        try await ServiceTests.notes.put(Note(id: "last")).run(on: db)
      }
    }

    @Test func isShutDownAfterWhatUsesIt() async throws {
      let db = DynamoDB(.embedded(.inMemory))
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
      // The writer's last put is part of the run; after it, the client is no more.
      await #expect(throws: (any Error).self) { try await Self.notes.get("last").run(on: db) }
    }

    @Test func isShutDownWhenTheGroupIsCancelled() async throws {
      let db = DynamoDB(.embedded(.inMemory))
      let group = ServiceGroup(services: [db], logger: Logger(label: "services"))
      let run = Task { try await group.run() }
      run.cancel()
      _ = await run.result
      await #expect(throws: (any Error).self) { try await Self.notes.get("1").run(on: db) }
    }
  }
#endif
