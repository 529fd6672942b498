import SwynamoWire

/// What an attempt came to.
enum AttemptDecision {
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

extension CallExecutor {
  /// Says whether what came back is worth another attempt.
  func decision(on outcome: Exchange.Outcome, _ call: inout Call) throws -> AttemptDecision {
    switch outcome {
    case .canceled: throw CancellationError()
    case .failure(let failure):
      if failure.wasSent { call.isOutcomeOpen = true }
      call.requestID = failure.requestID ?? call.requestID
      // Who answered in DynamoDB's place may have passed a write on, and would answer the next one no better.
      guard let kind = RetryableFailure.Kind(failure.reason), !(failure.isFromIntermediary && call.isWrite) else {
        return .failed(failure.reason)
      }
      return passing(kind, failure.status == nil ? .transient : .damagedAnswer, .error(failure.reason), call)
    case .answer(let answer): return decision(on: answer, &call)
    }
  }

  private func decision(on answer: ReceivedResponse, _ call: inout Call) -> AttemptDecision {
    let response = answer.response
    if response.isSuccess { return .final(response) }
    call.requestID = response.headers.requestID ?? call.requestID
    let code = response.errorCode
    let kind = RetryableFailure.Kind(status: response.status, code: code)
    if RetryableFailure.leavesOutcomeOpen(status: response.status, kind) { call.isOutcomeOpen = true }
    guard let kind else {
      if let code, Self.expiredCodes.contains(code) { return .staleCredentials(response) }
      if let reading = answer.clockReading, reading.explains(code) {
        skew.correct(by: reading)
        return passing(.transient, .clockSkew, .answer(response), call, code: code)
      }
      return .final(response)
    }
    let cause: RetryCause = kind == .throttled ? .throttling : .transient
    return passing(kind, cause, .answer(response), call, retryAfter: answer.retryAfter, code: code)
  }

  private func passing(
    _ kind: RetryableFailure.Kind, _ cause: RetryCause, _ ending: AttemptDecision.Ending, _ call: Call,
    retryAfter: Duration? = nil, code: DynamoDBError.Code? = nil
  ) -> AttemptDecision {
    let failure = RetryableFailure(
      kind, attempt: call.attempt, retryAfter: retryAfter, operation: call.request.operation, errorCode: code)
    return .passing(failure, cause, ending)
  }

  private static let expiredCodes: Set<DynamoDBError.Code> = [
    DynamoDBError.expiredToken, "ExpiredToken", DynamoDBError.unrecognizedClient,
  ]
}
