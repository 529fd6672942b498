// Without these the standard library's own would be called, which refuse; a generic method doesn't stand in for them.
@available(macOS 15, iOS 18, *)
extension AttributeDecoder {
  func decode(_ type: Int128.Type) throws -> Int128 { try decode(scalar: type) }
  func decode(_ type: UInt128.Type) throws -> UInt128 { try decode(scalar: type) }
}

@available(macOS 15, iOS 18, *)
extension MapDecodingContainer {
  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 { try decode(scalar: type, forKey: key) }
  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 { try decode(scalar: type, forKey: key) }
}

@available(macOS 15, iOS 18, *)
extension ListDecodingContainer {
  mutating func decode(_ type: Int128.Type) throws -> Int128 { try decode(scalar: type) }
  mutating func decode(_ type: UInt128.Type) throws -> UInt128 { try decode(scalar: type) }
}
