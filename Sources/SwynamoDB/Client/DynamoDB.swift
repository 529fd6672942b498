public import SwynamoTransport
public import SwynamoWire

/// A client: statements run on it.
///
///     let db = DynamoDB(.region("eu-west-1"))           // or .endpoint("http://localhost:8000"), .embedded(.inMemory)
///     try await users.put(samuel).run(on: db)
///
/// Making one sends nothing and never fails; what is wrong with the back end is thrown by the first call. Copies share the
/// connections.
public struct DynamoDB: Sendable {
  public typealias Backend = SwynamoWire.Backend

  public let backend: Backend
  /// How often, and after which waits, unprocessed members of a batch and conflicting transactions are sent again.
  public var retryPolicy: RetryPolicy
  /// How long a call may take, its retries and pages' requests each counted on their own; nil for the back end's limits.
  public var timeout: Duration?

  public init(_ backend: Backend, retryPolicy: RetryPolicy = .unprocessed, timeout: Duration? = nil) {
    self.backend = backend
    self.retryPolicy = retryPolicy
    self.timeout = timeout
  }

  /// The same client with a limit on each request, retries included.
  ///
  ///     try await users.get("a@b.c").run(on: db.timeout(.milliseconds(200)))
  public func timeout(_ timeout: Duration?) -> DynamoDB {
    var copy = self
    copy.timeout = timeout
    return copy
  }
}

extension RetryPolicy {
  /// More patient than that of a request: what was not processed was throttled.
  public static var unprocessed: RetryPolicy { RetryPolicy(maximumAttempts: 10, base: .milliseconds(50)) }
}
