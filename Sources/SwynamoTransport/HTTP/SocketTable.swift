import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// libcurl's sockets and its timer: what it wants to hear about, and what the event loop's thread listens for.
///
/// A connection that falls idle stays listened for, so that the next request on it need not tell the thread.
struct SocketTable {
  private var sockets: [Socket] = []
  /// When libcurl wants to be called, by ``now()``.
  private(set) var timer = Int.max
  /// Until when the thread waits.
  private var waitsUntil = 0
  /// The thread listens for less than is wanted.
  private var isDeaf = false

  private(set) var idleLimit = LearnedIdleLimit()

  /// The thread listens for less than is wanted, or for too long.
  var isStale: Bool { isDeaf || timer < waitsUntil }

  /// Whether a connection is open, in use or kept.
  var hasConnections: Bool { sockets.contains { $0.isConnection } }

  private struct Socket {
    let number: CInt
    var wanted: CShort
    var watched: CShort
    /// A connection's, whose opening and closing is told; libcurl has others too, for looking up names.
    let isConnection: Bool
    /// Since when a connection has nothing to do; nil while it has, and before its first request.
    var idleSince: Int?
    /// This side has ended the connection.
    var isRetired = false
  }

  /// Milliseconds of the monotonic clock.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  mutating func want(_ what: CInt, on number: CInt) {
    let wanted: CShort =
      switch what {
      case CURL_POLL_IN: CShort(POLLIN)
      case CURL_POLL_OUT: CShort(POLLOUT)
      case CURL_POLL_INOUT: CShort(POLLIN | POLLOUT)
      default: 0
      }
    if let index = sockets.firstIndex(where: { $0.number == number }) {
      sockets[index].wanted = wanted
      sockets[index].idleSince = wanted == 0 ? Self.now() : nil
      if wanted == 0, !sockets[index].isConnection { sockets.remove(at: index) }
      guard wanted != 0 else { return }
      if wanted & ~sockets[index].watched != 0 { isDeaf = true }
    } else if wanted != 0 {
      sockets.append(Socket(number: number, wanted: wanted, watched: 0, isConnection: false))
      isDeaf = true
    }
  }

  mutating func opened(_ number: CInt) {
    sockets.removeAll { $0.number == number }
    sockets.append(Socket(number: number, wanted: 0, watched: 0, isConnection: true))
  }

  mutating func closed(_ number: CInt) { sockets.removeAll { $0.number == number } }

  /// Ends the connections that the server may be about to close: libcurl finds them dead, and takes or makes another.
  mutating func retireOldest() {
    let now = Self.now()
    guard let longest = idleLimit.longestIdleness(at: now) else { return }
    for index in sockets.indices where sockets[index].isConnection && !sockets[index].isRetired {
      guard let idleSince = sockets[index].idleSince, now - idleSince >= longest else { continue }
      sockets[index].isRetired = true
      shutdown(sockets[index].number, CInt(SHUT_RDWR))
    }
  }

  /// Something came over a connection that nothing was sent on: its end, as a rule, and the server's unless this side ended it.
  private mutating func closedByServer(_ socket: Socket) {
    guard socket.isConnection, !socket.isRetired, let idleSince = socket.idleSince else { return }
    let now = Self.now()
    idleLimit.observe(idle: now - idleSince, at: now)
  }

  mutating func setTimer(milliseconds: Int) {
    timer = milliseconds < 0 ? .max : Self.now() + milliseconds
  }

  mutating func clearTimer() { timer = .max }

  /// Whether libcurl wants to hear of an event; an idle connection on which something happens is no longer listened for.
  mutating func accepts(_ event: pollfd) -> Bool {
    // The number may be that of another socket by now, which was not listened for yet.
    guard let index = sockets.firstIndex(where: { $0.number == event.fd && $0.watched != 0 }) else { return false }
    if sockets[index].wanted == 0 {
      closedByServer(sockets[index])
      sockets[index].watched = 0
      return false
    }
    return true
  }

  /// Fills in what the thread is to listen for after the first entry; the answer is poll's time-out.
  mutating func prepare(_ entries: inout [pollfd], longest: Int) -> CInt {
    entries.removeSubrange(1...)
    for index in sockets.indices {
      let socket = sockets[index]
      // Listening for more than is wanted would spin.
      sockets[index].watched = socket.wanted == 0 ? socket.watched & CShort(POLLIN) : socket.wanted
      if sockets[index].watched != 0 { entries.append(pollfd(fd: socket.number, events: sockets[index].watched, revents: 0)) }
    }
    isDeaf = false
    let now = Self.now()
    waitsUntil = min(timer, longest == .max ? .max : now + longest)
    return waitsUntil == .max ? -1 : CInt(clamping: max(waitsUntil - now, 0))
  }
}

/// libcurl's multi handle.
enum MultiHandle {
  static func make() -> UnsafeMutableRawPointer? {
    guard CurlLibrary.isReady, let multi = curl_multi_init() else { return nil }
    swynamo_multi_set_quick_exit(multi)
    return multi
  }

  /// One that tells a table of its sockets and its timer.
  static func make(_ sockets: UnsafeMutablePointer<SocketTable>, connections: Int) -> UnsafeMutableRawPointer? {
    guard let multi = make() else { return nil }
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
}
