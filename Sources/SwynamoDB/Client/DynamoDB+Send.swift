import SwynamoCore
public import SwynamoWire

extension DynamoDB {
  /// Sends any request and returns the answer's JSON, for an operation or a parameter that has no statement.
  /// Errors: `DynamoDBError` for what the service refuses, and whatever the transport throws.
  public func send(_ request: some WireRequest) async throws -> [UInt8] { try await reply(to: request).body }

  func reply<Request: WireRequest>(to request: Request) async throws -> Reply {
    var sent = TransportRequest(request, deadline: timeout.map { ContinuousClock.now + $0 })
    if backend.wantsSummaries { sent.summary = RequestSummary(of: request) }
    let response = try await measured(sent)
    guard response.isSuccess else {
      var error = DynamoDBError(response, operation: sent.operation)
      error.table = sent.serviceOperation.tableDescription
      throw error
    }
    return Reply(body: response.body, operation: sent.serviceOperation, headers: response.headers)
  }

  /// Waits before another attempt as the policy says, false when there is to be none; throws when the task is cancelled.
  func pause(after failure: RetryableFailure) async throws -> Bool {
    guard let delay = retryPolicy.delay(after: failure) else { return false }
    try await Task.sleep(for: delay)
    return true
  }
}
