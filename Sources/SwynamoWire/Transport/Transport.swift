/// Carries one operation to a back end and brings the answer: a DynamoDB endpoint, the embedded engine, or a script in a test.
///
/// The answer is returned for every status; reading an error out of it is the caller's. What could not be carried is thrown.
public protocol Transport: Sendable {
  func send(_ request: TransportRequest) async throws -> TransportResponse

  /// Takes no more requests, lets those under way finish for at most so long, and lets go of what is held.
  ///
  /// One that holds nothing need not implement it; one that wraps another passes it on.
  func shutDown(drainingFor limit: Duration) async
}

extension Transport {
  public func shutDown(drainingFor limit: Duration) async {}
}

public struct TransportRequest: Sendable {
  /// The operation's name, "GetItem".
  public var operation: String
  /// The JSON body.
  public var body: [UInt8]
  /// When the whole call, retries included, must have ended; nil means the transport's own limits.
  public var deadline: ContinuousClock.Instant?
  /// Whether sending the same request twice leaves the data as sending it once, as long as nobody else writes in between.
  ///
  /// | request | |
  /// |---|---|
  /// | reads | always |
  /// | puts, deletes | unless they return the old item, which would be the new one the second time |
  /// | updates | when each action sets a given value, removes, or adds to or deletes from a set, outside of lists |
  /// | batches | always |
  /// | transactions | with a token: DynamoDB makes them once in ten minutes |
  ///
  /// A condition changes nothing about that: what was done may fail it the second time, and then the error says that an earlier
  /// try may have been carried out (`DynamoDBError.outcomeUnknown`). Any other write is done twice when it is tried again after
  /// its answer was lost: `update { $0.n.add(1) }` counts twice.
  public var isIdempotent: Bool
  /// Whether the result, or the error, is to say what the call took.
  public var collectsMetrics: Bool
  /// The ARN of the table that the request names, if it names the table, or the first of several, by one.
  public var resourceARN: String?
  /// Whether the operation may change something. Those that do not are known by how their names begin: "Get", "Query", "List", …
  public var isWrite: Bool {
    switch operation {
    case "GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems": false
    case "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems": true
    default: !Self.readingWords.contains { operation.hasPrefix($0) }
    }
  }

  private static let readingWords = ["Get", "BatchGet", "TransactGet", "Query", "Scan", "Describe", "List"]

  public init(
    operation: String, body: [UInt8], deadline: ContinuousClock.Instant? = nil, isIdempotent: Bool = false,
    collectsMetrics: Bool = false, resourceARN: String? = nil
  ) {
    self.operation = operation
    self.body = body
    self.deadline = deadline
    self.isIdempotent = isIdempotent
    self.collectsMetrics = collectsMetrics
    self.resourceARN = resourceARN
  }
}

public struct TransportResponse: Sendable {
  /// The HTTP status: 200, 400, …
  public var status: Int

  /// DynamoDB's success is 200 and nothing else: another status below 300 comes from somebody in between.
  public var isSuccess: Bool { status == 200 }

  public var headers: ResponseHeaders
  public var body: [UInt8]
  /// What most answers go without, behind one pointer.
  private var notes: Boxed<Notes>?

  private struct Notes: Sendable, Hashable {
    var metrics: CallMetrics?
    var invocationID: String?
    var outcomeUnknown = false
  }

  /// What the call took; nil unless the request asked for it and the transport measures.
  public var metrics: CallMetrics? {
    get { notes?.value.metrics }
    set { note { $0.metrics = newValue } }
  }

  /// The client's name for the call in all its attempts (`amz-sdk-invocation-id`), on an answer that is an error.
  public var invocationID: String? {
    get { notes?.value.invocationID }
    set { note { $0.invocationID = newValue } }
  }

  /// Whether an earlier try of this write, or this one, may have been carried out although this answer is an error.
  public var outcomeUnknown: Bool {
    get { notes?.value.outcomeUnknown ?? false }
    set { note { $0.outcomeUnknown = newValue } }
  }

  private mutating func note(_ change: (inout Notes) -> Void) {
    var changed = notes?.value ?? Notes()
    change(&changed)
    notes = changed == Notes() ? nil : .value(changed)
  }

  public init(status: Int, headers: ResponseHeaders = ResponseHeaders(), body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
