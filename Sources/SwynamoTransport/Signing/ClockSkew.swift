import SwynamoBytes
package import SwynamoWire
import Synchronization

/// How far the service's clock is ahead of this machine's, as the answers of a client tell; requests are signed by the service's.
///
/// Every answer measures it anew: its `Date` less the middle between sending and receiving. An answer with an `Age` comes from a
/// cache; with one that took more than a minute the process, or the machine, may have stood still, and its date is from before or
/// after that. Both leave the skew as it was. Times are milliseconds since the epoch by this machine's clock. Source: the clock skew correction that AWS's SDKs share (aws-sdk-rust, `service_clock_skew.rs`).
package final class ClockSkew: Sendable {
  private let skew: Atomic<Int>

  package init(milliseconds: Int = 0) { skew = Atomic(milliseconds) }

  /// Positive: the service is ahead.
  package var milliseconds: Int { skew.load(ordering: .relaxed) }

  /// The second to sign a request with that is sent at a moment.
  package func signingSecond(at milliseconds: Int) -> Int {
    let corrected = milliseconds + self.milliseconds
    return corrected >= 0 ? corrected / 1000 : (corrected - 999) / 1000
  }

  /// Takes in an answer.
  package func observe(_ reading: ClockReading) {
    guard reading.elapsed <= ClockReading.longestOnTheNetwork else { return }
    skew.store(reading.date * 1000 - (reading.sentAt + reading.elapsed / 2), ordering: .relaxed)
  }

  /// Takes in the answer to a request that was refused for its date.
  ///
  /// The service refuses as soon as it reads, so that its clock is compared with this machine's at the arrival: the process, or
  /// the whole machine, may have stood still before the request was sent. Where it cannot have, the middle is the better guess.
  package func correct(by reading: ClockReading) {
    skew.store(reading.date * 1000 - reading.receivedAt + reading.wayBack, ordering: .relaxed)
  }
}

/// What an answer tells of the service's clock.
package struct ClockReading: Sendable, Hashable {
  /// The `Date` header, in seconds since the epoch.
  package let date: Int
  /// What the request was dated with.
  package let signedSecond: Int
  /// When it was sent and answered, by this machine's clock in milliseconds since the epoch.
  package let sentAt: Int
  package let receivedAt: Int

  package init(date: Int, signedSecond: Int, sentAt: Int, receivedAt: Int) {
    self.date = date
    self.signedSecond = signedSecond
    self.sentAt = sentAt
    self.receivedAt = receivedAt
  }

  /// Nil for an answer without a date, and for one out of a cache.
  package init?(_ headers: TransportResponse.Headers, signedSecond: Int, sentAt: Int, receivedAt: Int) {
    guard let date = headers.withValue(of: "date", { HTTPDate.secondsSinceEpoch(of: $0) }),
      headers.withValue(of: "age", { _ in true }) == nil
    else { return nil }
    self.init(date: date, signedSecond: signedSecond, sentAt: sentAt, receivedAt: receivedAt)
  }

  /// Whether the request was refused because its signature was too old, or too young, by the service's clock: then it was not
  /// carried out, and one that is dated by that clock may succeed.
  ///
  /// Not when it was dated rightly: then another would only be refused again.
  package func explains(_ code: DynamoDBError.Code?) -> Bool {
    guard let code else { return false }
    return abs((date - signedSecond) * 1000 - wayBack) > Self.smallestSuspicious && Self.codes.contains(code)
  }

  /// How long the answer was on its way, in milliseconds: half of the time, as far as that can be the network's.
  var wayBack: Int { elapsed <= Self.longestOnTheNetwork ? elapsed / 2 : 0 }

  /// From sending to receiving, in milliseconds; a clock that was set back in between counts as no time.
  fileprivate var elapsed: Int { max(receivedAt - sentAt, 0) }

  /// A request and its answer take no longer, in milliseconds: beyond it somebody stood still.
  fileprivate static let longestOnTheNetwork = 60 * 1000

  /// The service takes signatures of five minutes.
  private static let smallestSuspicious = 4 * 60 * 1000
  private static let codes: Set<DynamoDBError.Code> = [
    DynamoDBError.invalidSignature, "SignatureDoesNotMatch", "AuthFailure", "RequestTimeTooSkewed", "RequestExpired",
    "RequestInTheFuture", DynamoDBError.accessDenied,
  ]
}
