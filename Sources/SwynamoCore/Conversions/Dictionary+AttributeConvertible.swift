/// A dictionary is a map; its members are written in the order of their names. The keys are strings, or of a type that is stored as
/// one: an enum, a UUID.
///
///     enum Subject: String, AttributeConvertible { case art, music }
///     let marks: [Subject: Int]                         // {"M":{"art":{"N":"1"},"music":{"N":"2"}}}
///
/// A name that is no key of the type is an error when it is read, and so is a map with names that Swift takes for one, or could hash
/// only in the square of their length: a ``StringMap`` holds all.
extension Dictionary: AttributeConvertible
where Key: AttributeConvertible, Key.Kind == AttributeKinds.String, Value: AttributeConvertible {
  public typealias Kind = AttributeKinds.Map

  public func encodeAttribute(to writer: inout AttributeWriter) {
    if Key.self == String.self {
      let members = unsafeBitCast(self, to: [String: Value].self)
      return writer.writeMembers(Array(members.keys).sortedByBytes()) { members[$0] }
    }
    var members = StringMap<Value>(minimumCapacity: count)
    for (key, value) in self {
      let count = writer.faults.count
      let name = key.memberName(&writer.faults)
      // What can't be written has no name that could be there twice.
      if writer.faults.count > count { continue }
      if members.updateValue(value, forKey: name) != nil { writer.report(.repeatedName(name)) }
    }
    members.encodeAttribute(to: &writer)
  }

  public init(attributeFrom reader: inout AttributeReader) throws {
    let map = try StringMap<Value>(attributeFrom: &reader)
    try map.checkNames(for: Self.self)
    if Key.self == String.self {
      let members = [String: Value](uniqueKeysWithValues: map.members.lazy.map { ($0.key.string, $0.value) })
      self = unsafeBitCast(members, to: Self.self)
      return
    }
    self.init(minimumCapacity: map.count)
    for (name, value) in map.sorted {
      if updateValue(value, forKey: try Key(memberName: name)) != nil {
        throw AttributeDecodingError(.invalidValue("two names of one key, of which one is \"\(name)\"", type: "\(Self.self)"))
      }
    }
  }
}

extension AttributeConvertible {
  /// The name of a map's member with this key; what can't be written as a text is a fault.
  @usableFromInline
  package func memberName(_ faults: inout [AttributeValue.LocatedFault]) -> String {
    var writer = AttributeWriter(capacity: 64)
    encodeElement(to: &writer)
    faults += writer.faults
    // Of what is no text the fault that says so is there.
    return (try? AttributeReader.read(writer.bytes) { try $0.readString() }) ?? ""
  }

  /// The key of a member. Errors: `AttributeDecodingError`, which has the name.
  fileprivate init(memberName name: String) throws {
    let unknown = AttributeDecodingError(.invalidValue("a member named \"\(name)\"", type: "\(Self.self)"))
    var writer = AttributeWriter(capacity: 64)
    writer.write(jsonString: name)
    do {
      self = try AttributeReader.read(writer.bytes) { try Self(elementFrom: &$0) }
    } catch is AttributeDecodingError {
      throw unknown
    }
    // A name that is written otherwise would be another member for conditions and updates.
    var faults: [AttributeValue.LocatedFault] = []
    let written = memberName(&faults)
    guard faults.isEmpty else { throw unknown }
    guard written.hasSameBytes(as: name) else {
      throw AttributeDecodingError(
        .invalidValue("a member named \"\(name)\" where \"\(written)\" is what is written", type: "\(Self.self)"))
    }
  }
}

extension StringMap: AttributeConvertible where Value: AttributeConvertible {
  public typealias Kind = AttributeKinds.Map

  public func encodeAttribute(to writer: inout AttributeWriter) {
    writer.writeMembers(keys.sorted()) { self[$0] }
  }

  public init(attributeFrom reader: inout AttributeReader) throws {
    self = try reader.readNested(.map) { reader in
      try reader.readMembers { reader in try Value(attributeFrom: &reader) }
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
