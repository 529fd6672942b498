import CCurl
import SwynamoWire

/// What became of a request.
extension EasyHandle {
  func outcome(_ result: CURLcode) -> Exchange.Outcome {
    if result == CURLE_OK {
      var answer = curl.answer
      answer.timings = timings
      answer.clockReading = clockReading(receivedAt: settings.clock())
      return .answer(answer)
    }
    return .failure(failure(reason(of: result)))
  }

  /// What the answer's date tells, taken in.
  private func clockReading(receivedAt: Int) -> ClockReading? {
    guard let date = curl.response.pointee.date, !curl.response.pointee.hasAge else { return nil }
    // When it left, and not when it was signed: in between a connection may have been made, or the machine may have slept.
    let reading = ClockReading(date: date, signedSecond: signedSecond, sentAt: permit.sentAt, receivedAt: receivedAt)
    exchange?.skew.observe(reading)
    return reading
  }

  func failure(_ reason: TransportError.Reason) -> Exchange.Failure {
    Exchange.Failure(reason: reason, wasSent: wasSent, timings: timings)
  }

  /// How long what took, when somebody wants to know.
  private var timings: CallMetrics.Attempt? {
    guard let submitted = exchange?.submitted, let started else { return nil }
    func time(_ info: CURLINFO) -> Duration { .microseconds(Int64(swynamo_getinfo_size(easy, info))) }
    let waited = Duration.milliseconds(exchange?.nameLookup ?? 0)
    let lookup = time(CURLINFO_NAMELOOKUP_TIME_T)
    let connect = time(CURLINFO_CONNECT_TIME_T)
    let handshake = time(CURLINFO_APPCONNECT_TIME_T)
    let isReused = wasSent && swynamo_getinfo_long(easy, CURLINFO_NUM_CONNECTS) == 0
    return CallMetrics.Attempt(
      connectionReused: isReused,
      queued: max(started - submitted - waited, .zero),
      nameLookup: waited + (isReused ? .zero : lookup),
      connect: isReused ? .zero : max(connect - lookup, .zero),
      tls: isReused ? .zero : max(handshake - connect, .zero),
      firstByte: max(time(CURLINFO_STARTTRANSFER_TIME_T) - time(CURLINFO_PRETRANSFER_TIME_T), .zero),
      total: started - submitted + time(CURLINFO_TOTAL_TIME_T),
      bytesSent: Int(swynamo_getinfo_size(easy, CURLINFO_SIZE_UPLOAD_T)),
      bytesReceived: Int(swynamo_getinfo_size(easy, CURLINFO_SIZE_DOWNLOAD_T)),
      peerAddress: swynamo_getinfo_pointer(easy, CURLINFO_PRIMARY_IP).flatMap {
        let address = String(cString: $0.assumingMemoryBound(to: CChar.self))
        return address.isEmpty ? nil : address
      },
      peerPort: swynamo_getinfo_long(easy, CURLINFO_PRIMARY_PORT))
  }

  /// The connect time-out may have passed first. libcurl's clock has milliseconds.
  private var isDeadlineReached: Bool {
    exchange?.deadline.map { $0 <= .now.advanced(by: .milliseconds(5)) } ?? false
  }

  private func reason(of result: CURLcode) -> TransportError.Reason {
    if result == CURLE_OPERATION_TIMEDOUT, isLimitedByDeadline, isDeadlineReached { return .timedOut(.call) }
    return curl.reason(of: result, wasSent: wasSent)
  }
}
