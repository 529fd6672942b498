import SwynamoBytes
import Testing

@Suite struct JSONStringTests {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), ("a \"b\" \\", #""a \"b\" \\""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
    ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("twelve bytes\nand é€😀", #""twelve bytes\nand é€😀""#),
  ])
  func quotes(_ text: String, _ json: String) throws {
    #expect(JSONString.quoted(text) == json)
    #expect(try unescaped(String(json.dropFirst().dropLast())) == text)
  }

  /// Each byte that needs an escape, at each place of a word of eight bytes.
  @Test func escapesAtEachPlace() throws {
    for scalar in (0..<0x20).map({ UnicodeScalar(UInt8($0)) }) + ["\"", "\\"] {
      for place in 0..<17 {
        let text = String(repeating: "x", count: place) + String(scalar) + String(repeating: "y", count: 9)
        let quoted = JSONString.quoted(text)
        #expect(quoted.utf8.count > text.utf8.count + 2)
        #expect(try unescaped(String(decoding: quoted.utf8.dropFirst().dropLast(), as: UTF8.self)) == text)
      }
    }
  }

  @Test func readsOtherEscapes() throws {
    #expect(try unescaped(#"\/\u0041\u00e9\u20AC\ud83d\uDE00"#) == "/Aé€😀")
  }

  @Test(arguments: [
    (#"a\"#, "unfinishedEscape"), (#"\x"#, "unknownEscape"), (#"\u12"#, "digits"), (#"\u12g4"#, "digits"),
    (#"\ud83d"#, "loneSurrogate"), (#"\ud83d\u0041"#, "loneSurrogate"), (#"\ude00"#, "loneSurrogate"),
  ])
  func refuses(_ text: String, _ fault: String) {
    let error = #expect(throws: JSONString.Fault.self) { try unescaped(text) }
    #expect(error.map { "\($0)" } == fault)
  }

  private func unescaped(_ text: String) throws -> String {
    try Array(text.utf8).withUnsafeBufferPointer { try JSONString.unescape($0) }
  }
}
