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
    var copy = self
    copy.callHandler =
      if let earlier = callHandler {
        { call in
          earlier(call)
          handler(call)
        }
      } else {
        handler
      }
    return copy
  }

  /// Runs some work with a client that measures, and returns what it came to beside the values of its calls, in the order they
  /// ended; those of a failure too.
  ///
  ///     let (user, calls) = await db.measuring { db in try await users.get("a@b.c").run(on: db) }
  ///     calls.map(\.attempts)                                                       // [1]
  ///     try user.get()                                                              // the user, or what was thrown
  public func measuring<Value, Failure: Error>(
    isolation: isolated (any Actor)? = #isolation, _ work: (DynamoDB) async throws(Failure) -> Value
  ) async -> (result: Result<Value, Failure>, calls: [CallMetrics]) {
    let calls = CallList()
    let db = onCall { calls.append($0) }
    do {
      let value = try await work(db)
      return (.success(value), calls.all)
    } catch {
      return (.failure(error), calls.all)
    }
  }

  /// Sends a request, and reports what it took if somebody wants to know.
  func measured(_ request: TransportRequest) async throws -> TransportResponse {
    guard let callHandler else { return try await backend.transport.send(request) }
    var request = request
    request.collectsMetrics = true
    let start = ContinuousClock.now
    do {
      var response = try await backend.transport.send(request)
      response.readErrorBody()
      callHandler(response.metrics ?? CallMetrics(response, operation: request.operation, total: .now - start))
      return response
    } catch {
      callHandler(
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
