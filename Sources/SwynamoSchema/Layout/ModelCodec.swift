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
    if _slowPath(whole != nil) { return encodeWhole(model, to: &writer) }
    withUnsafePointer(to: model) { layout.encode(UnsafeRawPointer($0), to: &writer) }
  }

  @usableFromInline
  func encodeWhole(_ model: Model, to writer: inout AttributeWriter) {
    let begin = writer.byteCount
    writer.write(byte: UInt8(ascii: "{"))
    withUnsafePointer(to: model) { layout.encodeMembers(UnsafeRawPointer($0), to: &writer) }
    whole?.encodeUndeclared(model, layout, begin, &writer)
    writer.write(byte: UInt8(ascii: "}"))
  }

  @inlinable
  package func decode(_ reader: inout AttributeReader) throws -> Model {
    if let whole { return try whole.decode(&reader) }
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
