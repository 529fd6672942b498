public import SwynamoCore

/// Reads and writes models of which a declaration names only some attributes: those are written by their columns, so that conditions
/// and updates mean what is stored, and all others by this, which also makes the models.
@usableFromInline
package struct WholeItemCodec<Model>: Sendable {
  let kind: WholeItemKind
  /// Writes the other members of the item, behind those that the parts wrote, and compares what both would write.
  let encodeOthers: @Sendable (_ model: Model, _ parts: WrittenParts, _ writer: inout AttributeWriter) -> Void
  /// The types with a schema of their own that a model may be made of.
  var maps: [any Any.Type] = []
  /// What is wrong with these and the parts; asked when a table uses them, since the schemas of maps may hold each other.
  var faults: @Sendable (_ parts: ItemLayout) -> [DeclarationError.Fault] = { _ in [] }
  /// Makes a model of a whole item.
  @usableFromInline let decode: @Sendable (inout AttributeReader, _ parts: ItemLayout) throws -> Model
}

/// How models are made of whole items.
package enum WholeItemKind: Sendable {
  /// As they are stored.
  case items
  /// By Codable, which says nothing of the attributes that it needs.
  case codable
  /// By the value of an attribute; `takesOthers` where there is a variant for what has another, or none.
  case variants(discriminator: String, takesOthers: Bool)
}

/// What the parts of a declaration have written of an item whose other attributes are still to come.
struct WrittenParts {
  let layout: ItemLayout
  /// Where in the writer the value of each part is; nil for one that was left out.
  fileprivate(set) var values: [Range<Int>?]
  /// The number of faults that the writer had before.
  fileprivate let knownFaults: Int

  func index(of name: String) -> Int? { layout.names.firstIndex { $0.hasSameBytes(as: name) } }

  func hasWritten(_ name: String) -> Bool { index(of: name).map { values[$0] != nil } ?? false }

  func value(_ index: Int, in writer: borrowing AttributeWriter) -> AttributeValue? {
    values[index].flatMap { writer.value(at: $0) }
  }

  /// Whether something of the item can't be stored, so that there is nothing to compare.
  func hasFaults(in writer: borrowing AttributeWriter) -> Bool { writer.faults.count > knownFaults }

  /// Notes what can't be stored of the other members, without what the parts have noted already.
  func add(_ faults: [AttributeValue.LocatedFault], to writer: inout AttributeWriter) {
    let own = writer.faults[knownFaults...]
    writer.faults += faults.filter { !own.contains($0) }
  }

  /// The same for faults that were noted in the writer itself.
  func dropRepeatedFaults(from first: Int, in writer: inout AttributeWriter) {
    let added = Array(writer.faults[first...])
    writer.faults.removeSubrange(first...)
    add(added, to: &writer)
  }
}

extension ItemLayout {
  /// Writes `"name":{…},…` and notes where each value is.
  ///
  /// - Parameter makesKeys: leaves out the fault of a key that is missing and has a rule, which makes it afterwards.
  func encodeParts(_ model: UnsafeRawPointer, makesKeys: Bool, to writer: inout AttributeWriter) -> WrittenParts {
    var parts = WrittenParts(
      layout: self, values: Array(repeating: nil, count: entries.count), knownFaults: writer.faults.count)
    entries.withUnsafeBufferPointer { entries in
      for index in entries.indices {
        let (begin, known) = (writer.byteCount, writer.faults.count)
        encodeMember(model, index, entries, to: &writer)
        if makesKeys, rules[index] != nil, writer.faults.count > known {
          writer.faults.replaceSubrange(known..., with: writer.faults[known...].filter { $0.fault != .missingKey })
        }
        parts.values[index] = writer.valueRange(ofMemberFrom: begin, key: entries[index].key)
      }
    }
    return parts
  }
}

extension AttributeWriter {
  /// Where the value is of a member that was written, with a comma before it or not; nil where none was.
  func valueRange(ofMemberFrom begin: Int, key: [UInt8]) -> Range<Int>? {
    guard byteCount > begin else { return nil }
    let comma = withBytes(from: begin) { $0.first == UInt8(ascii: ",") ? 1 : 0 }
    return begin + comma + key.count..<byteCount
  }

  func value(at range: Range<Int>) -> AttributeValue? {
    withBytes(from: range.lowerBound) { bytes in
      var reader = AttributeReader(UnsafeRawBufferPointer(rebasing: bytes.prefix(range.count)))
      return try? reader.readValue()
    }
  }

