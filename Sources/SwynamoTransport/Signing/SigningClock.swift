import CCurl
import SwynamoSigning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The moments that requests are dated with; the text of each is kept while it comes up again.
struct SigningClock {
  private var times = [SigningTime](repeating: SigningTime(secondsSinceEpoch: 0), count: 8)

  mutating func time(at second: Int) -> SigningTime {
    let slot = second & 7
    if times[slot].secondsSinceEpoch != second { times[slot] = SigningTime(secondsSinceEpoch: second) }
    return times[slot]
  }

  /// Milliseconds since the epoch by this machine's clock.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
