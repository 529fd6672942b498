import SwynamoBytes
import Testing

@Suite struct EncodingTests {
  @Test func hexadecimal() {
    #expect(String(decoding: Hexadecimal.text([0x00, 0x9F, 0xFF]), as: UTF8.self) == "009fff")
    #expect("09afAF/:@Gg".utf8.map { Hexadecimal.value(of: $0) } == [0, 9, 10, 15, 10, 15, nil, nil, nil, nil, nil])
  }

  @Test func percentEncoding() {
    func encoded(_ text: String, keepingSlashes: Bool = false) -> String {
      var bytes: [UInt8] = []
      PercentEncoding.append(text.utf8, to: &bytes, keepingSlashes: keepingSlashes)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(encoded("aZ9-._~") == "aZ9-._~")
    #expect(encoded("a b/é+") == "a%20b%2F%C3%A9%2B")
    #expect(encoded("/a b/", keepingSlashes: true) == "/a%20b/")
  }

  @Test(arguments: [("a%20b%2f%C3%a9", "a b/é"), ("%", "%"), ("%4", "%4"), ("%zz%41", "%zzA"), ("%+1%25", "%+1%"), ("", "")])
  func percentDecoding(_ text: String, _ decoded: String) {
    #expect(String(decoding: PercentEncoding.bytes(Array(text.utf8)), as: UTF8.self) == decoded)
  }
}
