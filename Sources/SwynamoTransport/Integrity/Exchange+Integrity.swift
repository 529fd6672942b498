import SwynamoCompression
import SwynamoWire

extension Exchange.Outcome {
  /// The answer as it was meant, or the failure that it was damaged on its way, or is somebody else's: its checksum is that of the
  /// bytes as they came, so it is looked at before they are inflated.
  func checked(limit: Int) -> Exchange.Outcome {
    guard case .answer(var answer) = self else { return self }
    if let expected = answer.checksum, CRC32.checksum(answer.response.body) != expected {
      return answer.damaged(.checksumMismatch)
    }
    guard answer.isCompressed else { return answer.recognized }
    do {
      answer.response.body = try GZip.inflate(answer.response.body, limit: limit)
      return answer.recognized
    } catch {
      switch error {
      case .tooLarge(let limit): return answer.damaged(.responseTooLarge(limit: limit), isRetryable: false)
      case .truncated: return answer.damaged(.responseTruncated)
      case .corrupt(let why): return answer.damaged(.malformedResponse("its gzip body is damaged: \(why)"))
      }
    }
  }
}

extension Exchange.Answer {
  /// With the error read, if it is one: whoever decides, observes or reports goes by it.
  fileprivate var recognized: Exchange.Outcome {
    if let foreignness { return damaged(.malformedResponse(foreignness), isForeign: true) }
    var answer = self
    answer.response.readErrorBody()
    return .answer(answer)
  }

  fileprivate func damaged(
    _ reason: TransportError.Reason, isRetryable: Bool = true, isForeign: Bool = false
  ) -> Exchange.Outcome {
    .failure(
      Exchange.Failure(
        reason: reason, wasSent: true, isRetryable: isRetryable, timings: timings, status: response.status,
        requestID: response.headers.requestID, isForeign: isForeign))
  }
}
