import Glibc
import SwynamoSigning
import SwynamoTransport
import Testing

extension SigningTime {
  /// Reads what `text` writes.
  init?(text: String) {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "T") && $0 != UInt8(ascii: "Z") }.map { CInt($0) - 48 }
    guard digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> CInt { digits[range].reduce(0) { 10 * $0 + $1 } }
    var parts = tm()
    parts.tm_year = number(0..<4) - 1900
    parts.tm_mon = number(4..<6) - 1
    parts.tm_mday = number(6..<8)
    parts.tm_hour = number(8..<10)
    parts.tm_min = number(10..<12)
    parts.tm_sec = number(12..<14)
    self.init(secondsSinceEpoch: timegm(&parts))
  }
}

@Suite struct SigningTimeTests {
  @Test(arguments: [
    (0, "19700101T000000Z"), (951_782_400, "20000229T000000Z"), (1_440_938_160, "20150830T123600Z"),
    (1_709_251_199, "20240229T235959Z"), (4_107_542_400, "21000301T000000Z"), (-1, "19691231T235959Z"),
  ])
  func writesTheDate(seconds: Int, text: String) {
    #expect(SigningTime(secondsSinceEpoch: seconds).text == text)
  }

  @Test func agreesWithTheLibraryOfC() {
    var seconds = 0
    while seconds < 4_102_444_800 {
      #expect(SigningTime(text: SigningTime(secondsSinceEpoch: seconds).text)?.secondsSinceEpoch == seconds)
      seconds += 7_654_321
    }
  }
}
