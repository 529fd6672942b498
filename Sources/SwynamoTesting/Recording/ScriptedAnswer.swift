import SwynamoDB
public import SwynamoWire

/// What a ``RecordingTransport`` answers a request with.
///
///     .json("{}")                                                        // 200
///     .json("{}", headers: [("x-amzn-requestid", "1d1f")])
///     .error(DynamoDBError.throttling, "slow down")                      // 400, {"__type":"…#ThrottlingException",…}
///     .failure(CancellationError())                                      // thrown by the transport
///     .after(.milliseconds(50), .json("{}"))                             // late
public enum ScriptedAnswer: Sendable {
  case response(TransportResponse)
  case failure(any Error)
  /// Waits first; a request whose deadline passes meanwhile gets a `TransportError` of reason `timedOut(.call)` instead.
  indirect case after(Duration, ScriptedAnswer)

  /// A success with this body.
  public static func json(_ text: String, headers: [(name: String, value: String)] = []) -> ScriptedAnswer {
    .response(TransportResponse(status: 200, headers: ResponseHeaders(headers), body: Array(text.utf8)))
  }

  /// An error of the service. `members` is further JSON, `"CancellationReasons":[…]`.
  public static func error(
    _ code: DynamoDBError.Code, _ message: String = "", status: Int = 400, members: String = "",
    headers: [(name: String, value: String)] = []
  ) -> ScriptedAnswer {
    var response = TransportResponse.serviceError(code, message, status: status, members: members)
    response.headers = ResponseHeaders(headers)
    return .response(response)
  }

  func response(to request: RecordedRequest) async throws -> TransportResponse {
    switch self {
    case .response(let response): return response
    case .failure(let error): throw error
    case .after(let wait, let answer):
      if let deadline = request.deadline, .now + wait >= deadline {
        try await Task.sleep(until: deadline, clock: .continuous)
        throw TransportError(.timedOut(.call), operation: request.operation, attempts: 1, outcomeUnknown: request.isWrite)
      }
      try await Task.sleep(for: wait)
      return try await answer.response(to: request)
    }
  }
}
