import CCurl
import SwynamoWire
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One request on its way: libcurl's handles, and the thread that drives them to the end.
///
/// `@unchecked Sendable`: the handles and the answer belong to the thread once it runs; only ``cancel()`` comes from elsewhere, and it
/// touches nothing but the wake-up of the multi handle, under the lock.
final class OneShotTransfer: @unchecked Sendable {
  typealias Outcome = Result<HTTPResponse, any Error>

  private let request: HTTPRequest
  private let generation = ForkGeneration.current
  private let origin: String
  private let easy: UnsafeMutableRawPointer
  private let multi: UnsafeMutableRawPointer
  private let state = Mutex(State())
  private let errorText: UnsafeMutablePointer<CChar>
  private let body: UnsafeMutableBufferPointer<UInt8>
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var answer: OneShotAnswer

  private struct State {
    var isCancelled = false
    /// The multi handle is about to go, or gone.
    var isClosed = false
  }

  /// libcurl wants this once, before anything else.
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  init(_ request: HTTPRequest, _ options: OneShotClient.Options) throws {
    // The path and the query may be worth keeping: no error repeats them.
    origin = try Endpoint.origin(of: request.url)
    for header in request.headers where !HeaderSyntax.allows(header.name, value: header.value) {
      throw TransportError(.invalidHeader(name: header.name), endpoint: origin)
    }
    let unavailable = TransportError(.connectionFailed("libcurl could not be set up"), endpoint: origin)
    guard Self.isLibraryReady, let easy = curl_easy_init() else { throw unavailable }
    guard let multi = curl_multi_init() else {
      curl_easy_cleanup(easy)
      throw unavailable
    }
    swynamo_multi_set_quick_exit(multi)
    self.request = request
    self.easy = easy
    self.multi = multi
    answer = OneShotAnswer(limit: request.maximumResponseSize)
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    body = .allocate(capacity: request.body.count + 1)
    _ = body.initialize(from: request.body)
    setUpRequest(options)
    setUpConnection(options)
    setUpCallbacks()
  }

  deinit {
    guard generation == ForkGeneration.current else { return }
    close()
    errorText.deallocate()
    body.deallocate()
  }

  private func setUpRequest(_ options: OneShotClient.Options) {
    swynamo_setopt_string(easy, CURLOPT_URL, request.url)
    if request.body.isEmpty, request.method == "GET" {
      swynamo_setopt_long(easy, CURLOPT_HTTPGET, 1)
    } else {
      swynamo_setopt_long(easy, CURLOPT_POST, 1)
      swynamo_setopt_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      swynamo_setopt_pointer(easy, CURLOPT_POSTFIELDS, body.baseAddress)
      swynamo_setopt_string(easy, CURLOPT_CUSTOMREQUEST, request.method)
    }
    var lines = request.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    let given = Set(request.headers.map { $0.name.lowercased() })
    // A name without a value keeps libcurl from adding its own.
    for name in ["Accept", "Content-Type", "Expect"] where !given.contains(name.lowercased()) { lines.append("\(name):") }
    if !given.contains("user-agent") { lines.append("User-Agent: \(options.userAgent)") }
    for line in lines { headers = curl_slist_append(headers, line) ?? headers }
    swynamo_setopt_list(easy, CURLOPT_HTTPHEADER, headers)
  }

  private func setUpConnection(_ options: OneShotClient.Options) {
    swynamo_setopt_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    swynamo_setopt_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    swynamo_setopt_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    swynamo_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
    swynamo_setopt_long(easy, CURLOPT_FORBID_REUSE, 1)
    swynamo_setopt_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(request.connectTimeout.milliseconds, 1))
    swynamo_setopt_long(easy, CURLOPT_TIMEOUT_MS, max(request.timeout.milliseconds, 1))
    // A cancelled request does not wait for the look-up of a name to end.
    swynamo_setopt_long(easy, CURLOPT_QUICK_EXIT, 1)
    options.tls.apply(to: easy)
    proxy(options).apply(to: easy)
    swynamo_set_open_callback(easy) { _, socket, _ in
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      return CURL_SOCKOPT_OK
    }
  }

  private func proxy(_ options: OneShotClient.Options) -> ProxyChoice {
    guard request.usesProxy, let endpoint = try? Endpoint(origin) else { return .direct }
    return ProxySettings(options.proxy, environment: options.environment).choice(
      for: ServerAddress(endpoint).name, isEncrypted: origin.hasPrefix("https:"), isLoopback: endpoint.isLoopback)
  }

  private func setUpCallbacks() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    swynamo_setopt_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    swynamo_setopt_pointer(easy, CURLOPT_WRITEDATA, context)
    swynamo_setopt_pointer(easy, CURLOPT_HEADERDATA, context)
    swynamo_setopt_callback(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let transfer = Unmanaged<OneShotTransfer>.fromOpaque(context).takeUnretainedValue()
      let added = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return transfer.answer.appendBody(added) ? added.count : 0
    }
    swynamo_setopt_callback(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let transfer = Unmanaged<OneShotTransfer>.fromOpaque(context).takeUnretainedValue()
      let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
      return transfer.answer.appendHead(line) ? line.count : 0
    }
  }

  /// Begins; the continuation is resumed once, when the connection is closed.
  func start(_ continuation: CheckedContinuation<Outcome, Never>) {
    let isStarted = DetachedThread.start(named: "swynamo-once") { [self] in
      let outcome = run()
      close()
      continuation.resume(returning: outcome)
    }
    guard !isStarted else { return }
    close()
    continuation.resume(returning: .failure(TransportError(.connectionFailed("no thread could be started"), endpoint: origin)))
  }

  /// Ends the request, from any thread.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      if !state.isClosed { curl_multi_wakeup(multi) }
    }
  }

  private func run() -> Outcome {
    guard curl_multi_add_handle(multi, easy) == CURLM_OK else { return failure(CURLE_FAILED_INIT) }
    defer { curl_multi_remove_handle(multi, easy) }
    var running: CInt = 1
    while true {
      if state.withLock({ $0.isCancelled }) { return .failure(CancellationError()) }
      guard curl_multi_perform(multi, &running) == CURLM_OK else { return failure(CURLE_RECV_ERROR) }
      if running == 0 { break }
      curl_multi_poll(multi, nil, 0, 1000, nil)
    }
    var left: CInt = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE else { continue }
      let result = message.pointee.data.result
      guard result == CURLE_OK else { return failure(result) }
      return .success(answer.response(status: swynamo_getinfo_long(easy, CURLINFO_RESPONSE_CODE)))
    }
    return failure(CURLE_RECV_ERROR)
  }

  private func failure(_ result: CURLcode) -> Outcome {
    let text = CurlFault.text(of: result, errorText)
    let wasSent = swynamo_getinfo_long(easy, CURLINFO_REQUEST_SIZE) > 0
    let reason: TransportError.Reason =
      switch result {
      case CURLE_OPERATION_TIMEDOUT: .timedOut(wasSent ? .attempt : .connect)
      case CURLE_PARTIAL_FILE: .responseTruncated
      case CURLE_WRITE_ERROR where answer.isTooLarge: .responseTooLarge(limit: request.maximumResponseSize)
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR,
        CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CRL_BADFILE:
        .tls(text)
      default: .connectionFailed(text)
      }
    return .failure(TransportError(reason, endpoint: origin, attempts: 1))
  }

  /// Frees libcurl's handles, and with them the connection.
  private func close() {
    let isOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isOpen else { return }
    curl_easy_cleanup(easy)
    curl_multi_cleanup(multi)
    curl_slist_free_all(headers)
    headers = nil
  }
}
