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

  package static let cancelledErrorType = "cancelled"
}

extension CallMetrics {
  /// The word for whatever a call threw.
  package static func errorType(of error: any Error) -> String {
    switch error {
    case let error as TransportError: error.reason.errorType
    case is CancellationError: TransportError.Reason.cancelledErrorType
    default: String(describing: type(of: error))
    }
  }
}
