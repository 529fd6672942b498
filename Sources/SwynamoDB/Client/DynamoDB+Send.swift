import SwynamoCore
public import SwynamoWire

extension DynamoDB {
  /// Sends any request and returns the answer's JSON, for an operation or a parameter that has no statement.
  /// Errors: `DynamoDBError` for what the service refuses, and whatever the transport throws.
  public func send(_ request: some WireRequest) async throws -> [UInt8] { try await reply(to: request).body }

  func reply(to request: some WireRequest) async throws -> Reply {
    try await reply(
      request.operationName, request.body, isIdempotent: request.isIdempotent, resourceName: request.resourceName,
      table: request.tableDescription)
  }

  func reply(
    _ operation: String, _ body: [UInt8], isIdempotent: Bool, resourceName: String, table: String
  ) async throws -> Reply {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    let request = TransportRequest(
      operation: operation, body: body, deadline: deadline, isIdempotent: isIdempotent,
      resourceARN: ResourceName.isARN(resourceName) ? resourceName : nil)
    let response = try await measured(request)
    guard response.isSuccess else {
      var error = DynamoDBError(response, operation: operation)
      error.table = table
      throw error
    }
    return Reply(body: response.body, operation: operation, table: table, headers: response.headers)
  }

  /// Waits before another attempt as the policy says, false when there is to be none; throws when the task is cancelled.
  func pause(after failure: RetryableFailure) async throws -> Bool {
    guard let delay = retryPolicy.delay(after: failure) else { return false }
    try await Task.sleep(for: delay)
    return true
  }
}
