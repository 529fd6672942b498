/// An attempt that failed in a way that may pass.
public struct RetryableFailure: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// A fault of the service or of the network.
    case transient
    /// No connection, or no answer, in time.
    case timeout
    /// The service asks for fewer requests.
    case throttled
  }

  public var kind: Kind
  /// The number of the attempt that failed, from 1.
  public var attempt: Int
  /// The wait that the service named (`x-amz-retry-after`).
  public var retryAfter: Duration?
  /// "PutItem"
  public var operation: String
  /// Nil where the service did not answer, or did not name an error.
  public var errorCode: DynamoDBError.Code?

  public init(
    _ kind: Kind, attempt: Int, retryAfter: Duration? = nil, operation: String, errorCode: DynamoDBError.Code? = nil
  ) {
    self.kind = kind
    self.attempt = attempt
    self.retryAfter = retryAfter
    self.operation = operation
    self.errorCode = errorCode
  }
}
