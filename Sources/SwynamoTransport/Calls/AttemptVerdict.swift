import SwynamoWire

/// What an attempt came to.
enum AttemptVerdict {
  /// An answer to pass on: a success, or an error that would only repeat.
  case final(TransportResponse)
  /// The credentials are no longer accepted; others may be.
  case staleCredentials(TransportResponse)
  /// A fault that may pass, and what the call ends with when it is not tried again.
  case passing(RetryableFailure, RetryCause, Ending)
  case failed(TransportError.Reason)

  enum Ending {
    case answer(TransportResponse)
    case error(TransportError.Reason)
  }
}
