import SwynamoCompiler
public import SwynamoWire

extension DynamoDB {
  /// Stands around each call of a client: sees it and its answer, may change or refuse it, call again, or answer it itself.
  ///
  ///     struct ReadOnly: DynamoDB.Middleware {
  ///       func intercept(
  ///         _ call: DynamoDB.Call, next: @escaping @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer
  ///       ) async throws -> DynamoDB.Answer {
  ///         guard !call.isWrite else { throw Refused() }
  ///         return try await next(call)
  ///       }
  ///     }
  ///
  ///     let db = DynamoDB(.region("eu-west-1")).adding(ReadOnly())
  ///
  /// A call is one request with its retries: a query has one for each page, a batch one for each part. What `next` throws is what the
  /// statement would throw: `DynamoDBError`, `TransportError`, `CancellationError`.
  public protocol Middleware: Sendable {
    /// Gives the answer of a call: that of `next`, changed or not, or another.
    ///
    /// An answer is read as that of the statement's own request: whoever sends another operation makes its answer fit.
    func intercept(_ call: Call, next: @escaping @Sendable (Call) async throws -> Answer) async throws -> Answer
  }

  /// A request on its way to the back end.
  public struct Call: Sendable {
    /// The typed request: `GetItemRequest`, `QueryRequest`, …
    ///
    ///     if var query = call.request as? QueryRequest { query.limit = 10; call.request = query }
    public var request: any WireRequest
    /// How long the call may take, its retries included; nil for the back end's limits.
    public var timeout: Duration?
    /// Headers that are sent and not signed; the embedded engine has no use for them.
    public var unsignedHeaders: [(name: String, value: String)]
    /// Equal for calls that have the same handler and middleware around them.
    let surroundings: Int

    /// "GetItem"
    public var operation: String { type(of: request).operation }
    /// The tables that the request names, each once.
    public var tableNames: [String] { request.tableNames }
    /// Whether the operation may change something.
    public var isWrite: Bool { request.isWrite }
  }

  /// What a call was answered with: a success; a refusal of the service is thrown.
  public struct Answer: Sendable {
    /// The JSON.
    public var body: [UInt8]
    /// The HTTP headers, `x-amzn-requestid` among them.
    public var headers: TransportResponse.Headers
    /// The attempts that the call took, their times, and what it cost; nil where no request was sent for it.
    public var metrics: CallMetrics?

    /// An answer of your own, as the service would write it.
    ///
    ///     DynamoDB.Answer(body: Array(#"{"Item":{"email":{"S":"a@b.c"}}}"#.utf8))
    public init(body: [UInt8], headers: TransportResponse.Headers = TransportResponse.Headers(), metrics: CallMetrics? = nil) {
      self.body = body
      self.headers = headers
      self.metrics = metrics
    }
  }

  /// The same client with a middleware around its calls, inside of those that it has.
  ///
  ///     let db = db.adding(outer).adding(inner)         // outer sees a call first, and its answer last
  public func adding(_ middleware: some Middleware) -> DynamoDB { with { $0.middlewares.append(middleware) } }

  /// The same with a closure.
  ///
  ///     let db = db.adding { call, next in
  ///       let answer = try await next(call)
  ///       print(call.operation, call.tableNames, answer.metrics?.attempts ?? 0, answer.metrics?.total ?? .zero)
  ///       return answer
  ///     }
  public func adding(
    _ intercept: @escaping @Sendable (Call, _ next: @escaping @Sendable (Call) async throws -> Answer) async throws -> Answer
  ) -> DynamoDB {
    adding(MiddlewareFunction(function: intercept))
  }

  /// The same client, whose requests have another HTTP header, which is not signed: a proxy on the way may change it.
  ///
  ///     try await users.get("a@b.c").run(on: db.addingHeader("x-request-source", "checkout"))
  ///
  /// Headers that are to be signed are `TransportConfiguration.extraHeaders`. Errors, of a call: `TransportError` of the reason
  /// `invalidHeader` for one that HTTP does not allow or that the client writes itself.
  public func addingHeader(_ name: String, _ value: String) -> DynamoDB {
    with { $0.unsignedHeaders.append((name: name, value: value)) }
  }

  /// The same client, to which each table's name begins with a prefix.
  ///
  ///     try await users.get("a@b.c").run(on: db.prefixed("staging-"))         // of the table "staging-users"
  ///
  /// It holds for every request but ListTables. `explain()` and cursors have the names without it. Errors, of a call:
  /// `StatementError` for a table that is named by its ARN, a name that becomes too long, and a request of your own.
  public func prefixed(_ prefix: String) -> DynamoDB { with { $0.tablePrefix = prefix + $0.tablePrefix } }
}

private struct MiddlewareFunction: DynamoDB.Middleware {
  typealias Next = @Sendable (DynamoDB.Call) async throws -> DynamoDB.Answer

  let function: @Sendable (DynamoDB.Call, @escaping Next) async throws -> DynamoDB.Answer

  func intercept(_ call: DynamoDB.Call, next: @escaping Next) async throws -> DynamoDB.Answer {
    try await function(call, next)
  }
}
