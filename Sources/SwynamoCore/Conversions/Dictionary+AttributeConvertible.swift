/// A dictionary with string keys is a map; its members are written in the order of their names.
///
/// A map with names that Swift takes for one, or could hash only in the square of their length, is an error when it is read: a
/// ``StringMap`` holds all.
extension Dictionary: AttributeConvertible where Key == String, Value: AttributeConvertible {
  public typealias Kind = MapKind

  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.writeMembers(lazy.map { (key: UTF8Text($0.key), value: $0.value) })
  }

  public init(attributeFrom reader: inout AttributeReader) throws {
    let map = try StringMap<Value>(attributeFrom: &reader)
    try map.checkNames(for: Self.self)
    self.init(uniqueKeysWithValues: map.members.lazy.map { ($0.key.string, $0.value) })
  }
}

extension StringMap: AttributeConvertible where Value: AttributeConvertible {
  public typealias Kind = MapKind

  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.writeMembers(members.lazy.map { (key: $0.key, value: $0.value) })
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

extension AttributeWriter {
  /// Writes a map whose members come in any order.
  fileprivate mutating func writeMembers<Value: AttributeConvertible>(_ members: some Sequence<(key: UTF8Text, value: Value)>) {
    beginMap()
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      let known = faults.count
      beginMember(name.string)
      value.encodeAttribute(to: &self)
      locateFaults(from: known, under: name.string)
    }
    endMap()
  }
}
