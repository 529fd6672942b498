import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// libcurl's multi handle with its easy handles, the exchanges that they carry and those that wait for one.
///
/// Not `Sendable`: it lives behind the event loop's lock.
final class CurlDriver {
  private let target: HTTPTarget
  private let multi: UnsafeMutableRawPointer
  private let sockets: UnsafeMutablePointer<SocketTable>
  private let signer: RequestSigner
  private var time = SigningTime(secondsSinceEpoch: 0)
  private var handles: [EasyHandle] = []
  private var idle: [EasyHandle] = []
  /// Exchanges that have no connection yet, oldest first.
  private var waiting = WaitingLine()
  /// Exchanges that ended, for whoever holds the lock to wake when it has let go of it.
  var finished: [Finished] = []
  /// Whether there is a thread that waits for what is begun.
  var isInService = false
  /// Before 7.87 libcurl wrote to TLS connections in a way that may raise SIGPIPE, which only the event loop's thread blocks.
  private let sparesCallersSignals: Bool
  /// When something was last under way, by ``SocketTable/now()``.
  private var lastActivity = 0

  struct Finished {
    let exchange: Exchange
    let outcome: Exchange.Outcome
  }

  /// libcurl wants this once, before anything else.
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  init(_ target: HTTPTarget) throws {
    guard Self.isLibraryReady, let multi = curl_multi_init() else {
      throw TransportError(.connectionFailed("libcurl could not be set up"), endpoint: target.endpoint.url)
    }
    self.target = target
    self.multi = multi
    sparesCallersSignals = target.endpoint.url.hasPrefix("http:") || swynamo_linked_version() >= 0x07_57_00
    signer = RequestSigner(
      host: target.endpoint.host, path: target.endpoint.path, region: target.signingRegion,
      extraHeaders: target.configuration.extraHeaders)
    sockets = .allocate(capacity: 1)
    sockets.initialize(to: SocketTable())
    swynamo_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, target.configuration.maximumConnections)
    swynamo_multi_setopt_long(multi, CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING))
    swynamo_multi_setopt_pointer(multi, CURLMOPT_SOCKETDATA, sockets)
    swynamo_multi_set_socket_callback(multi) { _, socket, what, context, _ in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.want(what, on: socket)
      return 0
    }
    swynamo_multi_setopt_pointer(multi, CURLMOPT_TIMERDATA, sockets)
    swynamo_multi_set_timer_callback(multi) { _, milliseconds, context in
      context?.assumingMemoryBound(to: SocketTable.self).pointee.setTimer(milliseconds: milliseconds)
      return 0
    }
  }

  deinit {
    handles = []
    idle = []
    curl_multi_cleanup(multi)
    sockets.deinitialize(count: 1)
    sockets.deallocate()
  }

  /// Whether the thread must be told that it listens for the wrong things.
  var isThreadStale: Bool { sockets.pointee.isStale }

  /// Whether a caller's own thread may begin an exchange, and it would be sent at once.
  var hasRoom: Bool {
    isInService && sparesCallersSignals && waiting.isEmpty
      && (!idle.isEmpty || handles.count < target.configuration.maximumConnections)
  }

  func takeFinished() -> [Finished] {
    if finished.isEmpty { return [] }
    defer { finished.removeAll() }
    return finished
  }

  func accept(_ exchange: Exchange) {
    if case .done = exchange.state {
      end(exchange, .cancelled)
    } else {
      exchange.state = .waiting
      waiting.append(exchange)
    }
  }

  /// Lets libcurl do what it can without waiting.
  func advance() {
    var running: CInt = 0
    repeat {
      startWaiting()
      var rounds = 0
      while sockets.pointee.timer <= SocketTable.now(), rounds < 8 {
        sockets.pointee.clearTimer()
        curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running)
        rounds += 1
      }
      readMessages()
    } while !waiting.isEmpty && !idle.isEmpty
  }

  func handle(_ event: pollfd) {
    guard sockets.pointee.accepts(event) else { return }
    var what: CInt = 0
    if event.revents & CShort(POLLIN | POLLHUP) != 0 { what |= CURL_CSELECT_IN }
    if event.revents & CShort(POLLOUT) != 0 { what |= CURL_CSELECT_OUT }
    if event.revents & CShort(POLLERR | POLLNVAL) != 0 { what |= CURL_CSELECT_ERR }
    var running: CInt = 0
    curl_multi_socket_action(multi, event.fd, what, &running)
  }

  /// What the thread is to listen for, and poll's time-out.
  func prepare(_ entries: inout [pollfd]) -> CInt {
    let now = SocketTable.now()
    if idle.count < handles.count || !waiting.isEmpty { lastActivity = now }
    if !waiting.isEmpty {
      waiting.expire { end($0, .failure(.deadlinePassed)) }
      return sockets.pointee.prepare(&entries, longest: 50)
    }
    // A transport in use keeps its thread's wait short of any time-out, so that a request need not shorten it.
    let usual = min(1000, target.configuration.attemptTimeout.milliseconds)
    return sockets.pointee.prepare(&entries, longest: now - lastActivity > 2000 ? .max : usual)
  }

  private func startWaiting() {
    while !waiting.isEmpty, let handle = freeHandle() {
      guard let exchange = waiting.next() else {
        idle.append(handle)
        return
      }
      tick()
      if !handle.prepare(exchange, signer: signer, at: time) {
        giveUp(exchange, on: handle, .deadlinePassed)
      } else if curl_multi_add_handle(multi, handle.easy) != CURLM_OK {
        giveUp(exchange, on: handle, .refused)
      } else {
        exchange.state = .active(handle)
      }
    }
  }

  private func giveUp(_ exchange: Exchange, on handle: EasyHandle, _ failure: Exchange.Failure) {
    _ = handle.release()
    idle.append(handle)
    end(exchange, .failure(failure))
  }

  private func freeHandle() -> EasyHandle? {
    if let handle = idle.popLast() { return handle }
    guard handles.count < target.configuration.maximumConnections else { return nil }
    guard let handle = EasyHandle(target: target, sockets: sockets) else { return nil }
    handles.append(handle)
    return handle
  }

  /// The text of the time changes once a second.
  private func tick() {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    if now.tv_sec != time.secondsSinceEpoch { time = SigningTime(secondsSinceEpoch: now.tv_sec) }
  }

  private func readMessages() {
    var left: CInt = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
        let owner = swynamo_getinfo_pointer(easy, CURLINFO_PRIVATE)
      else { continue }
      let handle = Unmanaged<EasyHandle>.fromOpaque(owner).takeUnretainedValue()
      let outcome = handle.outcome(message.pointee.data.result)
      if let exchange = detach(handle) { end(exchange, outcome) }
    }
  }

  private func detach(_ handle: EasyHandle) -> Exchange? {
    curl_multi_remove_handle(multi, handle.easy)
    idle.append(handle)
    return handle.release()
  }

  private func end(_ exchange: Exchange, _ outcome: Exchange.Outcome) {
    exchange.state = .done
    finished.append(Finished(exchange: exchange, outcome: outcome))
  }

  func cancel(_ exchange: Exchange) {
    switch exchange.state {
    case .new: exchange.state = .done  // Not submitted yet: its caller may still be writing to it, and is woken when it comes in.
    case .waiting: end(exchange, .cancelled)
    case .active(let handle): if let exchange = detach(handle) { end(exchange, .cancelled) }
    case .done: break
    }
  }

  /// Ends everything with the failure that the transport was shut down.
  func stop() {
    while let exchange = waiting.next() { end(exchange, .failure(.shutDown)) }
    for handle in handles where handle.exchange != nil {
      let failure = handle.failure(.shutDown)
      if let exchange = detach(handle) { end(exchange, .failure(failure)) }
    }
  }
}

extension Exchange.Failure {
  static let shutDown = Exchange.Failure(reason: .shutDown, wasSent: false, isRetryable: false)
  static let refused = Exchange.Failure(
    reason: .connectionFailed("libcurl did not take the request"), wasSent: false, isRetryable: true)
  static let deadlinePassed = Exchange.Failure(reason: .timedOut(.call), wasSent: false, isRetryable: false)
}
