import SwynamoCore
public import SwynamoWire

extension DynamoDB {
  /// Sends any request and returns the answer's JSON, for an operation or a parameter that has no statement.
  /// Errors: `DynamoDBError` for what the service refuses, and whatever the transport throws.
  public func send(_ request: some WireRequest) async throws -> [UInt8] {
    try await send(request.operationName, request.body, isIdempotent: request.isIdempotent, table: request.tableDescription)
  }

  func send(_ operation: String, _ body: [UInt8], isIdempotent: Bool, table: @autoclosure () -> String) async throws -> [UInt8] {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    let response = try await backend.transport.send(
      TransportRequest(operation: operation, body: body, deadline: deadline, isIdempotent: isIdempotent))
    guard response.status == 200 else {
      var error = DynamoDBError(response, operation: operation)
      error.table = table()
      throw error
    }
    return response.body
  }

  /// Waits before another attempt; throws when the task is cancelled.
  func pause(attempt: Int, throttled: Bool) async throws {
    try await Task.sleep(for: retryPolicy.backoff(attempt: attempt, throttled: throttled))
  }
}
