public import SwynamoCore

/// Writes models as maps of attributes and reads them back.
@usableFromInline
package struct ModelCodec<Model>: Sendable {
  @usableFromInline package let layout: ItemLayout
  /// Makes a model by its initializer, from what the layout read.
  @usableFromInline let construct: @Sendable (inout SlotCursor) throws -> Model
  /// For models that no initializer of the declaration makes.
  @usableFromInline let whole: WholeItemCodec<Model>?

  @inlinable
  init(layout: ItemLayout, construct: @escaping @Sendable (inout SlotCursor) throws -> Model) {
    self.layout = layout
    self.construct = construct
    whole = nil
  }

  init(layout: ItemLayout, whole: WholeItemCodec<Model>) {
    self.layout = layout
    construct = { _ in throw DeclarationError.Fault.noInitializer }
    self.whole = whole
  }

  @inlinable
  package func encode(_ model: Model, to writer: inout AttributeWriter) {
    if _slowPath(layout.encryption != nil) { return encodeEncrypted(model, to: &writer) }
    encodePlain(model, to: &writer)
  }

  @usableFromInline
  func encodeEncrypted(_ model: Model, to writer: inout AttributeWriter) {
    var plain = AttributeWriter()
    encodePlain(model, to: &plain)
    writer.faults += plain.faults
    layout.encryption?.encrypt(plain.bytes, to: &writer)
  }

  /// The item with its values before they are encrypted.
  @inlinable
  func encodePlain(_ model: Model, to writer: inout AttributeWriter) {
    if _slowPath(whole != nil) { return encodeWhole(model, to: &writer) }
    withUnsafePointer(to: model) { layout.encode(UnsafeRawPointer($0), to: &writer) }
  }

  @usableFromInline
  func encodeWhole(_ model: Model, makesKeys: Bool = false, to writer: inout AttributeWriter) {
    writer.write(byte: UInt8(ascii: "{"))
    let parts = withUnsafePointer(to: model) { layout.encodeParts(UnsafeRawPointer($0), makesKeys: makesKeys, to: &writer) }
    whole?.encodeOthers(model, parts, &writer)
    writer.write(byte: UInt8(ascii: "}"))
  }

  @inlinable
  package func decode(_ reader: inout AttributeReader) throws -> Model {
    if let encryption = layout.encryption {
      let plain = try encryption.decrypt(&reader)
      do { return try AttributeReader.read(plain) { try decodePlain(&$0) } } catch let error as AttributeDecodingError {
        throw encryption.hidingValue(in: error)
      }
    }
    return try decodePlain(&reader)
  }

  @inlinable
  func decodePlain(_ reader: inout AttributeReader) throws -> Model {
    if let whole { return try whole.decode(&reader, layout) }
    if _slowPath(layout.checksConstruction) { return try decodeChecked(&reader) }
    return try decodeUnchecked(&reader)
  }

  @inlinable @inline(never)
  func decodeChecked(_ reader: inout AttributeReader) throws -> Model {
    let stored = try reader.peekValue()
    let model = try decodeUnchecked(&reader)
    try withUnsafePointer(to: model) { try layout.checkConstruction(UnsafeRawPointer($0), stored) }
    return model
  }

  @inlinable
  func decodeUnchecked(_ reader: inout AttributeReader) throws -> Model {
    try withUnsafeTemporaryAllocation(byteCount: layout.byteCount, alignment: layout.alignment) { slots in
      // The allocation is never empty.
      let base = slots.baseAddress.unsafelyUnwrapped
      do {
        try layout.decode(&reader, into: base)
        var cursor = SlotCursor(base, layout)
        return try construct(&cursor)
      } catch {
        layout.destroy(base)
        throw error
      }
    }
  }
}

/// Payloads of variants, which are read from the whole item.
extension ModelCodec {
  /// What a payload is stored as, and what can't be stored of it.
  func item(of payload: Model, beside parts: WrittenParts, to writer: inout AttributeWriter) -> Item {
    var nested = AttributeWriter()
    encode(payload, to: &nested)
    parts.add(nested.faults, to: &writer)
    if !nested.faults.isEmpty { return [:] }
    do { return try AttributeReader.read(nested.bytes) { try $0.readItem() } } catch {
      writer.report(.nestedTooDeep)
      return [:]
    }
  }

  /// Reads an item of which nothing has been encrypted.
  func decode(_ item: Item) throws -> Model {
    try AttributeReader.read(EncodedItem(item).json) { try decodePlain(&$0) }
  }

  /// Reads a payload that keeps unknown attributes, without the discriminator and what the parts write of themselves.
  func decode<Whole>(
    _ reader: inout AttributeReader, _ discriminator: String, _ parts: ItemLayout, _ make: (Model) -> Whole
  ) throws -> Whole {
    let item = try reader.readItem()
    let owned = StringSet((parts.names + [discriminator]).filter { !layout.declares($0) })
    let model = make(try decode(item.filter { !owned.contains($0.key) }))
    // What a part leaves out of this model is unknown to all.
    let left = parts.names.indices.filter { index in
      let name = parts.names[index]
      return owned.contains(name) && item[name] != nil && !name.hasSameBytes(as: discriminator)
        && withUnsafePointer(to: model) { parts.value(ofColumn: index, UnsafeRawPointer($0)) == nil }
    }
    if left.isEmpty { return model }
    let written = owned.subtracting(StringSet(left.map { parts.names[$0] }))
    return make(try decode(item.filter { !written.contains($0.key) }))
  }
}
