import SwynamoCore

/// An operation on its way to a back end: what is asked for, and its JSON.
///
///     TransportRequest(operation: "ListTables", body: Array("{}".utf8))      // raw, for what has no request of its own
///     TransportRequest(GetItemRequest(tableName: "users", key: key))
public struct TransportRequest: Sendable {
  /// What is asked for.
  public var serviceOperation: ServiceOperation
  /// The JSON body. After a change of it the tables are those that it names.
  public var body: [UInt8] {
    didSet {
      boxedSummary = nil
      serviceOperation.tableNames = nil
    }
  }
  /// When the whole call, retries included, must have ended; nil means the transport's own limits.
  public var deadline: ContinuousClock.Instant?
  /// Whether the result, or the error, is to say what the call took.
  public var collectsMetrics: Bool
  /// The ARN of the table that the request names, if it names the table, or the first of several, by one.
  public var resourceARN: String?
  /// HTTP headers that are sent beside the client's own and not signed, so that a proxy may change them.
  public var unsignedHeaders: [(name: String, value: String)] = []
  private var boxedSummary: Boxed<RequestSummary>?

  /// A request of which only the operation's name is known. See ``ServiceOperation/init(named:isIdempotent:)``.
  public init(
    operation: String, body: [UInt8], deadline: ContinuousClock.Instant? = nil, isIdempotent: Bool = false,
    collectsMetrics: Bool = false, resourceARN: String? = nil
  ) {
    self.init(
      ServiceOperation(named: operation, isIdempotent: isIdempotent), body: body, deadline: deadline,
      collectsMetrics: collectsMetrics, resourceARN: resourceARN)
  }

  /// A request of an operation by its JSON.
  public init(
    _ operation: ServiceOperation, body: [UInt8], deadline: ContinuousClock.Instant? = nil, collectsMetrics: Bool = false,
    resourceARN: String? = nil
  ) {
    serviceOperation = operation
    self.body = body
    self.deadline = deadline
    self.collectsMetrics = collectsMetrics
    self.resourceARN = resourceARN
  }

  /// The operation's name, "GetItem".
  public var operation: String { serviceOperation.name }
  /// See ``ServiceOperation/isWrite``.
  public var isWrite: Bool { serviceOperation.isWrite }
  /// See ``ServiceOperation/isIdempotent``.
  public var isIdempotent: Bool { serviceOperation.isIdempotent }
  /// The tables that the request names, as it names them; read out of the JSON where nothing else says.
  public var tableNames: [String] { serviceOperation.tableNames ?? summary.tableNames }

  /// What an observer may be told: of the request that was written, or read out of the JSON.
  package var summary: RequestSummary {
    get { boxedSummary?.value ?? RequestSummary(body) }
    set { boxedSummary = .value(newValue) }
  }
}
