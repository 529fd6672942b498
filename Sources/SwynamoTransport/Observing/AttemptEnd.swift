import SwynamoWire

/// How one attempt ended.
struct AttemptEnd: Sendable {
  var result: Result
  /// What libcurl measured; nil where nobody asked, or the attempt never left the queue.
  var timings: CallMetrics.Attempt?

  enum Result: Sendable {
    /// The service's code of an error, "ThrottlingException", or the status where the body has none; nil with a success.
    case answered(status: Int, requestID: String?, errorType: String?)
    /// No answer, or one that cannot be used: the status and the request id are those it had.
    case failed(TransportError.Reason, status: Int? = nil, requestID: String? = nil)
    /// The task was canceled, or another attempt of the call won.
    case canceled
  }

  init(_ result: Result, timings: CallMetrics.Attempt? = nil) {
    self.result = result
    self.timings = timings
  }

  /// An answer that is passed on or tried again for what it says.
  init(_ response: TransportResponse, timings: CallMetrics.Attempt?) {
    self.init(
      .answered(status: response.status, requestID: response.headers.requestID, errorType: response.errorType), timings: timings)
  }

  init(_ outcome: Exchange.Outcome) {
    switch outcome {
    case .answer(let answer): self.init(answer.response, timings: answer.timings)
    case .failure(let failure):
      self.init(
        .failed(failure.reason, status: failure.status, requestID: failure.requestID), timings: failure.timings)
    case .canceled: self.init(Result.canceled)
    }
  }

  var status: Int? {
    switch result {
    case .answered(let status, _, _): status
    case .failed(_, let status, _): status
    case .canceled: nil
    }
  }

  var requestID: String? {
    switch result {
    case .answered(_, let requestID, _), .failed(_, _, let requestID): requestID
    case .canceled: nil
    }
  }

  /// OpenTelemetry's `error.type`; nil for a success.
  var errorType: String? {
    switch result {
    case .answered(_, _, let errorType): errorType
    case .failed(let reason, _, _): reason.errorType
    case .canceled: TransportError.Reason.canceledErrorType
    }
  }
}

extension TransportResponse {
  /// The code of an error, or the status where the body has none; nil for a success.
  var errorType: String? {
    isSuccess ? nil : errorCode?.rawValue ?? String(status)
  }
}

/// Why a failed attempt would be followed by another.
enum RetryCause: String, Sendable {
  case throttling
  case transient
  case clockSkew = "clock skew"
  case damagedAnswer = "damaged answer"
  case staleCredentials = "stale credentials"
}

/// Why there was no other attempt after one that could have been tried again.
enum RetryEndReason: String, Sendable {
  case attemptsUsedUp = "all attempts are used up"
  case quotaUsedUp = "the retry quota is used up"
  case deadline = "the deadline would pass before the next attempt"
  case ambiguousWrite = "the write may have been carried out"
}
