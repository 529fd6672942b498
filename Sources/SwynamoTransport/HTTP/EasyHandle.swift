import CCurl
import SwynamoWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One of libcurl's easy handles, set up once; a request changes its body and four headers.
///
/// Belongs to the event loop's thread.
final class EasyHandle {
  let easy: UnsafeMutableRawPointer
  private(set) var exchange: Exchange?

  private let target: HTTPTarget
  private let response: UnsafeMutablePointer<ResponseBuffer>
  private let errorText: UnsafeMutablePointer<CChar>
  private var body = RawBuffer(capacity: 4 << 10)
  /// What libcurl has not fetched yet of a body that may leave only once.
  private let unread: UnsafeMutablePointer<UnsafeRawBufferPointer>
  private var headers = HeaderList(capacity: 48)
  private let dateLine, targetLine, tokenLine, authorizationLine, invocationLine, attemptLine: Int
  private var timeout = 0
  private var isLimitedByDeadline = false

  init?(target: HTTPTarget, sockets: UnsafeMutablePointer<SocketTable>) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.target = target
    response = .allocate(capacity: 1)
    response.initialize(to: ResponseBuffer(limit: target.configuration.maximumResponseSize))
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unread = .allocate(capacity: 1)
    unread.initialize(to: UnsafeRawBufferPointer(start: nil, count: 0))

