// Without these the standard library's own would be called, which refuse; a generic method doesn't stand in for them.
@available(macOS 15, iOS 18, *)
extension AttributeEncoder {
  func encode(_ value: Int128) throws { try encode(scalar: value) }
  func encode(_ value: UInt128) throws { try encode(scalar: value) }
}

@available(macOS 15, iOS 18, *)
extension MapEncodingContainer {
  func encode(_ value: Int128, forKey key: Key) throws { try encode(scalar: value, forKey: key) }
  func encode(_ value: UInt128, forKey key: Key) throws { try encode(scalar: value, forKey: key) }
}

@available(macOS 15, iOS 18, *)
extension ListEncodingContainer {
  func encode(_ value: Int128) throws { try encode(scalar: value) }
  func encode(_ value: UInt128) throws { try encode(scalar: value) }
}
