import SwynamoBytes
import Testing

@Suite struct Base64Tests {
  /// Source: RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func vectors(_ bytes: String, _ text: String) throws {
    #expect(Base64.text(Array(bytes.utf8)) == text)
    #expect(try Base64.bytes(text) == Array(bytes.utf8))
  }

  @Test func allBytesComeBack() throws {
    for length in 0...260 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 151) }
      #expect(try Base64.bytes(Base64.text(bytes)) == bytes)
    }
  }

  @Test(arguments: [("23456", "length(5)"), ("A*==", "character"), ("A===", "lastCharacter"), ("QR==", "lastCharacter")])
  func saysWhatIsWrong(_ text: String, _ fault: String) {
    let error = #expect(throws: Base64.Fault.self) { try Base64.bytes(text) }
    #expect(error.map { "\($0)" } == fault)
  }

  @Test func spareBitsMayBeIgnored() throws {
    let bytes = try Array("QR==".utf8).withUnsafeBufferPointer { try Base64.bytes($0, ignoringSpareBits: true) }
    #expect(bytes == Array("A".utf8))
  }
}
