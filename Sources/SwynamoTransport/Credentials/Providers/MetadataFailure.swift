import SwynamoWire

/// One try of a metadata service that came to nothing.
struct MetadataFailure: Error {
  /// A clause for a report.
  var why: String
  var isTransient: Bool

  init(why: String, isTransient: Bool) {
    self.why = why
    self.isTransient = isTransient
  }

  init(_ error: TransportError, timeout: Duration) {
    why =
      switch error.reason {
      case .timedOut: "no answer came from \(error.endpoint) within \(timeout.inSeconds)"
      default: "\(error.endpoint) could not be asked: \(Foreign.clause(error.reason.description))"
      }
    isTransient =
      switch error.reason {
      case .timedOut, .connectionFailed, .responseTruncated: true
      default: false
      }
  }
}
