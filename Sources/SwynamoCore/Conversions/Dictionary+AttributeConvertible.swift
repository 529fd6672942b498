/// A dictionary with string keys is a map; its members are written in the order of their names.
extension Dictionary: AttributeConvertible where Key == String, Value: AttributeConvertible {
  public typealias Kind = MapKind

  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.beginMap()
    for name in keys.sorted() {
      guard let value = self[name] else { continue }
      let known = writer.faults.count
      writer.beginMember(name)
      value.encodeAttribute(to: &writer)
      writer.locateFaults(from: known, under: name)
    }
    writer.endMap()
  }

  public init(attributeFrom reader: inout AttributeReader) throws {
    self = try reader.readNested(.map) { reader in
      var members: [String: Value] = [:]
      var count = 0
      try reader.readObject { reader, name in
        let name = String(decoding: name, as: UTF8.self)
        do {
          members[name] = try Value(attributeFrom: &reader)
        } catch let error as AttributeDecodingError {
          throw error.within(name)
        }
        count &+= 1
      }
      guard members.count == count else { throw AttributeDecodingError(merging: count, into: members.count, of: Self.self) }
      return members
    }
  }
}
