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
  private let settings: HTTPSettings
  /// Nil once the driver has stopped.
  private var multi: UnsafeMutableRawPointer?
  private let sockets: UnsafeMutablePointer<SocketTable>
  private var signers: [ObjectIdentifier: (route: Route, signer: RequestSigner)] = [:]
  private var clock = SigningClock()
  private var handles: [EasyHandle] = []
  private var idle: [EasyHandle] = []
  /// Exchanges that have no connection yet, oldest first.
  private var waiting = WaitingLine()
  /// Exchanges that ended, for whoever holds the lock to wake when it has let go of it.
  var finished: [Finished] = []
  /// Whether there is a thread that waits for what is begun.
  var isInService = false
  /// Before 7.87 libcurl wrote to TLS connections in a way that may raise SIGPIPE, which only the event loop's thread blocks.
  private static let sparesCallersSignals = swynamo_linked_version() >= 0x07_57_00
  /// When something was last under way, by ``SocketTable/now()``.
  private var lastActivity = 0

  struct Finished {
    let exchange: Exchange
    let outcome: Exchange.Outcome
  }

  /// libcurl wants this once, before anything else.
  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  init(_ settings: HTTPSettings) throws {
    self.settings = settings
    sockets = .allocate(capacity: 1)
    sockets.initialize(to: SocketTable())
    multi = Self.isLibraryReady ? Self.multi(sockets, connections: settings.connections) : nil
    if multi == nil { throw TransportError(.connectionFailed("libcurl could not be set up")) }
  }

  deinit {
    handles = []
    idle = []
    curl_multi_cleanup(multi)
    sockets.deinitialize(count: 1)
    sockets.deallocate()
  }

  private static func multi(_ sockets: UnsafeMutablePointer<SocketTable>, connections: Int) -> UnsafeMutableRawPointer? {
    guard let multi = curl_multi_init() else { return nil }
    swynamo_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, connections)
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
    return multi
  }

  /// Whether the thread must be told that it listens for the wrong things.
  var isThreadStale: Bool { sockets.pointee.isStale }

  /// Whether a caller's own thread may begin an exchange, and it would be sent at once.
  func hasRoom(for exchange: Exchange) -> Bool {
    isInService && waiting.isEmpty && (Self.sparesCallersSignals || !exchange.route.isEncrypted)
      && (!idle.isEmpty || handles.count < settings.connections)
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
      waiting.expire(at: now) { end($0, .failure(.deadlinePassed)) }
      return sockets.pointee.prepare(&entries, longest: 50)
    }
    // A transport in use keeps its thread's wait short of any time-out, so that a request need not shorten it.
    if now - lastActivity <= min(2000, settings.idleTimeout) {
      return sockets.pointee.prepare(&entries, longest: min(1000, settings.attemptTimeout))
    }
    return sockets.pointee.prepare(&entries, longest: closeIdleConnections(now))
  }

  /// Closes the connections when nothing has used them for too long; the answer is when to look again.
  private func closeIdleConnections(_ now: Int) -> Int {
    guard sockets.pointee.hasConnections else { return .max }
    let left = lastActivity + settings.idleTimeout - now
    if left > 0 { return left }
    guard let fresh = Self.multi(sockets, connections: settings.connections) else { return 1000 }
    curl_multi_cleanup(multi)
    multi = fresh
    sockets.pointee.clearTimer()
    return .max
  }

  private func startWaiting() {
    while !waiting.isEmpty, let handle = freeHandle() {
      guard let exchange = waiting.next() else {
        idle.append(handle)
        return
      }
      lastActivity = SocketTable.now()
      if let failure = handle.prepare(exchange, signer: signer(for: exchange.route), at: &clock) {
        giveUp(exchange, on: handle, failure)
      } else if curl_multi_add_handle(multi, handle.easy) != CURLM_OK {
        giveUp(exchange, on: handle, .refused)
      } else {
        exchange.state = .active(handle)
      }
    }
  }

  private func signer(for route: Route) -> RequestSigner {
    if let known = signers[ObjectIdentifier(route)] { return known.signer }
    if signers.count >= 64 { signers.removeAll() }
    let signer = RequestSigner(
      host: route.endpoint.host, path: route.endpoint.path, region: route.signingRegion,
      extraHeaders: settings.extraHeaders)
    signers[ObjectIdentifier(route)] = (route, signer)
    return signer
  }

  private func giveUp(_ exchange: Exchange, on handle: EasyHandle, _ failure: Exchange.Failure) {
    _ = handle.release()
    idle.append(handle)
    end(exchange, .failure(failure))
  }

  private func freeHandle() -> EasyHandle? {
    if let handle = idle.popLast() { return handle }
    guard handles.count < settings.connections, let handle = EasyHandle(settings: settings, sockets: sockets) else { return nil }
    handles.append(handle)
    return handle
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

  /// Ends everything with the failure that the transport was shut down, and closes the connections.
  func stop() {
    while let exchange = waiting.next() { end(exchange, .failure(.shutDown)) }
    for handle in handles where handle.exchange != nil {
      let failure = handle.failure(.shutDown)
      if let exchange = detach(handle) { end(exchange, .failure(failure)) }
    }
    idle = []
    handles = []
    curl_multi_cleanup(multi)
    multi = nil
  }
}
