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
      case .tooLarge(let limit): return answer.damaged(.responseTooLarge(limit: limit))
      case .truncated: return answer.damaged(.responseTruncated)
      case .corrupt(let why): return answer.damaged(.malformedResponse("its gzip body is damaged: \(why)"))
      }
    }
  }
}

extension ReceivedResponse {
  /// With the error read, if it is one: whoever decides, observes or reports goes by it.
  fileprivate var recognized: Exchange.Outcome {
    if let deviation { return damaged(.malformedResponse(deviation), isFromIntermediary: true) }
    var answer = self
    answer.response.readErrorBody()
    return .answer(answer)
  }

  fileprivate func damaged(
    _ reason: TransportError.Reason, isFromIntermediary: Bool = false
  ) -> Exchange.Outcome {
    .failure(
      Exchange.Failure(
        reason: reason, wasSent: true, timings: timings, status: response.status,
        requestID: response.headers.requestID, isFromIntermediary: isFromIntermediary))
  }
}

extension ReceivedResponse {
  /// In what way an answer that should be a success is not one of DynamoDB's, with what came instead; nil where it may be one.
  ///
  /// DynamoDB's only success is 200 with a JSON object, and it never sends anybody elsewhere. An answer that has its checksum was
  /// looked at already.
  var deviation: String? {
    let body = response.body
    guard response.status < 400 else { return nil }
    guard response.status == 200 else { return "its status is \(response.status)\(excerpt)" }
    if checksum != nil { return nil }
    if !isJSON { return "its content type is \(response.headers["content-type"] ?? "none")\(excerpt)" }
    guard let first = body.first(where: { $0 > 0x20 }), let last = body.last(where: { $0 > 0x20 }) else { return "it is empty" }
    if first != UInt8(ascii: "{") { return "it is no JSON object\(excerpt)" }
    return last == UInt8(ascii: "}") ? nil : "its JSON breaks off"
  }

  /// How a page begins; JSON may be somebody's item.
  private var excerpt: String {
    guard let first = response.body.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{") else { return "" }
    let text = String(decoding: response.body.prefix(60), as: UTF8.self).unicodeScalars.filter {
      $0.value >= 0x20 && $0.value != 0x7F
    }
    return "; it begins \"\(String(String.UnicodeScalarView(text)))\""
  }
}
