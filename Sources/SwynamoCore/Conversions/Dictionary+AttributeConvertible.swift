/// A dictionary with string keys is a map; its members are written in the order of their names.
///
/// A map with names that Swift takes for one, or could hash only in the square of their length, is an error when it is read: a
/// ``StringMap`` holds all.
extension Dictionary: AttributeConvertible where Key == String, Value: AttributeConvertible {
  public typealias Kind = MapKind

  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.writeMembers(Array(keys).sortedByBytes()) { self[$0] }
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
    writer.writeMembers(keys.sorted()) { self[$0] }
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
  /// Writes a map whose members have these names.
  fileprivate mutating func writeMembers<Value: AttributeConvertible>(_ names: [String], _ value: (String) -> Value?) {
    beginMap()
    for name in names {
      guard let value = value(name) else { continue }
      let known = faults.count
      beginMember(name)
      value.encodeAttribute(to: &self)
      locateFaults(from: known, under: name)
    }
    endMap()
  }
}
