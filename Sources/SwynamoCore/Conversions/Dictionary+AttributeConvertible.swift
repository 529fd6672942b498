/// A dictionary with string keys is a map; its members are written in the order of their names.
///
/// A map with names that Swift takes for one, or could hash only in the square of their length, is an error when it is read: a
/// ``StringMap`` holds all.
extension Dictionary: AttributeConvertible where Key == String, Value: AttributeConvertible {
  public typealias Kind = MapKind

  public func encodeAttribute(to writer: inout AttributeWriter) { StringMap(self).encodeAttribute(to: &writer) }

  public init(attributeFrom reader: inout AttributeReader) throws {
    let map = try StringMap<Value>(attributeFrom: &reader)
    try map.checkIsHashable(as: Self.self, instead: StringMap<Value>.self)
    self.init(map)
  }
}

extension StringMap: AttributeConvertible where Value: AttributeConvertible {
  public typealias Kind = MapKind

  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.beginMap()
    for (name, value) in sorted {
      let known = writer.faults.count
      writer.beginMember(name)
      value.encodeAttribute(to: &writer)
      writer.locateFaults(from: known, under: name)
    }
    writer.endMap()
  }

  public init(attributeFrom reader: inout AttributeReader) throws {
    self = try reader.readNested(.map) { reader in
      try reader.readMembers { reader, name in
        do {
          return try Value(attributeFrom: &reader)
        } catch let error as AttributeDecodingError {
          throw error.within(name)
        }
      }
    }
  }
}
