/// Carries one operation to a back end and brings the answer: a DynamoDB endpoint, the embedded engine, or a script in a test.
///
/// The answer is returned for every status; reading an error out of it is the caller's. What could not be carried is thrown.
public protocol Transport: Sendable {
  func send(_ request: TransportRequest) async throws -> TransportResponse
}

public struct TransportRequest: Sendable {
  /// The operation's name, "GetItem".
  public var operation: String
  /// The JSON body.
  public var body: [UInt8]
  /// When the whole call, retries included, must have ended; nil means the transport's own limits.
  public var deadline: ContinuousClock.Instant?
  /// Whether sending the same request twice has the effect of sending it once, as long as nobody else writes the item in between.
  ///
  /// True for reads, for puts and deletes without a condition or a returned item, for batches, and for transactions, which carry
  /// a token. Any other write can be done twice when it is tried again after its answer was lost: `update { $0.n.add(1) }` counts
  /// twice, a condition fails on what the first try wrote. Whether it is tried again is set in the transport's configuration.
  public var isIdempotent: Bool
  /// Whether the operation may change something. Those that do not are known by how their names begin: "Get", "Query", "List", …
  public var isWrite: Bool { !Self.readingWords.contains { operation.hasPrefix($0) } }

  private static let readingWords = ["Get", "BatchGet", "TransactGet", "Query", "Scan", "Describe", "List"]

  public init(operation: String, body: [UInt8], deadline: ContinuousClock.Instant? = nil, isIdempotent: Bool = false) {
    self.operation = operation
    self.body = body
    self.deadline = deadline
    self.isIdempotent = isIdempotent
  }
}

public struct TransportResponse: Sendable {
  /// The HTTP status: 200, 400, …
  public var status: Int
  public var headers: ResponseHeaders
  public var body: [UInt8]

  public init(status: Int, headers: ResponseHeaders = ResponseHeaders(), body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
