/// What an outcome says about trying again.
enum RetryClass {
  /// An answer to pass on: a success, or an error that would only repeat.
  case final
  /// A passing fault of the service or the network.
  case transient
  /// The service asks for fewer requests.
  case throttled

  /// Source: AWS SDKs and Tools Reference Guide, "Retry behavior", and botocore's standard mode.
  init(status: Int, body: [UInt8]) {
    switch status {
    case 200..<300: self = .final
    case 429: self = .throttled
    default:
      let code = ServiceErrorCode.read(from: body)
      if let code, Self.throttlingCodes.contains(code) {
        self = .throttled
      } else if let code, Self.transientCodes.contains(code) {
        self = .transient
      } else {
        self = [500, 502, 503, 504].contains(status) ? .transient : .final
      }
    }
  }

  private static let throttlingCodes: Set<String> = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
    "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded", "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
  ]

  private static let transientCodes: Set<String> = [
    "RequestTimeout", "RequestTimeoutException", "InternalServerError", "ReplicatedWriteConflictException",
  ]
}