    headers = HeaderList(capacity: 11 + target.configuration.extraHeaders.count)
    headers.add("Host: \(target.endpoint.host)")
    headers.add("Content-Type: \(RequestTemplate.contentType)")
    headers.add("User-Agent: \(target.configuration.userAgent)")
    headers.add("Accept:")
    headers.add("Expect:")
    for header in target.configuration.extraHeaders { headers.add("\(header.name): \(header.value)") }
    dateLine = headers.add("X-Amz-Date: ")
    targetLine = headers.add("X-Amz-Target: \(RequestTemplate.targetPrefix)")
    tokenLine = headers.add("X-Amz-Security-Token: ")
    authorizationLine = headers.add("Authorization: ")
    invocationLine = headers.add("amz-sdk-invocation-id: ")
    attemptLine = headers.add("amz-sdk-request: ")
    configure()
    swynamo_setopt_pointer(easy, CURLOPT_SOCKOPTDATA, sockets)
    swynamo_set_open_callback(easy) { context, socket, _ in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.opened(socket)
      return CURL_SOCKOPT_OK
    }
    swynamo_setopt_pointer(easy, CURLOPT_CLOSESOCKETDATA, sockets)
    swynamo_set_close_callback(easy) { context, socket in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.closed(socket)
      return close(socket)
    }
  }

  deinit {
    curl_easy_cleanup(easy)
    response.pointee.free()
    response.deallocate()
    errorText.deallocate()
    unread.deallocate()
    body.free()
    headers.free()
  }

  private func configure() {
    let configuration = target.configuration
    swynamo_setopt_string(easy, CURLOPT_URL, target.endpoint.url)
    swynamo_setopt_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    swynamo_setopt_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    swynamo_setopt_long(easy, CURLOPT_POST, 1)
    swynamo_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
    swynamo_setopt_long(easy, CURLOPT_TCP_NODELAY, 1)
    swynamo_setopt_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    swynamo_setopt_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
    swynamo_setopt_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
    swynamo_setopt_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    swynamo_setopt_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(configuration.connectTimeout.milliseconds, 1))
    if let bundle = configuration.caBundle { swynamo_setopt_string(easy, CURLOPT_CAINFO, bundle) }
    // A proxy of the environment can't reach this machine's loopback.
    if target.endpoint.isLoopback { swynamo_setopt_string(easy, CURLOPT_PROXY, "") }
    swynamo_setopt_list(easy, CURLOPT_HTTPHEADER, headers.head)
    swynamo_setopt_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    swynamo_setopt_pointer(easy, CURLOPT_PRIVATE, Unmanaged.passUnretained(self).toOpaque())
    swynamo_setopt_pointer(easy, CURLOPT_WRITEDATA, response)
    swynamo_setopt_pointer(easy, CURLOPT_HEADERDATA, response)
    swynamo_setopt_pointer(easy, CURLOPT_READDATA, unread)
    swynamo_setopt_callback(easy, CURLOPT_READFUNCTION) { bytes, size, count, context in
      guard let bytes, let unread = context?.assumingMemoryBound(to: UnsafeRawBufferPointer.self), !unread.pointee.isEmpty,
        let start = unread.pointee.baseAddress
      else { return Int(CURL_READFUNC_ABORT) }
      let taken = min(size * count, unread.pointee.count)
      memcpy(bytes, start, taken)
      unread.pointee = UnsafeRawBufferPointer(rebasing: unread.pointee[taken...])
      return taken
    }
    swynamo_setopt_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let response = context.assumingMemoryBound(to: ResponseBuffer.self)
      return response.pointee.appendBody(bytes, count: size * count) ? size * count : 0
    }
    swynamo_setopt_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      context.assumingMemoryBound(to: ResponseBuffer.self).pointee.appendHead(bytes, count: size * count)
      return size * count
    }
  }

  /// Makes the handle ready for an exchange; false when its deadline has passed already.
  func prepare(_ exchange: Exchange, signer: RequestSigner, at time: SigningTime) -> Bool {
    guard setTimeout(deadline: exchange.deadline) else { return false }
    self.exchange = exchange
    response.pointee.clear()
    errorText.pointee = 0
    body.clear()
    body.append(exchange.body)
    swynamo_setopt_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    // When a kept connection breaks before the answer, libcurl itself sends the request once more, unless its body came from a
    // callback: that can't be rewound.
    unread.pointee = UnsafeRawBufferPointer(start: body.bytes, count: exchange.mayRepeat ? 0 : body.count)
    swynamo_setopt_pointer(easy, CURLOPT_POSTFIELDS, exchange.mayRepeat ? body.bytes : nil)

    headers.set(dateLine) { $0.append(time.bytes) }
    headers.set(targetLine) { $0.append(exchange.operation) }
    // A header without a value is one that libcurl leaves out.
    headers.set(tokenLine) { if let token = exchange.credentials.sessionToken { $0.append(token) } }
    headers.set(invocationLine) { exchange.call.write(to: &$0) }
    headers.set(attemptLine) { $0.append(target.attemptTexts[exchange.attempt - 1]) }
    signer.sign(
      operation: exchange.operation, body: UnsafeRawBufferPointer(start: body.bytes, count: body.count),
      credentials: exchange.credentials, at: time
    ) { prefix, signature in
      headers.set(authorizationLine) {
        $0.append(prefix)
        if let base = signature.baseAddress { $0.append(base, count: signature.count) }
      }
    }
    return true
  }

  private func setTimeout(deadline: ContinuousClock.Instant?) -> Bool {
    var wanted = max(target.configuration.attemptTimeout.milliseconds, 1)
    isLimitedByDeadline = false
    if let deadline {
      let left = (deadline - .now).milliseconds
      if left <= 0 { return false }
      isLimitedByDeadline = left < wanted
      wanted = min(left, wanted)
    }
    if wanted != timeout {
      timeout = wanted
      swynamo_setopt_long(easy, CURLOPT_TIMEOUT_MS, wanted)
    }
    return true
  }

  /// Lets go of the exchange that ended.
  func release() -> Exchange? {
    defer { exchange = nil }
    return exchange
  }

  func outcome(_ result: CURLcode) -> Exchange.Outcome {
    if result == CURLE_OK {
      return .answer(response.pointee.answer(status: swynamo_getinfo_long(easy, CURLINFO_RESPONSE_CODE)))
    }
    return .failure(failure(reason(of: result)))
  }

  func failure(_ reason: TransportError.Reason) -> Exchange.Failure {
    let isRetryable =
      switch reason {
      case .connectionFailed, .responseTruncated: true
      case .timedOut(let phase): phase != .call
      default: false
      }
    return Exchange.Failure(reason: reason, wasSent: wasSent, isRetryable: isRetryable)
  }

  /// Whether something of the request has left this machine.
  private var wasSent: Bool { swynamo_getinfo_long(easy, CURLINFO_REQUEST_SIZE) > 0 }

  private func reason(of result: CURLcode) -> TransportError.Reason {
    let text = errorText.pointee == 0 ? String(cString: curl_easy_strerror(result)) : String(cString: errorText)
    switch result {
    case CURLE_OPERATION_TIMEDOUT where isLimitedByDeadline: return .timedOut(.call)
    case CURLE_OPERATION_TIMEDOUT: return .timedOut(wasSent ? .attempt : .connect)
    case CURLE_PARTIAL_FILE: return .responseTruncated
    case CURLE_SEND_FAIL_REWIND: return .connectionFailed("the connection broke before the answer")
    case CURLE_WRITE_ERROR where response.pointee.isTooLarge:
      return .responseTooLarge(limit: target.configuration.maximumResponseSize)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CRL_BADFILE:
      return .tls(text)
    case CURLE_URL_MALFORMAT: return .invalidEndpoint("The endpoint \"\(target.endpoint.url)\" is not a URL: \(text).")
    default: return .connectionFailed(text)
    }
  }
}

extension RawBuffer {
  fileprivate mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { if let base = $0.baseAddress { append(base, count: $0.count) } }
  }
}
