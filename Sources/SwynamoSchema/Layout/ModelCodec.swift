public import SwynamoCore

/// Writes models as maps of attributes and reads them back through their initializer.
@usableFromInline
package struct ModelCodec<Model>: Sendable {
  @usableFromInline package let layout: ItemLayout
  @usableFromInline let construct: @Sendable (inout SlotCursor) throws -> Model

  @inlinable
  init(layout: ItemLayout, construct: @escaping @Sendable (inout SlotCursor) throws -> Model) {
    self.layout = layout
    self.construct = construct
  }

  @inlinable
  package func encode(_ model: Model, to writer: inout AttributeWriter) {
    withUnsafePointer(to: model) { layout.encode(UnsafeRawPointer($0), to: &writer) }
  }

  @inlinable
  package func decode(_ reader: inout AttributeReader) throws -> Model {
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
