public import SwynamoWire

/// What a ``RecordingTransport`` answers a request with.
///
///     .json("{}")                                                        // 200
///     .error(DynamoDBError.throttling, "slow down")                      // 400, {"__type":"…#ThrottlingException",…}
///     .failure(CancellationError())                                      // thrown by the transport
public enum ScriptedAnswer: Sendable {
  case response(TransportResponse)
  case failure(any Error)

  /// A success with this body.
  public static func json(_ text: String) -> ScriptedAnswer {
    .response(TransportResponse(status: 200, body: Array(text.utf8)))
  }

  /// An error of the service. `members` is further JSON, `"CancellationReasons":[…]`.
  public static func error(
    _ code: DynamoDBError.Code, _ message: String = "", status: Int = 400, members: String = ""
  ) -> ScriptedAnswer {
    let type = "com.amazonaws.dynamodb.v20120810#\(code.rawValue)"
    let text = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let body = #"{"__type":"\#(type)","message":"\#(text)"\#(members.isEmpty ? "" : ",")\#(members)}"#
    return .response(TransportResponse(status: status, body: Array(body.utf8)))
  }
}