  /// Whether one value was written twice, most often as the same bytes.
  func holdSameValue(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let (begin, offset) = (first.lowerBound, second.lowerBound - first.lowerBound)
    let areSameBytes = withBytes(from: begin) { bytes in
      bytes.prefix(first.count).elementsEqual(bytes.dropFirst(offset).prefix(second.count))
    }
    return areSameBytes || value(at: first) == value(at: second)
  }
}

/// Who writes the attributes of an item beside the parts of its declaration.
enum MembersOwner {
  case codable
  /// A variant, by its value of the discriminator; nil for that of all others.
  case variant(String?)

  var name: String {
    switch self {
    case .codable: "Codable"
    case .variant(let value?): "the variant \"\(value)\""
    case .variant(nil): "the variant of others"
    }
  }

  private var advice: String {
    switch self {
    case .codable: "they must agree; declare it with 'as: .codable', or leave it out"
    case .variant: "they must agree, or have two names"
    }
  }

  /// What is wrong with an attribute that both store, or of which one knows and leaves it out.
  fileprivate func disagreement(
    _ own: AttributeValue?, _ part: AttributeValue?, isEncrypted: Bool
  ) -> AttributeValue.LocatedFault {
    let (path, own, part) = AttributeValue.firstDifference(own, part)
    if isEncrypted, own != nil, own?.type == part?.type {
      return AttributeValue.LocatedFault(
        path: path, fault: .encodingFailed("\(name) stores another value than the declaration, both encrypted: \(advice)"))
    }
    let isValue = own?.type == part?.type
    let forms = [own, part].map { value in value.map { isValue ? $0.json : $0.type.rawValue } }
    let sentence =
      switch (forms[0], forms[1]) {
      case (let own?, let part?): "\(name) stores it as \(own) and the declaration as \(part): \(advice)"
      case (let own?, nil): "\(name) stores it as \(own) and the declaration leaves it out: \(advice)"
      case (nil, let part): "\(name) leaves it out and the declaration stores it as \(part ?? "NULL"): \(advice)"
      }
    return AttributeValue.LocatedFault(path: path, fault: .encodingFailed(sentence))
  }
}

extension WrittenParts {
  /// Notes that an attribute is stored in two ways, by a part and by the owner of the others.
  func report(
    _ own: AttributeValue?, byPart part: AttributeValue?, _ name: String, of owner: MembersOwner,
    to writer: inout AttributeWriter
  ) {
    let known = writer.faults.count
    let isEncrypted = layout.encryption?.column(named: name.utf8) != nil
    writer.faults.append(owner.disagreement(own, part, isEncrypted: isEncrypted))
    writer.locateFaults(from: known, under: name)
  }

  /// Writes the members of an item, and of those that a part wrote as well only compares them. Gives the parts that wrote what is no
  /// member.
  func write(
    _ members: Item, besides isWritten: (String) -> Bool, of owner: MembersOwner, to writer: inout AttributeWriter
  ) -> [Int] {
    var foreign = values.indices.filter { values[$0] != nil }
    for (name, value) in members.sorted where !isWritten(name) {
      let part = index(of: name)
      if let part, let written = values[part] {
        foreign.removeAll { $0 == part }
        if hasFaults(in: writer) { continue }
        guard let stored = writer.value(at: written), stored != value else { continue }
        report(value, byPart: stored, name, of: owner, to: &writer)
        continue
      }
      if part != nil, case .codable = owner, value != .null, !hasFaults(in: writer) {
        report(value, byPart: nil, name, of: owner, to: &writer)
      }
      let known = writer.faults.count
      writer.beginMember(name)
      writer.write(value)
      writer.locateFaults(from: known, under: name)
      dropRepeatedFaults(from: known, in: &writer)
    }
    return foreign
  }
}

extension AttributeValue {
  /// The first place at which two values differ: that of a member where both are maps.
  fileprivate static func firstDifference(
    _ first: AttributeValue?, _ second: AttributeValue?
  ) -> (path: String, first: AttributeValue?, second: AttributeValue?) {
    guard case .map(let own)? = first, case .map(let other)? = second else { return ("", first, second) }
    let names = StringSet(own.map(\.key) + other.map(\.key)).sorted
    guard let name = names.first(where: { own[$0] != other[$0] }) else { return ("", first, second) }
    let (path, first, second) = firstDifference(own[name], other[name])
    return (path.within(attribute: name), first, second)
  }
}
