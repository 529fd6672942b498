public import SwynamoWire

/// A client: statements run on it.
///
///     let db = DynamoDB(.region("eu-west-1"))           // or .endpoint("http://localhost:8000"), .embedded(.inMemory)
///     try await users.put(samuel).run(on: db)
///
/// Making one sends nothing and never fails; what is wrong with the back end is thrown by the first call. Copies share the
/// connections.
public struct DynamoDB: Sendable {
  /// What a client sends its requests by.
  public typealias Backend = SwynamoWire.Backend

  /// What the client sends its requests by.
  public let backend: Backend
  /// How often, and after which waits, unprocessed members of a batch and conflicting transactions are sent again, and the work of
  /// `retrying` is run again.
  ///
  ///     db.retryPolicy = Retries.Standard(maximumAttempts: 20, throttlingBase: .milliseconds(200), quota: nil)
  ///
  /// The policy hears of unprocessed members as `.throttled` and of conflicts as `.transient`; its `delayBeforeSending()` is not
  /// asked. Every answer in a row that leaves members unprocessed counts as an attempt, but a batch is given up only after as many
  /// in which nothing at all was processed. Single requests are tried again by the transport, see `TransportConfiguration.retries`.
  public var retryPolicy: any RetryPolicy
  /// When the client looks again at a table that is being created or deleted; it hears of each look in vain as `.transient`.
  public var waiters: any RetryPolicy = .waiting()
  /// How long a call may take, its retries and pages' requests each counted on their own; nil for the back end's limits.
  public var timeout: Duration?
  /// What is done around each call; nil while nothing is.
  var calls: CallOptions?

  /// A client of a back end; nothing is sent.
  public init(_ backend: Backend, retryPolicy: any RetryPolicy = .batches, timeout: Duration? = nil) {
    self.backend = backend
    self.retryPolicy = retryPolicy
    self.timeout = timeout
    calls = CallOptions(backend)
  }

  /// The same client with a limit on each request, retries included.
  ///
  ///     try await users.get("a@b.c").run(on: db.timeout(.milliseconds(200)))
  public func timeout(_ timeout: Duration?) -> DynamoDB {
    var copy = self
    copy.timeout = timeout
    return copy
  }

  /// Takes no more calls, lets those under way finish, and ends the back end's threads and connections.
  ///
  ///     await db.shutDown()                       // at most 30 seconds, then what is left fails
  ///     await db.shutDown(drainingFor: .zero)     // at once
  ///
  /// All copies of the client are shut down with it. A client that is only dropped ends its threads and connections too, when
  /// its last call has ended.
  public func shutDown(drainingFor limit: Duration = .seconds(30)) async {
    await backend.transport.shutDown(drainingFor: limit)
  }
}

extension DynamoDB {
  /// Waits before another attempt as the policy says, false when there is to be none; throws when the task is canceled.
  func pause(after failure: RetryableFailure) async throws -> Bool {
    guard let delay = retryPolicy.delay(after: failure) else { return false }
    try await Task.sleep(for: delay)
    return true
  }
}

extension RetryPolicy where Self == Retries.Standard {
  /// For what is sent again above a single request, what a batch left unprocessed and transactions in conflict: ten attempts without a
  /// budget, with waits below 50 ms, 100 ms, … after a conflict, below 1 s, 2 s, … after what was not processed, and never above 20 s.
  ///
  ///     DynamoDB(.region("eu-west-1"), retryPolicy: .batches)      // what a client has by default
  public static var batches: Retries.Standard {
    Retries.Standard(maximumAttempts: 10, base: .milliseconds(50), quota: nil)
  }
}
