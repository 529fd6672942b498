/// How often libcurl came to the point of sending a request over a connection that is made, and whether it may do so more than once.
///
/// libcurl sends by itself again when a connection that was used before breaks without an answer. Nothing that a program can see
/// proves that the server did not carry the request out: one that ended its side of the connection may have read on, and one whose
/// system has acknowledged nothing may have read already. So a request that must not be made twice is sent once.
struct SendPermit {
  private let mayRepeat: Bool
  private(set) var count = 0
  /// When the request was sent last, by the settings' clock in milliseconds since the epoch.
  private(set) var sentAt = 0

  init(mayRepeat: Bool) { self.mayRepeat = mayRepeat }

  /// Whether the request may be sent, now.
  mutating func allowsSending(at time: Int) -> Bool {
    count += 1
    sentAt = time
    return mayRepeat || count == 1
  }
}
