import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
public import SwynamoWire
import Synchronization

extension DynamoDB {
  /// Sends any request and returns the answer's JSON, for an operation or a parameter that has no statement.
  /// Errors: `DynamoDBError` for what the service refuses, and whatever the transport throws.
  public func send(_ request: some WireRequest) async throws -> [UInt8] { try await reply(to: request).body }

  func reply(to request: some WireRequest) async throws -> Reply {
    guard let calls else { return try await sent(request, timeout: timeout) }
    return try await calls.reply(to: request, of: self)
  }

  /// Sends a request as it is, and measures the call where there are options.
  func sent(
    _ request: some WireRequest, timeout: Duration?, unsignedHeaders: [(name: String, value: String)] = [],
    for calls: CallOptions? = nil
  ) async throws -> Reply {
    try Task.checkCancellation()
    var sent = TransportRequest(request, deadline: timeout.map { ContinuousClock.now + $0 })
    if !unsignedHeaders.isEmpty { sent.unsignedHeaders = unsignedHeaders }
    if backend.wantsSummaries { sent.summary = RequestSummary(of: request) }
    let notes = sent.serviceOperation.isWrite ? WriteNotes.current : nil
    let response: TransportResponse
    do {
      if let calls {
        response = try await measured(sent, tellsCost: request.asksForCost, calls.handler)
      } else {
        response = try await backend.transport.send(sent)
      }
    } catch {
      if (error as? TransportError)?.outcomeUnknown ?? true { notes?.note(open: sent.body) }
      throw error
    }
    guard response.isSuccess else {
      var error = DynamoDBError(response, operation: sent.operation)
      error.table = sent.serviceOperation.tableDescription
      if sent.isWrite, RetryableFailure.leavesOutcomeOpen(status: error.status, RetryableFailure.Kind(error)) {
        error.outcomeUnknown = true
      }
      if error.code == DynamoDBError.conditionalCheckFailed, notes?.isOpen(sent.body) == true { error.outcomeUnknown = true }
      if error.outcomeUnknown { notes?.note(open: sent.body) }
      throw error
    }
    notes?.note()
    return Reply(
      body: response.body, operation: sent.serviceOperation, headers: response.headers,
      metrics: calls == nil ? nil : response.metrics.map(Boxed.value))
  }
}

/// What a client does around each of its calls; a client that does nothing of it has none.
struct CallOptions: Sendable {
  /// Gets one value for each call.
  var handler: (@Sendable (CallMetrics) -> Void)? { didSet { surroundings = Self.nextSurroundings() } }
  /// How much each answer tells of what it cost.
  var capacity = ReturnConsumedCapacity.none
  var asksForItemCollections = false
  /// The first is called first.
  var middlewares: [any DynamoDB.Middleware] = [] { didSet { surroundings = Self.nextSurroundings() } }
  /// Equal for clients that have the same handler and middleware, so that one may make a call for another.
  private var surroundings = 0
  var unsignedHeaders: [(name: String, value: String)] = []
  /// What the names of tables begin with.
  var tablePrefix = ""

  init() {}

  /// What the back end's observers ask for; nil when they ask for nothing.
  init?(_ backend: Backend) {
    guard backend.wantedCapacity != .none else { return nil }
    capacity = backend.wantedCapacity
  }

  private static let lastSurroundings = Atomic(0)

  private static func nextSurroundings() -> Int { lastSurroundings.add(1, ordering: .relaxed).newValue }

  func reply(to request: some WireRequest, of db: DynamoDB) async throws -> Reply {
    if tablePrefix.isEmpty { return try await reply(toNamed: request, of: db) }
    do {
      return try await reply(toNamed: try request.prefixingTables(with: tablePrefix), of: db)
    } catch var error as DynamoDBError {
      // As the statement names it, by which its table knows its models.
      error.table = request.serviceOperation.tableDescription
      throw error
    }
  }

  /// The reply to a request whose tables have the names that they are sent with.
  private func reply(toNamed named: some WireRequest, of db: DynamoDB) async throws -> Reply {
    let request = named.asking(capacity, itemCollections: asksForItemCollections)
    guard !middlewares.isEmpty else {
      return try await db.sent(request, timeout: db.timeout, unsignedHeaders: unsignedHeaders, for: self)
    }
    let call = DynamoDB.Call(
      request: request, timeout: db.timeout, unsignedHeaders: unsignedHeaders, surroundings: surroundings)
    let answer = try await answer(to: call, from: 0, of: db)
    return Reply(body: answer.body, operation: request.serviceOperation, headers: answer.headers)
  }

  /// Calls the middleware from an index on, and sends what the last of them passes on.
  private func answer(to call: DynamoDB.Call, from index: Int, of db: DynamoDB) async throws -> DynamoDB.Answer {
    guard index < middlewares.count else {
      let reply = try await db.sent(call.request, timeout: call.timeout, unsignedHeaders: call.unsignedHeaders, for: self)
      return DynamoDB.Answer(body: reply.body, headers: reply.headers, metrics: reply.metrics?.value)
    }
    return try await middlewares[index].intercept(call) { call in try await self.answer(to: call, from: index + 1, of: db) }
  }
}

extension DynamoDB {
  /// The same client with something else around its calls.
  func with(_ change: (inout CallOptions) -> Void) -> DynamoDB {
    var copy = self
    var calls = calls ?? CallOptions()
    change(&calls)
    copy.calls = calls
    return copy
  }

  /// How a table is called in this client's requests.
  func tableName(_ name: String) -> String { calls.map { $0.tablePrefix + name } ?? name }
}

extension WireRequest {
  /// The same request of the tables whose names begin with a prefix.
  fileprivate func prefixingTables(with prefix: String) throws(StatementError) -> Self {
    guard var request = self as? any RenamableRequest else {
      throw refused("the client's prefix can't be put before the tables of a \(Self.operation) of your own")
    }
    if let fault = request.renamingFault { throw refused(fault) }
    if let table = tableNames.first(where: ResourceName.isARN) {
      throw refused("the client's prefix can't be put before \"\(table)\": name the table by its name")
    }
    request.renameTables { prefix + $0 }
    if let table = request.tableNames.first(where: { !ResourceName.isValid($0) }) {
      throw refused("\"\(table)\", with the client's prefix, is no name of a table")
    }
    return request as? Self ?? self
  }

  private func refused(_ reason: String) -> StatementError {
    StatementError(operation: Self.operation, tables: tableNames, faults: [.invalidParameter(reason)])
  }
}
