public import SwynamoWire
import Synchronization

extension DynamoDB {
  /// The same client, whose calls are reported to a handler, each as it ends, whether it succeeded or not.
  ///
  ///     let db = db.onCall { call in print(call.operation, call.attempts, call.total) }
  ///     try await users.get("a@b.c").run(on: db)                                    // GetItem 1 0.0031 seconds
  ///
  /// A call is one request to the service with its retries: a query has one for each page, a batch one for each part. The
  /// handler runs before the result is returned; handlers that were there already are kept.
  public func onCall(_ handler: @escaping @Sendable (CallMetrics) -> Void) -> DynamoDB {
    with { calls in
      calls.handler =
        if let earlier = calls.handler {
          { call in
            earlier(call)
            handler(call)
          }
        } else {
          handler
        }
    }
  }

  /// Runs some work with a client that measures, and returns what it came to beside the values of its calls, in the order they
  /// ended; those of a failure too.
  ///
  ///     let (user, calls) = await db.measuring { db in try await users.get("a@b.c").run(on: db) }
  ///     calls.map(\.attempts)                                                       // [1]
  ///     calls.cost.units.read                                                       // 0.5
  ///     try user.get()                                                              // the user, or what was thrown
  ///
  /// `capacity` is how much is asked of what the calls cost, see ``returningConsumedCapacity(_:itemCollections:)``.
  public func measuring<Value, Failure: Error>(
    _ capacity: ReturnConsumedCapacity = .indexes, isolation: isolated (any Actor)? = #isolation,
    _ work: (DynamoDB) async throws(Failure) -> Value
  ) async -> (result: Result<Value, Failure>, calls: [CallMetrics]) {
    let calls = CallList()
    let db = returningConsumedCapacity(capacity).onCall { calls.append($0) }
    do {
      let value = try await work(db)
      return (.success(value), calls.all)
    } catch {
      return (.failure(error), calls.all)
    }
  }

  /// The same client, each of whose calls asks what it costs: `CallMetrics.cost`, and `Page.consumedCapacity` of a page.
  ///
  ///     let db = db.returningConsumedCapacity().onCall { call in print(call.operation, call.cost.units.total) }
  ///
  /// Asking costs nothing. Without it the service does not tell. Source: API Reference, `ReturnConsumedCapacity` and
  /// `ReturnItemCollectionMetrics`.
  ///
  /// - Parameters:
  ///   - capacity: `.indexes` tells those of the table and of each index apart, `.total` gives their sum.
  ///   - itemCollections: asks writes for the sizes of the item collections that they change, which only tables with local indexes
  ///     have.
  public func returningConsumedCapacity(
    _ capacity: ReturnConsumedCapacity = .indexes, itemCollections: Bool = false
  ) -> DynamoDB {
    with { calls in
      calls.capacity = calls.capacity.union(capacity)
      if itemCollections { calls.asksForItemCollections = true }
    }
  }

  /// Sends a request, notes in the answer what it took, and reports it to the handler.
  ///
  /// - Parameter tellsCost: the answer has what the request cost.
  func measured(
    _ request: TransportRequest, tellsCost: Bool, _ handler: (@Sendable (CallMetrics) -> Void)?
  ) async throws -> TransportResponse {
    var request = request
    request.collectsMetrics = true
    let start = ContinuousClock.now
    do {
      var response = try await backend.transport.send(request)
      response.readErrorBody()
      var metrics = response.metrics ?? CallMetrics(response, operation: request.operation, total: .now - start)
      if tellsCost, response.isSuccess { metrics.cost += CallMetrics.Cost(response.body, of: request.serviceOperation) }
      response.metrics = metrics
      handler?(metrics)
      return response
    } catch {
      handler?(
        (error as? TransportError)?.metrics ?? CallMetrics(error, operation: request.operation, total: .now - start))
      throw error
    }
  }
}

extension CallMetrics {
  /// What there is to say of a call that the transport did not measure.
  fileprivate init(_ response: TransportResponse, operation: String, total: Duration) {
    self.init(
      operation: operation, total: total, status: response.status, requestID: response.headers.requestID,
      errorType: response.isSuccess ? nil : DynamoDBError(response, operation: operation).code.rawValue)
  }

  fileprivate init(_ error: any Error, operation: String, total: Duration) {
    let failure = error as? TransportError
    self.init(
      operation: operation, attempts: failure?.attempts ?? 1, total: total, requestID: failure?.requestID,
      errorType: CallMetrics.errorType(of: error))
  }
}

/// The values of a client's calls, in the order they ended.
private final class CallList: Sendable {
  private let calls = Mutex<[CallMetrics]>([])

  func append(_ call: CallMetrics) { calls.withLock { $0.append(call) } }

  var all: [CallMetrics] { calls.withLock { $0 } }
}
