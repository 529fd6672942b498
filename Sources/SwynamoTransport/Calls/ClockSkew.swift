package import SwynamoWire
import Synchronization

/// How far the service's clock is ahead of this machine's, as the answers of a client tell; requests are signed by the service's.
///
/// Every answer measures it anew: its `Date` less the middle between sending and receiving. An answer with an `Age` comes from a
/// cache, one after more than 15 minutes tells nothing; both leave the skew as it was. Times are milliseconds since the epoch by
/// this machine's clock. Source: the clock skew correction that AWS's SDKs share (aws-sdk-rust, `service_clock_skew.rs`).
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

  /// Takes in an answer, `date` being its header in seconds since the epoch; returns the skew that it shows, nil for none.
  @discardableResult
  package func observe(date: Int?, hasAge: Bool, sentAt: Int, receivedAt: Int) -> Int? {
    // A clock that was set back in between counts as no time.
    let elapsed = max(receivedAt - sentAt, 0)
    guard let date, !hasAge, elapsed <= Self.longestTrustedRoundTrip else { return nil }
    let shown = date * 1000 - (sentAt + elapsed / 2)
    skew.store(shown, ordering: .relaxed)
    return shown
  }

  @discardableResult
  package func observe(_ headers: ResponseHeaders, sentAt: Int, receivedAt: Int) -> Int? {
    observe(
      date: headers.withValue(of: "date") { HTTPDate.secondsSinceEpoch(of: $0) },
      hasAge: headers.withValue(of: "age") { _ in true } ?? false,
      sentAt: sentAt, receivedAt: receivedAt)
  }

  /// Whether the skew that an answer showed (``observe(date:hasAge:sentAt:receivedAt:)``) is why it refused the request: then the
  /// next attempt, signed by the service's clock, may succeed.
  ///
  /// Not when the request was signed by that clock already: then it would only be refused again.
  package static func explains(_ code: DynamoDBError.Code?, skew: Int?, signedWith signed: Int = 0) -> Bool {
    guard let code, let skew else { return false }
    return abs(skew) > smallestSuspicious && abs(skew - signed) > smallestSuspicious && codes.contains(code)
  }

  private static let longestTrustedRoundTrip = 15 * 60 * 1000
  private static let smallestSuspicious = 4 * 60 * 1000
  private static let codes: Set<DynamoDBError.Code> = [
    DynamoDBError.invalidSignature, "SignatureDoesNotMatch", "AuthFailure", "RequestTimeTooSkewed", DynamoDBError.accessDenied,
  ]
}
