import SwynamoBytes

extension AttributeReader {
  /// Reads a quoted base64 string.
  @usableFromInline
  package mutating func readBase64() throws -> [UInt8] {
    let raw = try readRawString()
    guard !raw.hasEscapes else {
      var text = try unescape(raw.bytes)
      return try text.withUTF8 { try decodeBase64($0) }
    }
    return try decodeBase64(raw.bytes)
  }

  private func decodeBase64(_ text: UnsafeBufferPointer<UInt8>) throws -> [UInt8] {
    // What other libraries wrote is read as they read it.
    do throws(Base64.Fault) { return try Base64.bytes(text, ignoringSpareBits: true) } catch {
      switch error {
      case .length: throw malformed("base64 of a length that is no multiple of 4")
      case .character, .lastCharacter: throw malformed("a character that is no base64")
      }
    }
  }
}
