import SwynamoBytes
import SwynamoSigning
import SwynamoTransport
import SwynamoWire
import Testing

/// The cases are those that AWS's SDKs share (`clock-skew-test-cases.json`, aws-sdk-net's `ClockSkewSpecificationTestCasesTests`).
@Suite struct ClockSkewTests {
  /// An attempt; all moments are seconds since the start of the case, by this machine's clock but for `date`.
  private struct Attempt {
    var sent: Int
    var received: Int
    var signed: Int
    var date: Int?
    var age: String?
    var code: DynamoDBError.Code?
    var isRetried = false
  }

  /// 2026-01-01T00:00:00Z
  private static let start = 1_767_225_600

  private func expect(
    _ attempts: [Attempt], from initial: Int = 0, to final: Int, location: SourceLocation = #_sourceLocation
  ) {
    let skew = ClockSkew(milliseconds: initial * 1000)
    for attempt in attempts {
      let sent = (Self.start + attempt.sent) * 1000
      #expect(skew.signingSecond(at: sent) == Self.start + attempt.signed, sourceLocation: location)
      var fields: [(name: String, value: String)] = [("x-amzn-RequestId", "R")]
      if let date = attempt.date { fields.append(("Date", Self.httpDate(Self.start + date))) }
      if let age = attempt.age { fields.append(("Age", age)) }
      let received = (Self.start + attempt.received) * 1000
      let reading = ClockReading(
        TransportResponse.Headers(fields), signedSecond: Self.start + attempt.signed, sentAt: sent, receivedAt: received)
      if let reading { skew.observe(reading) }
      let isExplained = reading?.explains(attempt.code) ?? false
      #expect(isExplained == attempt.isRetried, sourceLocation: location)
      if isExplained, let reading { skew.correct(by: reading) }
    }
    #expect(skew.milliseconds == final * 1000, sourceLocation: location)
  }

  private static func httpDate(_ seconds: Int) -> String {
    let text = SigningTime(secondsSinceEpoch: seconds).text
    func field(_ start: Int, _ count: Int) -> Substring { text.dropFirst(start).prefix(count) }
    return "Thu, \(field(6, 2)) Jan \(field(0, 4)) \(field(9, 2)):\(field(11, 2)):\(field(13, 2)) GMT"
  }

  @Test func clocksThatAgree() {
    expect([Attempt(sent: 0, received: 2, signed: 0, date: 1)], to: 0)
  }

  @Test func aRefusalIsCorrectedAndRemembered() {
    expect(
      [
        Attempt(sent: 0, received: 2, signed: 0, date: 301, code: "RequestTimeTooSkewed", isRetried: true),
        Attempt(sent: 2, received: 4, signed: 302, date: 303), Attempt(sent: 60, received: 62, signed: 360, date: 361),
      ], to: 300)
  }

  @Test func anAnswerThatTookTooLongTellsNothing() {
    expect(
      [
        Attempt(sent: 0, received: 960, signed: 0, date: 600), Attempt(sent: 1020, received: 1022, signed: 1020, date: 1321),
      ], to: 300)
    // A minute is still good enough.
    expect([Attempt(sent: 0, received: 60, signed: 0, date: 330)], to: 300)
    expect([Attempt(sent: 0, received: 61, signed: 0, date: 330)], to: 0)
  }

  @Test func aSkewThatIsGoneIsForgotten() {
    expect([Attempt(sent: 0, received: 2, signed: 300, date: 1)], from: 300, to: 0)
    expect([Attempt(sent: 0, received: 10, signed: -300, date: 305)], from: -300, to: 300)
  }

  @Test func aSmallSkewIsNoReasonToTryAgain() {
    let code = DynamoDBError.invalidSignature
    expect([Attempt(sent: 0, received: 2, signed: 0, date: 121, code: code)], to: 120)
    expect([Attempt(sent: 0, received: 2, signed: 0, date: 241, code: code)], to: 240)
    expect([Attempt(sent: 0, received: 2, signed: 0, date: 242, code: code, isRetried: true)], to: 241)
    expect([Attempt(sent: 1000, received: 1002, signed: 1000, date: 760, code: code, isRetried: true)], to: -241)
  }

