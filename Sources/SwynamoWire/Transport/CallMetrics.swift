/// What one call took: its tries, its waits, and the parts of its last try.
///
///     let db = db.onCall { call in print(call.operation, call.attempts, call.total) }      // GetItem 1 0.0031 seconds
///     try await users.get("a").run(on: db)
///
/// A transport that does not measure leaves out what it does not know: the embedded engine's calls have one attempt and a total.
public struct CallMetrics: Sendable, Hashable {
  /// "GetItem"
  public var operation: String
  /// How many times the request was sent, hedges among them; 0 when it ended before it was sent.
  public var attempts: Int
  /// How many of the attempts were second requests that raced a slow one.
  public var hedges: Int
  /// The waits before retries, together.
  public var waited: Duration
  /// From the call to its result.
  public var total: Duration
  /// The HTTP status of the result; nil where no answer came.
  public var status: Int?
  /// The service's name for the request, of the last answer that had one.
  public var requestID: String?
  /// What the call failed with: the service's code ("ConditionalCheckFailedException"), or a word for what came in place of an
  /// answer ("timeout"); nil for a success. OpenTelemetry's `error.type`.
  public var errorType: String?
  /// The attempt that brought the result.
  public var lastAttempt: Attempt?
  /// What it cost, as far as the answer tells: capacity, and the sizes of item collections.
  public var cost = Cost()

  /// The values of one call, for a transport of your own.
  public init(
    operation: String, attempts: Int = 1, hedges: Int = 0, waited: Duration = .zero, total: Duration, status: Int? = nil,
    requestID: String? = nil, errorType: String? = nil, lastAttempt: Attempt? = nil
  ) {
    self.operation = operation
    self.attempts = attempts
    self.hedges = hedges
    self.waited = waited
    self.total = total
    self.status = status
    self.requestID = requestID
    self.errorType = errorType
    self.lastAttempt = lastAttempt
  }

  /// One request over a connection. The parts follow each other; what is left of the total is the answer's transfer.
  public struct Attempt: Sendable, Hashable {
    /// Whether it used a connection that was open already; name look-up, connect and TLS are zero then.
    public var connectionReused: Bool
    /// In the client's own queue, until a connection was free.
    public var queued: Duration
    /// For the address of the host.
    public var nameLookup: Duration
    /// For the TCP connection.
    public var connect: Duration
    /// For the TLS handshake.
    public var tls: Duration
    /// From the request's first byte sent to the answer's first byte received; zero where no answer came.
    public var firstByte: Duration
    /// From the client's queue to the answer's last byte.
    public var total: Duration
    /// Of the request's body.
    public var bytesSent: Int
    /// Of the answer's body, as it came over the wire.
    public var bytesReceived: Int
    /// The address that the connection goes to, a proxy's where there is one: "52.94.24.66".
    public var peerAddress: String?
    /// The port that was connected to.
    public var peerPort: Int?

    /// The times and bytes of one attempt, for a transport of your own.
    public init(
      connectionReused: Bool = false, queued: Duration = .zero, nameLookup: Duration = .zero, connect: Duration = .zero,
      tls: Duration = .zero, firstByte: Duration = .zero, total: Duration = .zero, bytesSent: Int = 0, bytesReceived: Int = 0,
      peerAddress: String? = nil, peerPort: Int? = nil
    ) {
      self.connectionReused = connectionReused
      self.queued = queued
      self.nameLookup = nameLookup
      self.connect = connect
      self.tls = tls
      self.firstByte = firstByte
      self.total = total
      self.bytesSent = bytesSent
      self.bytesReceived = bytesReceived
      self.peerAddress = peerAddress
      self.peerPort = peerPort
    }
  }
}

/// A value behind a pointer, for one that is large and mostly absent.
package indirect enum Boxed<Value: Sendable & Hashable>: Sendable, Hashable {
  case value(Value)

  package var value: Value {
    switch self {
    case .value(let value): value
    }
  }
}
