import SwynamoEngine

/// What AWS's front end answers before the service sees a request.
struct FrontEndError: Error, Hashable {
  let status: Int
  /// "com.amazon.coral.service#UnknownOperationException"
  let type: String
  /// Left out where the service says no more than the type.
  let message: String?

  private init(_ type: String, _ message: String? = nil, status: Int = 400) {
    self.status = status
    self.type = type
    self.message = message
  }

  private init(frontEnd code: String, _ message: String? = nil, status: Int = 400) {
    self.init("com.amazon.coral.service#\(code)", message, status: status)
  }

  static let unknownOperation = FrontEndError(frontEnd: "UnknownOperationException")
  static let malformed = FrontEndError(frontEnd: "SerializationException")
  static let missingAuthentication = FrontEndError(
    frontEnd: "MissingAuthenticationTokenException", "Request is missing Authentication Token")
  static let unknownClient = FrontEndError(
    frontEnd: "UnrecognizedClientException", "The security token included in the request is invalid.")

  static func incompleteSignature(_ message: String) -> FrontEndError {
    FrontEndError(frontEnd: "IncompleteSignatureException", message)
  }

  static func invalidSignature(_ message: String) -> FrontEndError {
    FrontEndError(frontEnd: "InvalidSignatureException", message)
  }

  static func tooLarge(_ limit: Int) -> FrontEndError {
    FrontEndError(
      frontEnd: "RequestEntityTooLargeException", "Request is too large: its body has more than \(limit) bytes.", status: 413)
  }

  /// Clients try again after it.
  static let busy = FrontEndError(
    frontEnd: "ServiceUnavailableException", "The bodies of the requests under way take all the memory that they may; try again.",
    status: 503)

  static func hostIsNotAllowed(_ host: String) -> FrontEndError {
    FrontEndError(
      frontEnd: "AccessDeniedException",
      "The host '\(host)' is neither an address nor localhost; swynamo-local answers to it when started with --allow-host.",
      status: 403)
  }

  static func originIsNotAllowed(_ origin: String) -> FrontEndError {
    FrontEndError(
      frontEnd: "AccessDeniedException",
      "Scripts of the origin '\(origin)' may not ask; swynamo-local answers them when started with --allow-origin \(origin).",
      status: 403)
  }

  /// The service answers so to a body that is not what its Content-Encoding says.
  static let undecodable = FrontEndError(
    "com.amazonaws.dynamodb.v20120810#InternalServerError", "The request's body is not what its Content-Encoding says.",
    status: 500)

  static func failed(_ error: any Error) -> FrontEndError {
    FrontEndError("com.amazonaws.dynamodb.v20120810#InternalServerError", "The engine failed: \(error)", status: 500)
  }

  var body: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("__type", type)
      if let message { json.member("message", message) }
    }
    return json.bytes
  }
}