  @Test(
    arguments: [
      ("InvalidSignatureException", true), ("SignatureDoesNotMatch", true), ("AuthFailure", true), ("RequestTimeTooSkewed", true),
      ("AccessDeniedException", true), ("RequestExpired", true), ("RequestInTheFuture", true), ("ValidationException", false),
      ("ExpiredTokenException", false),
      (nil, false),
    ] as [(DynamoDBError.Code?, Bool)])
  func onlySomeErrorsAreExplained(code: DynamoDBError.Code?, isExplained: Bool) {
    for date in [600, -600] {
      #expect(ClockReading(date: date, signedSecond: 0, sentAt: 0, receivedAt: 0).explains(code) == isExplained)
    }
    #expect(!ClockReading(date: 100, signedSecond: 0, sentAt: 0, receivedAt: 0).explains(code))
  }

  /// Both the signature's age and the correction are those of the arrival: the request stood still before it was sent.
  @Test(arguments: [330, 700, 1_000, 40_000]) func aLongWayIsNoSkew(seconds: Int) {
    expect(
      [
        Attempt(sent: 0, received: seconds, signed: 0, date: seconds, code: DynamoDBError.invalidSignature, isRetried: true),
        Attempt(sent: seconds, received: seconds + 2, signed: seconds, date: seconds + 1),
      ], to: 0)
  }

  @Test func withoutADateNothingIsKnown() {
    expect([Attempt(sent: 0, received: 2, signed: 0, code: "RequestTimeTooSkewed")], to: 0)
    expect([Attempt(sent: 0, received: 2, signed: 60)], from: 60, to: 60)
  }

  @Test func aCachedAnswerDoesNotCount() {
    expect(
      [
        Attempt(sent: 60_660, received: 60_662, signed: 60_660, date: 43_381, age: "17280", code: "AuthFailure"),
        Attempt(sent: 60_670, received: 60_672, signed: 60_670, date: 60_971),
      ], to: 300)
    expect(
      [
        Attempt(sent: 60_660, received: 60_662, signed: 60_660, date: 43_381, age: "17280"),
        Attempt(sent: 60_670, received: 60_672, signed: 60_670, date: 60_671),
      ], to: 0)
  }

  @Test(
    arguments: [
      ("Thu, 01 Jan 2026 00:05:01 GMT", 1_767_225_901), ("  Thu, 01 Jan 1970 00:00:00 GMT\r\n", 0),
      ("Tue, 29 Feb 2000 23:59:60 GMT", 951_868_800), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799), ("", nil), ("not-a-date", nil), ("0", nil),
      ("Sunday, 06-Nov-94 08:49:37 GMT", nil), ("Sun Nov  6 08:49:37 1994", nil), ("Sun, 06 Nov 1994 08:49:37 UTC", nil),
      ("Sun, 06 Nov 1994 08:49:3x GMT", nil), ("Sun, 06 Mok 1994 08:49:37 GMT", nil), ("Sun, 00 Nov 1994 08:49:37 GMT", nil),
      ("Sun, 06 Nov 1994 24:49:37 GMT", nil), ("Sun, 06 Nov 1994 08:49:37 GMT ", 784_111_777),
    ] as [(String, Int?)])
  func datesAreRead(text: String, seconds: Int?) {
    #expect(HTTPDate.secondsSinceEpoch(of: text) == seconds)
  }

  @Test func datesAndSigningTimesAgree() {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for seconds in stride(from: 0, to: 4_102_444_800, by: 86_400 * 17 + 3607) {
      let text = SigningTime(secondsSinceEpoch: seconds).text
      func field(_ start: Int, _ count: Int) -> Substring { text.dropFirst(start).prefix(count) }
      let month = months[(Int(field(4, 2)) ?? 1) - 1]
      let date = "Thu, \(field(6, 2)) \(month) \(field(0, 4)) \(field(9, 2)):\(field(11, 2)):\(field(13, 2)) GMT"
      #expect(HTTPDate.secondsSinceEpoch(of: date) == seconds)
    }
  }

  @Test func headersAreFoundWhateverTheirCase() {
    let headers = TransportResponse.Headers(
      block: Array("date:Thu, 01 Jan 2026 00:05:01 GMT\r\nAGED: 3\r\nEmpty:\r\nX:  a b \t\r\n".utf8))
    #expect(headers["DATE"] == "Thu, 01 Jan 2026 00:05:01 GMT")
    #expect(headers["age"] == nil)
    #expect(headers["empty"] == "")
    #expect(headers["x"] == "a b")
    #expect(headers["missing"] == nil)
    #expect(TransportResponse.Headers()["x"] == nil)
  }
}
