import CCurl
import SwynamoBytes
import SwynamoWire
import Synchronization

/// One request on its way: libcurl's handles, and the thread that drives them to the end.
///
/// `@unchecked Sendable`: the handles and what they send belong to the thread once it runs; only ``cancel()`` comes from elsewhere,
/// and it touches nothing but the wake-up of the multi handle, under the lock.
final class OneShotTransfer: @unchecked Sendable {
  typealias Outcome = Result<HTTPResponse, any Error>

  private let request: HTTPRequest
  private let generation = ForkGeneration.current
  private let origin: String
  private let multi: UnsafeMutableRawPointer
  /// Nil once the request has ended.
  private var curl: CurlHandle?
  private var headers: HeaderList
  private var body: RawBuffer
  private let state = Mutex(State())

  private struct State {
    var isCancelled = false
    /// The multi handle is about to go, or gone.
    var isClosed = false
  }

  init(_ request: HTTPRequest, _ options: OneShotClient.Options) throws {
    // The path and the query may be worth keeping: no error repeats them.
    origin = try Endpoint.origin(of: request.url)
    for header in request.headers where !HeaderSyntax.allows(header.name, value: header.value) {
      throw TransportError(.invalidHeader(name: header.name), endpoint: origin)
    }
    guard let curl = CurlHandle(tls: options.tls, maximumResponseSize: request.maximumResponseSize),
      let multi = MultiHandle.make()
    else { throw TransportError(.connectionFailed("libcurl could not be set up"), endpoint: origin) }
    self.request = request
    self.curl = curl
    self.multi = multi
    headers = Self.headers(of: request, options)
    body = RawBuffer(capacity: request.body.count + 1)
    body.append(request.body)
    swynamo_setopt_string(curl.easy, CURLOPT_URL, request.url)
    swynamo_setopt_list(curl.easy, CURLOPT_HTTPHEADER, headers.head)
    if request.body.isEmpty, request.method == "GET" {
      swynamo_setopt_long(curl.easy, CURLOPT_HTTPGET, 1)
    } else {
      swynamo_setopt_long(curl.easy, CURLOPT_POST, 1)
      curl.post(body)
      swynamo_setopt_string(curl.easy, CURLOPT_CUSTOMREQUEST, request.method)
    }
    swynamo_setopt_long(curl.easy, CURLOPT_FORBID_REUSE, 1)
    swynamo_setopt_long(curl.easy, CURLOPT_CONNECTTIMEOUT_MS, max(request.connectTimeout.milliseconds, 1))
    swynamo_setopt_long(curl.easy, CURLOPT_TIMEOUT_MS, max(request.timeout.milliseconds, 1))
    proxy(options).apply(to: curl.easy)
  }

  deinit {
    guard generation == ForkGeneration.current else { return }
    close()
    headers.free()
    body.free()
  }

  private static func headers(of request: HTTPRequest, _ options: OneShotClient.Options) -> HeaderList {
    let given = Set(request.headers.map { $0.name.lowercased() })
    var headers = HeaderList(capacity: request.headers.count + 4)
    for header in request.headers { headers.add(header.name, value: header.value) }
    // A name without a value keeps libcurl from adding its own.
    for name in ["Accept", "Content-Type", "Expect"] where !given.contains(name.lowercased()) { headers.add("\(name):") }
    if !given.contains("user-agent") { headers.add("User-Agent", value: options.userAgent) }
    return headers
  }

  private func proxy(_ options: OneShotClient.Options) -> ProxyChoice {
    guard request.usesProxy, let endpoint = try? Endpoint(origin) else { return .direct }
    return ProxySettings(options.proxy, environment: options.environment).choice(
      for: ServerAddress(endpoint).name, isEncrypted: origin.hasPrefix("https:"), isLoopback: endpoint.isLoopback)
  }

  /// Begins; the continuation is resumed once, when the connection is closed.
  func start(_ continuation: CheckedContinuation<Outcome, Never>) {
    let isStarted = DetachedThread.start(named: "swynamo-once") { [self] in
      let outcome = curl.map(run) ?? .failure(CancellationError())
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

  private func run(_ curl: CurlHandle) -> Outcome {
    func failure(_ result: CURLcode) -> Outcome {
      var reason = curl.reason(of: result, wasSent: swynamo_getinfo_long(curl.easy, CURLINFO_REQUEST_SIZE) > 0)
      // That it is no answer of DynamoDB's says nothing here: who is asked is somebody else.
      if case .malformedResponse(let why) = reason { reason = .connectionFailed(why) }
      return .failure(TransportError(reason, endpoint: origin, attempts: 1))
    }
    guard curl_multi_add_handle(multi, curl.easy) == CURLM_OK else { return failure(CURLE_FAILED_INIT) }
    defer { curl_multi_remove_handle(multi, curl.easy) }
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
      let response = curl.answer.response
      return .success(HTTPResponse(status: response.status, headers: response.headers, body: response.body))
    }
    return failure(CURLE_RECV_ERROR)
  }

  /// Frees libcurl's handles, and with them the connection.
  private func close() {
    let isOpen = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isOpen else { return }
    curl = nil
    curl_multi_cleanup(multi)
  }
}
