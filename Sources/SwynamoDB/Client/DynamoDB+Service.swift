#if ServiceLifecycle
  public import ServiceLifecycle

  /// A client among the services of a program, with the trait "ServiceLifecycle".
  ///
  ///     let group = ServiceGroup(services: [db, app], gracefulShutdownSignals: [.sigterm], logger: logger)
  ///     try await group.run()
  ///
  /// The group ends its services from the last to the first: what uses the client stands after it.
  extension DynamoDB: Service {
    /// Waits until the group shuts down, then takes no more calls and lets those under way finish, for at most 30 seconds. When the
    /// group is canceled, what is under way fails at once.
    public func run() async throws {
      do {
        try await gracefulShutdown()
        await shutDown()
      } catch {
        await shutDown(drainingFor: .zero)
        throw error
      }
    }
  }
#endif
