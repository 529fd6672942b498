/// An attempt that failed in a way that may pass.
public struct RetryableFailure: Sendable, Hashable {
  /// What a policy tells failures apart by.
  public enum Kind: Sendable, Hashable {
    /// A fault of the service or of the network.
    case transient
    /// No connection, or no answer, in time.
    case timeout
    /// The service asks for fewer requests.
    case throttled
  }

  /// What failed.
  public var kind: Kind
  /// The number of the attempt that failed, from 1.
  public var attempt: Int
  /// The wait that the service named (`x-amz-retry-after`).
  public var retryAfter: Duration?
  /// "PutItem"
  public var operation: String
  /// Nil where the service did not answer, or did not name an error.
  public var errorCode: DynamoDBError.Code?

  /// A failed attempt, counted from 1, for tests of a policy.
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

extension RetryableFailure.Kind {
  /// What an answer says about trying again; nil for one to pass on, a success or an error that would only repeat.
  ///
  /// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", and botocore's standard mode. Beyond it the status 429
  /// counts without a code too: a proxy throttles without knowing DynamoDB's. And so does a conflict with a transaction.
  package init?(status: Int, code: DynamoDBError.Code?) {
    if let code, Self.throttlingCodes.contains(code) {
      self = .throttled
    } else if let code, Self.transientCodes.contains(code) {
      self = .transient
    } else {
      switch status {
      case 429: self = .throttled
      case 500, 502, 503, 504: self = .transient
      default: return nil
      }
    }
  }

  /// What an error says about trying again; nil for one that would only repeat, and for what is no error of a call.
  ///
  ///     if RetryableFailure.Kind(error) == .throttled { … }
  ///
  /// It says nothing of whether a write was made: ask `outcomeUnknown` too. A call that throws such an error has been tried again as
  /// often as the policies allow.
  public init?(_ error: any Error) {
    switch error {
    case let error as DynamoDBError:
      if error.code == DynamoDBError.transactionCanceled {
        guard error.isTransactionConflict else { return nil }
        self = error.cancellationReasons.contains { DynamoDBError.throttlingReasons.contains($0.code) } ? .throttled : .transient
      } else {
        self.init(status: error.status, code: error.code)
      }
    case let error as TransportError: self.init(error.reason)
    case let error as any IncompleteError:
      guard let cause = error.cause else {
        self = .throttled
        return
      }
      self.init(cause)
    default: return nil
    }
  }

  /// What a request without an answer says about trying again.
  package init?(_ reason: TransportError.Reason) {
    switch reason {
    case .connectionFailed, .responseTruncated, .checksumMismatch, .malformedResponse: self = .transient
    case .timedOut(.connect), .timedOut(.attempt): self = .timeout
    case .timedOut(.call), .invalidEndpoint, .noEndpoint, .settings, .credentials, .invalidHeader, .tls, .responseTooLarge,
      .tooManyCalls, .shutDown, .forked:
      return nil
    }
  }

  private static let throttlingCodes: Set<DynamoDBError.Code> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
    "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
    "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete",
    "EC2ThrottledException",
  ]

  /// The third is the one error that DynamoDB's own service model calls retryable. The last is what a single put, update or delete
  /// is refused with while a transaction is under way on its item: nothing was written. Beyond botocore, which gives up at it.
  private static let transientCodes: Set<DynamoDBError.Code> = [
    "RequestTimeout", "RequestTimeoutException", "ReplicatedWriteConflictException", DynamoDBError.transactionConflict,
  ]
}

extension RetryableFailure {
  /// Whether an error's answer says nothing of what became of a write: a fault of the service, or of a gateway, may come before or
  /// after the write is done; throttling comes before.
  package static func leavesOutcomeOpen(status: Int, _ kind: Kind?) -> Bool { status >= 500 && kind != .throttled }
}

extension DynamoDBError {
  /// Whether the service asks for fewer requests, for the moment or by the table's capacity.
  ///
  ///     catch let error as DynamoDBError where error.isThrottling { … }     // the client has waited and tried again in vain
  public var isThrottling: Bool { RetryableFailure.Kind(self) == .throttled }

  /// Whether the same call may succeed later: throttling, a fault of the service, a conflict with a transaction.
  ///
  /// Where ``outcomeUnknown`` is true as well, a write may have been made already. The client has tried again as its policies say;
  /// `DynamoDB.retrying` runs a whole piece of work again.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }

  /// Whether nothing but other transactions, or throttling, stood in the way of this one.
  package var isTransactionConflict: Bool {
    guard code == DynamoDBError.transactionCanceled else { return code == DynamoDBError.transactionInProgress }
    let reasons = cancellationReasons.map(\.code).filter { $0 != "None" }
    return !reasons.isEmpty && reasons.allSatisfy { $0 == "TransactionConflict" || Self.throttlingReasons.contains($0) }
  }

  /// Why a member of a transaction was throttled.
  package static let throttlingReasons: Set<String> = ["ThrottlingError", "ProvisionedThroughputExceeded"]
}

extension TransportError {
  /// Whether the same call may succeed later: there was no connection, no answer in time, or a damaged one. Settings, credentials and
  /// the call's own deadline are not such reasons.
  ///
  /// Where ``outcomeUnknown`` is true as well, a write may have been made already.
  public var isRetryable: Bool { RetryableFailure.Kind(self) != nil }
}

/// The error of several requests of which not all were carried out.
package protocol IncompleteError: Error {
  /// What ended them; nil when the service left something over at every attempt.
  var cause: (any Error)? { get }
}
