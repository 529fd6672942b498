public import SwynamoCore

/// The attributes of a model in declared order: writes a model as a map of attributes, and reads one into memory slots from which
/// the initializer takes its arguments. Nothing here is generic, so none of it is compiled again for each model.
@usableFromInline
package final class ItemLayout: Sendable {
  struct Entry: Sendable {
    let name: [UInt8]
    /// `"name":`
    let key: [UInt8]
    let slotOffset: Int
    let codec: SlotCodec
    /// The number of bytes that a key may have; nil for an attribute that is no key.
    let keyLimit: Int?
    /// Whether an item can't be stored without it.
    let isTableKey: Bool
  }

  let entries: [Entry]
  /// One byte a slot that tells whether it is filled, then the slots.
  @usableFromInline let byteCount: Int
  @usableFromInline let alignment: Int
  @usableFromInline let names: [String]
  /// The slot of the attributes that aren't declared.
  let unknownAttributes: Int?
  private let construction: ConstructionCheck
  /// What a put writes in place of the model's values, an entry's place each.
  let rules: [WriteRule?]
  /// What an entity's properties are read from that are stored in keys only; nil for tables without templates.
  let keyTexts: KeyTexts?
  /// What encrypts attributes of the items; nil where none are.
  @usableFromInline let encryption: ItemEncryption?

  init(
    names: [String], codecs: [SlotCodec], keyLimits: [Int?], tableKeys: [Int], unknownAttributes: Int?, rules: [WriteRule?],
    keyTexts: KeyTexts?, encryption: ItemEncryption?, checksOrder: Bool
  ) {
    self.keyTexts = keyTexts
    self.names = names
    self.rules = rules
    self.encryption = encryption
    self.unknownAttributes = unknownAttributes
    construction = ConstructionCheck(isOn: checksOrder)
    var offset = names.count
    var alignment = 1
    entries = zip(zip(names, codecs), keyLimits).enumerated().map { index, column in
      let ((name, codec), keyLimit) = column
      var writer = AttributeWriter(capacity: 64)
      writer.write(jsonString: name)
      writer.write(byte: UInt8(ascii: ":"))
      offset = (offset + codec.alignment - 1) & ~(codec.alignment - 1)
      defer { offset += codec.size }
      alignment = max(alignment, codec.alignment)
      return Entry(
        name: Array(name.utf8), key: writer.bytes, slotOffset: offset, codec: codec, keyLimit: keyLimit,
        isTableKey: tableKeys.contains(index))
    }
    byteCount = max(1, offset)
    self.alignment = alignment
  }

  /// Writes `{"name":{…},…}`.
  @usableFromInline
  func encode(_ model: UnsafeRawPointer, to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "{"))
    encodeMembers(model, to: &writer)
    writer.write(byte: UInt8(ascii: "}"))
  }

  /// Writes `"name":{…},…`.
  @inline(__always)
  func encodeMembers(_ model: UnsafeRawPointer, to writer: inout AttributeWriter) {
    // By index, since iterating would copy every entry.
    entries.withUnsafeBufferPointer { entries in
      for index in entries.indices { encodeMember(model, index, entries, to: &writer) }
    }
  }

  /// Writes one property, with a comma before it where others are.
  @inline(__always)
  func encodeMember(
    _ model: UnsafeRawPointer, _ index: Int, _ entries: UnsafeBufferPointer<Entry>, to writer: inout AttributeWriter
  ) {
    let known = writer.faults.count
    let begin = writer.byteCount
    if index == unknownAttributes {
      encodeUnknown(model, entries[index].codec, to: &writer)
      return
    }
    entries[index].codec.encode(model, entries[index].key, &writer)
    if let limit = entries[index].keyLimit {
      checkKey(limit, isTableKey: entries[index].isTableKey, from: begin, &writer)
    }
    writer.locateFaults(from: known, under: names[index])
  }

  @inline(__always)
  func checkKey(_ limit: Int, isTableKey: Bool, from begin: Int, _ writer: inout AttributeWriter) {
    if isTableKey, writer.byteCount == begin { writer.report(.missingKey) }
    KeyBounds.check(&writer, from: begin, limit: limit)
  }

  /// Writes the attributes of the table's key alone; their faults are found where the key is used.
  func encodeKey(_ model: UnsafeRawPointer, to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "{"))
    for entry in entries where entry.isTableKey { entry.codec.encode(model, entry.key, &writer) }
    writer.write(byte: UInt8(ascii: "}"))
  }

  /// Writes the attributes that aren't declared among the others.
  func encodeUnknown(
    _ model: UnsafeRawPointer, _ codec: SlotCodec, besides isWritten: (String) -> Bool = { _ in false },
    to writer: inout AttributeWriter
  ) {
    var nested = AttributeWriter()
    codec.encode(model, [], &nested)
    guard let value = try? AttributeReader.read(nested.bytes, { try $0.readValue() }), case .map(let unknown) = value else {
      writer.report(.nestedTooDeep)
      return
    }
    encode(undeclared: unknown, besides: isWritten, to: &writer)
  }

  /// Writes the members of an item that the layout doesn't declare, in the order of their names, without those that are written already.
  func encode(undeclared members: Item, besides isWritten: (String) -> Bool, to writer: inout AttributeWriter) {
    for (name, value) in members.sorted where !declares(name) && !isWritten(name) {
      let known = writer.faults.count
      writer.beginMember(name)
      writer.write(value)
      writer.locateFaults(from: known, under: name)
    }
  }

  func declares(_ name: String) -> Bool { names.contains { $0.hasSameBytes(as: name) } }

  /// Whether an attribute is made by the library, and is no property of the model.
  func computes(_ name: String) -> Bool {
    zip(names, entries).contains { $1.codec.isComputed && $0.hasSameBytes(as: name) }
  }

  /// Reads an object's members into the slots; attributes that the layout doesn't know are passed over.
  @usableFromInline
  func decode(_ reader: inout AttributeReader, into slots: UnsafeMutableRawPointer) throws {
    let flags = slots.assumingMemoryBound(to: UInt8.self)
    flags.update(repeating: 0, count: entries.count)
    var expected = 0
    var unknown: Item = [:]
    try entries.withUnsafeBufferPointer { entries in
      try reader.readObject { reader, name in
        guard let index = Self.index(of: name, in: entries, expecting: expected) else {
          if unknownAttributes == nil {
            try reader.skipValue()
          } else {
            let name = String(decoding: name, as: UTF8.self)
            unknown[name] = try reader.readValue()
          }
          return
        }
        expected = index + 1
        let slot = slots + entries[index].slotOffset
        if flags[index] != 0 {
          entries[index].codec.destroy(slot)
          flags[index] = 0
        }
        do {
          try entries[index].codec.decode(&reader, slot)
        } catch let error as AttributeDecodingError {
          throw error.within(names[index])
        }
        flags[index] = 1
      }
      if let unknownAttributes {
        (slots + entries[unknownAttributes].slotOffset).initializeMemory(as: Item.self, to: unknown)
        flags[unknownAttributes] = 1
      }
      for index in entries.indices where flags[index] == 0 {
        if entries[index].codec.fill(slots + entries[index].slotOffset) {
          flags[index] = 1
          continue
        }
        if let keyTexts { try fill(from: keyTexts, slots) }
        if flags[index] == 0 { throw AttributeDecodingError(.missing, path: names[index]) }
      }
    }
  }

  /// Whether models that are read are still compared with what was stored.
  @usableFromInline
  var checksConstruction: Bool { construction.isDue }

  @usableFromInline
  func checkConstruction(_ model: UnsafeRawPointer, _ stored: UnsafeRawBufferPointer) throws {
    try construction.check(self, model, stored: stored)
  }

  /// Clears the slots that were filled and not taken.
  @usableFromInline
  func destroy(_ slots: UnsafeMutableRawPointer) {
    let flags = slots.assumingMemoryBound(to: UInt8.self)
    for (index, entry) in entries.enumerated() where flags[index] != 0 { entry.codec.destroy(slots + entry.slotOffset) }
  }

  /// Items of one page have their attributes in one order, so the search starts behind the last hit.
  @inline(__always)
  private static func index(of name: UnsafeBufferPointer<UInt8>, in entries: UnsafeBufferPointer<Entry>, expecting: Int) -> Int? {
    let count = entries.count
    var index = expecting < count ? expecting : 0
    for _ in 0..<count {
      if equal(name, entries[index].name) { return index }
      index += 1
      if index == count { index = 0 }
    }
    return nil
  }

  @inline(__always)
  private static func equal(_ name: UnsafeBufferPointer<UInt8>, _ other: [UInt8]) -> Bool {
    guard name.count == other.count else { return false }
    return other.withUnsafeBufferPointer { other in
      for index in 0..<other.count where other[index] != name[index] { return false }
      return true
    }
  }
}

/// The length of a key: at least one byte, and no more than the limit of hash or range keys.
package enum KeyBounds {
  package static let hashKey = Limits.hashKeyBytes
  package static let rangeKey = Limits.rangeKeyBytes

  /// What is wrong with the length of a key; nil for a value that has none.
  package static func fault(_ value: AttributeValue, limit: Int) -> AttributeValue.Fault? {
    guard let bytes = value.keyBytes else { return nil }
    if bytes == 0 { return .emptyKey }
    return bytes > limit ? .keyTooLong(bytes: bytes, limit: limit) : nil
  }

  /// Checks the member `"name":{"S":"…"}` that was just written. Its text is longer than the key, so that most need no closer look.
  static func check(_ writer: inout AttributeWriter, from begin: Int, limit: Int) {
    let fault = writer.withBytes(from: begin) { member -> AttributeValue.Fault? in
      guard member.count > 4 else { return nil }
      let isEmpty = member[member.count - 3] == UInt8(ascii: "\"") && member[member.count - 4] == UInt8(ascii: ":")
      guard isEmpty || member.count > limit else { return nil }
      return AttributeReader.value(ofMember: member).flatMap { Self.fault($0, limit: limit) }
    }
    if let fault { writer.report(fault) }
  }
}
