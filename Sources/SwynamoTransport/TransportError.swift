/// A request that could not be carried: it ended without an answer of the service.
///
///     do { try await users.put(samuel).run(on: db) }
///     catch let error as TransportError where error.outcomeUnknown { … }   // the item may have been written
///
/// A cancelled task throws `CancellationError` instead, whether its request was carried out or not. A last try that is answered
/// with 500 is an error of the service, not of the transport, and leaves the outcome of a write open too.
public struct TransportError: Error, Sendable, Hashable {
  public var reason: Reason
  /// "PutItem"; empty where no operation was under way.
  public var operation: String
  /// "https://dynamodb.eu-west-1.amazonaws.com"
  public var endpoint: String
  /// How many times the request was tried.
  public var attempts: Int
  /// The request may have been carried out: it is a write, and at least one try left this machine and got no answer, or a 5xx.
  public var outcomeUnknown: Bool

  public init(
    _ reason: Reason, operation: String = "", endpoint: String = "", attempts: Int = 0, outcomeUnknown: Bool = false
  ) {
    self.reason = reason
    self.operation = operation
    self.endpoint = endpoint
    self.attempts = attempts
    self.outcomeUnknown = outcomeUnknown
  }

  public enum Reason: Sendable, Hashable {
    /// The endpoint or the region cannot be used; the text says why.
    case invalidEndpoint(String)
    case missingCredentials(MissingCredentials)
    /// An extra header that HTTP does not allow or that the transport writes itself.
    case invalidHeader(name: String)
    /// No connection, or one that broke; the text is libcurl's.
    case connectionFailed(String)
    case timedOut(Phase)
    /// The server's certificate was not accepted; the text is libcurl's.
    case tls(String)
    case responseTooLarge(limit: Int)
    /// The connection ended before the answer did.
    case responseTruncated
    /// The body does not have the checksum that its `x-amz-crc32` header says.
    case checksumMismatch
    /// The transport was shut down.
    case shutDown
  }

  public enum MissingCredentials: Sendable, Hashable {
    /// Neither in code nor in the environment.
    case none
    /// One of the pair is set without this one.
    case variable(String)
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
    var text = operation.isEmpty ? reason.description : "\(operation): \(reason)"
    if !endpoint.isEmpty { text += " (\(endpoint)\(attempts > 1 ? ", \(attempts) attempts" : ""))" }
    if outcomeUnknown { text += " The request may have been carried out." }
    return text
  }
}

extension TransportError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidEndpoint(let why): why
    case .missingCredentials(.none):
      "There are no AWS credentials: pass them as `credentials:`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
    case .missingCredentials(.variable(let name)): "\(name) is not set, while the other half of the credentials is."
    case .invalidHeader(let name):
      "The extra header \"\(name)\" cannot be sent: it is not valid in HTTP, or it is one that the transport writes itself."
    case .connectionFailed(let why): "The connection failed: \(why)."
    case .timedOut(.connect): "No connection was made within the connect time-out."
    case .timedOut(.attempt): "No answer came within the attempt time-out."
    case .timedOut(.call): "The deadline of the call has passed."
    case .tls(let why): "The server's TLS certificate was not accepted: \(why)."
    case .responseTooLarge(let limit): "The answer is larger than the limit of \(limit) bytes."
    case .responseTruncated: "The connection ended before the answer did."
    case .checksumMismatch: "The answer was damaged on its way: its body does not have the checksum in x-amz-crc32."
    case .shutDown: "The transport has been shut down."
    }
  }
}
