import CCurl
import SwynamoWire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One of libcurl's easy handles, with what holds for every request whoever sends it: protocols, certificates, where the answer
/// goes, and what a failure is called.
///
/// Belongs to the thread that drives it. In the child of a fork it is left as it is: the connection is the parent's.
final class CurlHandle {
  let easy: UnsafeMutableRawPointer
  let response: UnsafeMutablePointer<ResponseBuffer>
  private let errorText: UnsafeMutablePointer<CChar>
  private let generation = ForkGeneration.current
  private var isOpen = true

  /// Tells a table of the sockets that it opens and closes, if there is one.
  init?(tls: TransportConfiguration.TLS, maximumResponseSize: Int, sockets: UnsafeMutablePointer<SocketTable>? = nil) {
    guard CurlLibrary.isReady, let easy = curl_easy_init() else { return nil }
    self.easy = easy
    response = .allocate(capacity: 1)
    response.initialize(to: ResponseBuffer(limit: maximumResponseSize))
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    swynamo_setopt_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    swynamo_setopt_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    swynamo_setopt_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    swynamo_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
    // Nobody waits for a look-up of libcurl's own to end: neither the thread of all calls, nor a request that is canceled.
    swynamo_setopt_long(easy, CURLOPT_QUICK_EXIT, 1)
    tls.apply(to: easy)
    receiveAnswers()
    watch(sockets)
  }

  /// Ends the handle before what it was given is freed: libcurl may look at it until then.
  func end() {
    guard isOpen, generation == ForkGeneration.current else { return }
    isOpen = false
    curl_easy_cleanup(easy)
  }

  deinit {
    guard generation == ForkGeneration.current else { return }
    end()
    response.pointee.free()
    response.deallocate()
    errorText.deallocate()
  }

  private func receiveAnswers() {
    swynamo_setopt_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    swynamo_setopt_pointer(easy, CURLOPT_WRITEDATA, response)
    swynamo_setopt_pointer(easy, CURLOPT_HEADERDATA, response)
    swynamo_setopt_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let response = context.assumingMemoryBound(to: ResponseBuffer.self)
      return response.pointee.appendBody(bytes, count: size * count) ? size * count : 0
    }
    swynamo_setopt_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let response = context.assumingMemoryBound(to: ResponseBuffer.self)
      return response.pointee.appendHead(bytes, count: size * count) ? size * count : 0
    }
  }

  private func watch(_ sockets: UnsafeMutablePointer<SocketTable>?) {
    swynamo_setopt_pointer(easy, CURLOPT_SOCKOPTDATA, sockets)
    swynamo_set_open_callback(easy) { context, socket, _ in
      // A program that this one starts must not hold the connection open.
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      context?.assumingMemoryBound(to: SocketTable.self).pointee.opened(socket)
      return CURL_SOCKOPT_OK
    }
    guard let sockets else { return }
    swynamo_setopt_pointer(easy, CURLOPT_CLOSESOCKETDATA, sockets)
    swynamo_set_close_callback(easy) { context, socket in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.closed(socket)
      return close(socket)
    }
  }

  func post(_ body: RawBuffer) {
    swynamo_setopt_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    swynamo_setopt_pointer(easy, CURLOPT_POSTFIELDS, body.bytes)
  }

  /// Forgets the answer before, and what was wrong with it.
  func clear() {
    response.pointee.clear()
    errorText.pointee = 0
  }

  /// The answer that has come.
  var answer: ReceivedResponse { response.pointee.answer(status: swynamo_getinfo_long(easy, CURLINFO_RESPONSE_CODE)) }

  /// Why none has come.
  func reason(of result: CURLcode, wasSent: Bool) -> TransportError.Reason {
    let text = CurlErrorText.text(of: result, errorText)
    return switch result {
    case CURLE_OPERATION_TIMEDOUT: .timedOut(wasSent ? .attempt : .connect)
    case CURLE_PARTIAL_FILE: .responseTruncated
    case CURLE_SEND_FAIL_REWIND, CURLE_ABORTED_BY_CALLBACK: .connectionFailed("the connection broke before the answer")
    case CURLE_WRITE_ERROR where response.pointee.isTooLarge: .responseTooLarge(limit: response.pointee.limitPassed)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_CRL_BADFILE:
      .tls(text)
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: .malformedResponse(text)
    case CURLE_URL_MALFORMAT: .invalidEndpoint("The endpoint cannot be used: \(text).")
    default: .connectionFailed(text)
    }
  }
}

/// libcurl wants to be set up once, before anything else.
enum CurlLibrary {
  static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}

/// What libcurl says of a transfer that failed.
enum CurlErrorText {
  /// Its own words where it has some, else those for the code; without a proxy's URL, which may hold a password.
  static func text(of result: CURLcode, _ buffer: UnsafeMutablePointer<CChar>) -> String {
    let text = buffer.pointee == 0 ? String(cString: curl_easy_strerror(result)) : String(cString: buffer)
    return text.hasPrefix("Unsupported proxy") ? "the proxy's URL, or its scheme, is not one that can be used" : text
  }
}
