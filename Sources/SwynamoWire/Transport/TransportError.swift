/// A request that could not be carried: it ended without an answer of the service.
///
///     do { try await users.put(samuel).run(on: db) }
///     catch let error as TransportError where error.outcomeUnknown { … }   // the item may have been written
///
/// A canceled task throws `CancellationError` instead, whether its request was carried out or not. A last try that is answered
/// with 500 is an error of the service, not of the transport, and leaves the outcome of a write open too.
public struct TransportError: Error, Sendable, Hashable {
  /// Why there is no answer.
  public var reason: Reason
  /// "PutItem"; empty where no operation was under way.
  public var operation: String
  /// The table, or tables, that the request named; nil where the transport, which does not look into requests, is all that failed.
  public var table: String?
  /// "https://dynamodb.eu-west-1.amazonaws.com"
  public var endpoint: String
  /// How many times the request was tried.
  public var attempts: Int
  /// The request may have been carried out: it is a write, and at least one try left this machine and got no answer, or a 5xx.
  public var outcomeUnknown: Bool
  /// The service's name for the request, of the last answer that had one.
  public var requestID: String?
  /// The client's name for the call in all its attempts, as sent in `amz-sdk-invocation-id`; nil where nothing was to be sent.
  public var invocationID: String?
  /// What the call took, where it was asked for.
  public var metrics: CallMetrics? {
    get { boxedMetrics?.value }
    set { boxedMetrics = newValue.map(Boxed.value) }
  }
  private var boxedMetrics: Boxed<CallMetrics>?

  /// An error of a transport of your own, or for tests.
  public init(
    _ reason: Reason, operation: String = "", endpoint: String = "", attempts: Int = 0, outcomeUnknown: Bool = false,
    requestID: String? = nil, invocationID: String? = nil
  ) {
    self.reason = reason
    self.operation = operation
    self.endpoint = endpoint
    self.attempts = attempts
    self.outcomeUnknown = outcomeUnknown
    self.requestID = requestID
    self.invocationID = invocationID
  }

  /// Why there is no answer.
  public enum Reason: Sendable, Hashable {
    /// The endpoint cannot be used; the text says why.
    case invalidEndpoint(String)
    /// The region and the settings that go with it name no endpoint.
    case noEndpoint(TransportError.EndpointFault)
    /// A setting is missing, or one of the environment or a shared file is not valid.
    case settings(SettingsError)
    /// There are no credentials to sign with; the error says what each provider said.
    case credentials(CredentialsError)
    /// An extra header that HTTP does not allow or that the transport writes itself.
    case invalidHeader(name: String)
    /// No connection, or one that broke; the text is libcurl's.
    case connectionFailed(String)
    /// A limit of time was reached.
    case timedOut(Phase)
    /// The server's certificate was not accepted, or a certificate of this side cannot be used; the text is libcurl's.
    case tls(String)
    /// The answer has more bytes than the limit.
    case responseTooLarge(limit: Int)
    /// The connection ended before the answer did.
    case responseTruncated
    /// The body does not have the checksum that its `x-amz-crc32` header says.
    case checksumMismatch
    /// The answer is not one of DynamoDB's; the text says in what way.
    case malformedResponse(String)
    /// So many calls are under way or waiting for a connection already.
    case tooManyCalls(limit: Int)
    /// The transport was shut down.
    case shutDown
    /// The process was forked after the transport had been made.
    case forked
  }

  /// The limit that was passed.
  public enum Phase: String, Sendable, Hashable {
    /// `connectTimeout`, TLS included.
    case connect
    /// `attemptTimeout`
    case attempt
    /// `callTimeout`, or the deadline of the request.
    case call
  }
}

extension TransportError: CustomStringConvertible {
  public var description: String {
    let call = operation + (table.map { " on table \"\($0)\"" } ?? "")
    var text = call.isEmpty ? reason.description : "\(call): \(reason)"
    let details = [
      endpoint.isEmpty || reason.isBeforeEndpoint ? nil : endpoint, attempts > 1 ? "\(attempts) attempts" : nil,
      requestID.map { "request \($0)" },
      invocationID.map { "invocation \($0)" },
    ].compactMap(\.self)
    if !details.isEmpty { text += " (\(details.joined(separator: ", ")))" }
    if outcomeUnknown { text += " The request may have been carried out." }
    return text
  }
}

extension TransportError.Reason: CustomStringConvertible {
  /// Whether the endpoint that was to be called has no part in it.
  fileprivate var isBeforeEndpoint: Bool { if case .credentials = self { true } else { false } }

  public var description: String {
    switch self {
    case .invalidEndpoint(let why): why
    case .noEndpoint(let fault): fault.description
    case .settings(let error): error.description
    case .credentials(let error): error.description
    case .invalidHeader(let name):
      "The extra header \"\(name)\" cannot be sent: it is not valid in HTTP, or it is one that the transport writes itself."
    case .connectionFailed(let why): "The connection failed: \(why)."
    case .timedOut(.connect): "No connection was made within the connect time-out."
    case .timedOut(.attempt): "No answer came within the attempt time-out."
    case .timedOut(.call): "The deadline of the call has passed."
    case .tls(let why): "No secure connection could be made: \(why)."
    case .responseTooLarge(let limit): "The answer is larger than the limit of \(limit) bytes."
    case .responseTruncated: "The connection ended before the answer did."
    case .checksumMismatch: "The answer was damaged on its way: its body does not have the checksum in x-amz-crc32."
    case .malformedResponse(let why): "The answer is not one of DynamoDB's: \(why)."
    case .tooManyCalls(let limit):
      "\(limit) calls are under way or waiting for a connection already; send fewer at a time, or raise `maximumWaitingCalls`."
    case .shutDown: "The transport has been shut down."
    case .forked: "The process was forked after the transport had been made; make a new client in the child."
    }
  }
}

extension TransportError.Reason {
  /// A word of a small set, for OpenTelemetry's `error.type`.
  package var errorType: String {
    switch self {
    case .invalidEndpoint, .noEndpoint: "invalid_endpoint"
    case .settings: "invalid_settings"
    case .credentials: "credentials"
    case .invalidHeader: "invalid_header"
    case .connectionFailed: "connection_failed"
    case .timedOut: "timeout"
    case .tls: "tls"
    case .responseTooLarge: "response_too_large"
    case .responseTruncated: "response_truncated"
    case .checksumMismatch: "checksum_mismatch"
    case .malformedResponse: "malformed_response"
    case .tooManyCalls: "too_many_calls"
    case .shutDown: "shut_down"
    case .forked: "forked"
    }
  }

  package static let canceledErrorType = "cancelled"
}

extension CallMetrics {
  /// The word for whatever a call threw.
  package static func errorType(of error: any Error) -> String {
    switch error {
    case let error as TransportError: error.reason.errorType
    case is CancellationError: TransportError.Reason.canceledErrorType
    default: String(describing: type(of: error))
    }
  }
}
