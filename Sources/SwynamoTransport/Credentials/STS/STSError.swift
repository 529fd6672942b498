import SwynamoWire

/// Why Security Token Service gave no credentials.
///
///     // STS refused with AccessDenied: User … is not authorized to perform: sts:AssumeRole
///     // STS at sts.eu-west-1.amazonaws.com could not be reached: No connection was made within the connect time-out
struct STSError: Error, Sendable, Hashable {
  var reason: Reason
  /// The host that was asked, where one was.
  var host = ""

  init(_ reason: Reason, host: String = "") {
    self.reason = reason
    self.host = host
  }

  enum Reason: Sendable, Hashable {
    /// There is no address to ask; the text is a sentence without its full stop.
    case noEndpoint(String)
    case unreachable(TransportError.Reason)
    case refused(status: Int, code: String, message: String)
    /// An answer of another shape than documented; the text says what is wrong with it.
    case malformed(String)
  }

  /// Reads the answer of a status other than 200.
  static func refused(status: Int, body: [UInt8]) -> STSError {
    let elements = try? XMLElements(body)
    let code = elements?["ErrorResponse/Error/Code"] ?? elements?["Response/Errors/Error/Code"]
    let message = elements?["ErrorResponse/Error/Message"] ?? elements?["Response/Errors/Error/Message"]
    return STSError(.refused(status: status, code: code ?? "", message: message ?? ""))
  }

  /// Whether another try may end better.
  var isTransient: Bool {
    switch reason {
    case .noEndpoint, .malformed: false
    case .unreachable(.connectionFailed), .unreachable(.timedOut), .unreachable(.responseTruncated): true
    case .unreachable: false
    case .refused(let status, let code, _): status >= 500 || status == 429 || Self.transientCodes.contains(code)
    }
  }

  /// What the service refused with.
  var code: DynamoDBError.Code? {
    if case .refused(_, let code, _) = reason { DynamoDBError.Code(rawValue: code) } else { nil }
  }

  private static let transientCodes: Set<String> = [
    "Throttling", "ThrottlingException", "RequestLimitExceeded", "RequestThrottled", "TooManyRequestsException", "SlowDown",
    "RequestTimeout", "RequestTimeoutException", "IDPCommunicationError",
  ]

  /// The service may repeat what it was sent.
  func redacting(_ secrets: [String?]) -> STSError {
    guard case .refused(let status, let code, let message) = reason else { return self }
    return STSError(
      .refused(
        status: status, code: ReportText.line(code, without: secrets), message: ReportText.line(message, without: secrets)),
      host: host)
  }
}

extension STSError: CustomStringConvertible {
  var description: String {
    switch reason {
    case .noEndpoint(let why): why
    case .unreachable(let why): "STS at \(host) could not be asked: \(ReportText.clause(why.description))"
    case .refused(let status, "", _): "STS answered with status \(status) and no error code"
    case .refused(_, let code, ""): "STS refused with \(code)"
    case .refused(_, let code, let message): "STS refused with \(code): \(ReportText.clause(message))"
    case .malformed(let why): "STS answered with what cannot be read: \(why)"
    }
  }
}
