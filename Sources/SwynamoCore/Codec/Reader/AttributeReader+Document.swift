extension AttributeReader {
  /// Reads an object that is all there is, one call for each member; the body must read the member's value.
  ///
  ///     try AttributeReader.readDocument(body) { reader, name in try reader.skipValue() }
  @inlinable
  package static func readDocument(
    _ bytes: [UInt8], _ member: (inout AttributeReader, _ name: UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    try read(bytes) { reader in
      try reader.readObject(member)
      reader.skipSpace()
      guard reader.isAtEnd else { throw reader.malformed("expected the end") }
    }
  }

  /// An answer that has every byte in its place and yet is not what was asked for.
  @usableFromInline
  package static func wrongShape(_ reason: String) -> AttributeDecodingError {
    AttributeDecodingError(.malformed(reason, offset: 0))
  }
}
