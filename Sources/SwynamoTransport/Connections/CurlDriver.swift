import CCurl
import SwynamoBytes
import SwynamoWire

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
  private let generation = ForkGeneration.current
  /// Nil once the driver has stopped.
  private var multi: UnsafeMutableRawPointer?
  private let sockets: UnsafeMutablePointer<SocketTable>
  private var destinations: [ObjectIdentifier: Destination] = [:]
  private let lookups: NameLookups
  /// Wakes the thread when a look-up has ended.
  private let lookupWaiter: NameLookups.Waiter
  /// Exchanges whose host is being looked up.
  private var unknownHosts = NameQueue()
  /// What of the hosts' addresses was told to the multi handle.
  private var toldAddresses: [HostName: Int] = [:]
  private var clock = SigningClock()
  private var handles: [EasyHandle] = []
  private var idle: [EasyHandle] = []
  /// Exchanges that have no connection yet, oldest first.
  private var waiting = ExchangeQueue()
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

  init(_ settings: HTTPSettings, _ lookups: NameLookups, waiter: NameLookups.Waiter) throws {
    self.settings = settings
    self.lookups = lookups
    lookupWaiter = waiter
    sockets = .allocate(capacity: 1)
    sockets.initialize(to: SocketTable())
    multi = MultiHandle.make(sockets, connections: settings.connections)
    if multi == nil { throw TransportError(.connectionFailed("libcurl could not be set up")) }
  }

  deinit {
    handles = []
    idle = []
    // The connections are the parent's: a TLS closing alert over one would end it there too.
    guard generation == ForkGeneration.current else { return }
    curl_multi_cleanup(multi)
    sockets.deinitialize(count: 1)
    sockets.deallocate()
  }

  /// Whether the thread must be told that it listens for the wrong things.
  var isThreadStale: Bool { sockets.pointee.isStale }

  /// Whether a caller's own thread may begin an exchange, and it would be sent at once.
  func hasCapacity(for exchange: Exchange) -> Bool {
    isInService && waiting.isEmpty && (Self.sparesCallersSignals || !exchange.route.isEncrypted)
      && (!idle.isEmpty || handles.count < settings.connections)
      && destination(of: exchange).host.map { lookups.knows($0.name) } ?? true
  }

  func takeFinished() -> [Finished] {
    if finished.isEmpty { return [] }
    defer { finished.removeAll() }
    return finished
  }

  func accept(_ exchange: Exchange) {
    if case .done = exchange.state {
      end(exchange, .canceled)
    } else {
      exchange.state = .waiting
      if addresses(for: exchange) != .unknown { waiting.append(exchange) }
    }
  }

  private enum Addresses: Equatable {
    /// There is nothing to look up.
    case notNeeded
    case known(HostAddresses)
    /// The exchange waits for them.
    case unknown
  }

  private func addresses(for exchange: Exchange) -> Addresses {
    guard let host = destination(of: exchange).host else { return .notNeeded }
    switch lookups.addresses(of: host.name, for: lookupWaiter) {
    case .known(let known): return .known(known)
    case .pending(let ticket):
      // It may have waited for the host before.
      unknownHosts.append(exchange, for: host, ticket: ticket, at: SocketTable.now() - exchange.nameLookup)
      return .unknown
    case .failed: return .notNeeded
    }
  }

  /// Lets those go on whose host is known by now.
  private func settleUnknownHosts() {
    if unknownHosts.isEmpty { return }
    let limit = min(settings.options.connectTimeout.milliseconds, settings.attemptTimeout)
    unknownHosts.settle(at: SocketTable.now(), limit: limit) {
      lookups.addresses(of: $0.name, since: $1, for: lookupWaiter)
    } admit: { exchange, waited in
      exchange.nameLookup = waited
      waiting.append(exchange)
    } end: { exchange, failure in
      end(exchange, .failure(failure))
    }
  }

  /// Lets libcurl do what it can without waiting.
  func advance() {
    var running: CInt = 0
    settleUnknownHosts()
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
    if idle.count < handles.count || !waiting.isEmpty || !unknownHosts.isEmpty { lastActivity = now }
    if !waiting.isEmpty || !unknownHosts.isEmpty {
      if !waiting.isEmpty { waiting.expire(at: now) { end($0, .failure(.deadlinePassed)) } }
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
    guard let fresh = MultiHandle.make(sockets, connections: settings.connections) else { return 1000 }
    curl_multi_cleanup(multi)
    multi = fresh
    toldAddresses = [:]
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
      let addresses = addresses(for: exchange)
      let destination = destination(of: exchange)
      if addresses == .unknown {
        idle.append(handle)
        continue
      }
      if !exchange.libcurlMayRepeat { sockets.pointee.retireOldest() }
      if let failure = handle.prepare(exchange, to: destination, at: &clock) {
        giveUp(exchange, on: handle, failure)
        continue
      }
      if case .known(let known) = addresses, let host = destination.host { tell(known, of: host, by: handle) }
      if curl_multi_add_handle(multi, handle.easy) != CURLM_OK {
        toldAddresses = [:]
        giveUp(exchange, on: handle, .refused)
      } else {
        exchange.state = .active(handle)
      }
    }
  }

  private func tell(_ known: HostAddresses, of host: HostName, by handle: EasyHandle) {
    guard !known.texts.isEmpty, toldAddresses[host] != known.generation else { return }
    handle.know(known, of: host)
    toldAddresses[host] = known.generation
  }

  private func destination(of exchange: Exchange) -> Destination {
    if let known = destinations[ObjectIdentifier(exchange.route)] { return known }
    if destinations.count >= 64 { destinations.removeAll() }
    let destination = Destination(exchange.route, settings)
    destinations[ObjectIdentifier(exchange.route)] = destination
    return destination
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
      let result = message.pointee.data.result
      if !handle.wasSent, result != CURLE_OK, let host = handle.exchange.flatMap({ destination(of: $0).host }) {
        lookups.markUnreachable(host.name)
      }
      let outcome = handle.outcome(result)
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
    case .waiting: end(exchange, .canceled)
    case .active(let handle): if let exchange = detach(handle) { end(exchange, .canceled) }
    case .done: break
    }
  }

  /// Ends everything with the failure that the transport was shut down, and closes the connections.
  func stop() {
    while let exchange = waiting.next() { end(exchange, .failure(.shutDown)) }
    for exchange in unknownHosts.removeAll() where exchange.isWaiting { end(exchange, .failure(.shutDown)) }
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
