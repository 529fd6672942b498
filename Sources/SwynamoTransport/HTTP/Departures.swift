import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How often libcurl came to the point of sending a request, over a connection that is made, and how often it may.
///
/// Belongs to the event loop, as the handle does whose request it is.
final class Departures {
  private(set) var count = 0
  private var limit = 1
  /// When the request was let go on last, by the settings' clock in milliseconds since the epoch.
  private(set) var time = 0
  private let clock: @Sendable () -> Int

  init(clock: @escaping @Sendable () -> Int) { self.clock = clock }

  /// For a request that libcurl may send again by itself, when a connection that was used before breaks without an answer; or not.
  func begin(mayRepeat: Bool) {
    count = 0
    limit = mayRepeat ? .max : 1
    time = 0
  }

  /// Whether the request may be sent, now.
  func takeLeave() -> Bool {
    count += 1
    time = clock()
    return count <= limit
  }

  /// Nothing of the request arrived: it counts as not sent.
  func takeBack() { count = 0 }
}

/// A request on a connection that was used before, and may have been given up by the server meanwhile.
///
/// That no server has read any of the request is proven by three things together: the server ended its side of the connection (FIN),
/// then refused what still came (a reset), and its system has not acknowledged a byte of the request. Every segment acknowledges
/// all that was received before it, the FIN too, so that nothing was there when the server turned away; and what comes to a closed
/// connection is what is refused. A reset without a FIN proves nothing: it discards the acknowledgments of what was read before
/// it. Nor does a FIN without a reset: a server that only ended its own side may read on.
struct Departure {
  let departures: Departures
  private let socket: CInt
  private let acknowledged: UInt64
  private var isUnread = false

  /// To be made before the request leaves; nil where the system does not count.
  init?(_ departures: Departures, over socket: CInt) {
    var acknowledged: UInt64 = 0
    var isRefused: CInt = 0
    guard swynamo_connection_bytes(socket, &acknowledged, &isRefused) == 1 else { return nil }
    self.departures = departures
    self.socket = socket
    self.acknowledged = acknowledged
  }

  /// Looks at the connection, whose socket is open still.
  mutating func look() {
    var now: UInt64 = 0
    var isRefused: CInt = 0
    guard !isUnread, swynamo_connection_bytes(socket, &now, &isRefused) == 1 else { return }
    isUnread = isRefused != 0 && now == acknowledged
  }

  /// Has a request that nobody read count as not sent.
  mutating func takeBackIfUnread() {
    look()
    if isUnread { departures.takeBack() }
  }
}
