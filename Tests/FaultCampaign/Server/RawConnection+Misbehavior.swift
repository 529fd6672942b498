extension RawConnection {
  /// Puts an answer on the connection in the way that is asked for; false when the connection ends with it.
  func send(_ answer: Answer, as misbehavior: Misbehavior) -> Bool {
    let bytes = answer.bytes
    let headEnd = bytes.count - answer.body.count
    switch misbehavior {
    case .answers, .partOfABatch, .conflict: return send(bytes)
    case .chunked: return send(answer.chunkedBytes)
    case .continueFirst: return send("HTTP/1.1 100 Continue\r\n\r\n") && send(bytes)
    case .http10:
      send(Array(answer.head(version: "1.0").utf8) + answer.body)
      return false
    case .saysClose:
      send(Array(answer.head(length: answer.body.count, more: "Connection: close\r\n").utf8) + answer.body)
      return false
    case .closesSilently:
      send(bytes)
      return false
    case .dripsSlowly:
      for start in stride(from: 0, to: bytes.count, by: max(bytes.count / 12, 1)) {
        guard send(bytes[start...].prefix(max(bytes.count / 12, 1))) else { return false }
        pause(milliseconds: 1)
      }
      return true
    case .largeHeaders:
      let padding = (0..<40).map { "X-Padding-\($0): \(String(repeating: "x", count: 1000))\r\n" }.joined()
      return send(Array(answer.head(length: answer.body.count, more: padding).utf8) + answer.body)
    case .noChecksum: return send(withoutChecksum(answer).bytes)

    case .internalServerError, .internalServerErrorAfterwards:
      return send(Answer(status: 500, error: "InternalServerError").bytes)
    case .serviceUnavailable: return send("HTTP/1.1 503 Busy\r\nContent-Length: 17\r\n\r\n<html>busy</html>")
    case .serviceUnavailableSoon:
      return send(Answer(status: 503, error: "ServiceUnavailable", headers: [("x-amz-retry-after", "3")]).bytes)
    case .throttled: return send(Answer(status: 400, error: "ProvisionedThroughputExceededException").bytes)
    case .throttledSoon:
      return send(Answer(status: 400, error: "ThrottlingException", headers: [("x-amz-retry-after", "2")]).bytes)
    case .resetUnread, .resetBeforeHead:
      resetAtEnd()
      return false
    case .closedUnread: return false
    case .pageOfAProxy:
      return send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n<html>Please log in.</ht>")
    case .emptyAnswer: return send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    case .resetInHead: return reset(after: bytes.prefix(headEnd / 2))
    case .resetInBody: return reset(after: bytes.prefix(headEnd + answer.body.count / 2))
    case .truncated:
      send(bytes.dropLast())
      return false
    case .wrongChecksum:
      var wrong = withoutChecksum(answer)
      wrong.headers.append(("x-amz-crc32", "17"))
      return send(wrong.bytes)
    case .lengthTooShort:
      return send(Array(answer.head(length: answer.body.count / 2).utf8) + answer.body)
    case .lengthTooLong:
      send(Array(answer.head(length: answer.body.count + 5).utf8) + answer.body)
      return false
    case .garbageBytes: return send((0..<200).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 11) })
    case .garbageJSON:
      let garbage = #"{"Item":{"id":{"S":"#
      return send("HTTP/1.1 200 OK\r\nContent-Length: \(garbage.utf8.count)\r\n\r\n\(garbage)")
    case .brokenChunk:
      send(answer.head(more: "Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n")
      return false
    case .endlessHeaders:
      send("HTTP/1.1 200 OK\r\n")
      for index in 0..<4_000 { guard send("X-\(index): \(String(repeating: "x", count: 2_000))\r\n") else { return false } }
      return false
    case .answersTwice: return send(bytes + bytes)

    case .silence, .silenceAfterwards:
      keepSilent()
      return false
    case .dripsForever:
      send(bytes.prefix(headEnd - 2))
      for index in 0..<100_000 {
        guard send("X-\(index): 1\r\n") else { return false }
        pause(milliseconds: 20)
      }
      return false
    }
  }

  private func reset(after bytes: ArraySlice<UInt8>) -> Bool {
    send(bytes)
    // So that the bytes are taken before the reset throws them away.
    pause(milliseconds: 1)
    resetAtEnd()
    return false
  }

  private func withoutChecksum(_ answer: Answer) -> Answer {
    var answer = answer
    answer.headers.removeAll { $0.name == "x-amz-crc32" }
    return answer
  }
}
