public import SwynamoCore

/// What a table does with one property, its type erased: the pieces are specialized where the field is declared.
@usableFromInline
package struct SlotCodec: Sendable {
  @usableFromInline let size: Int
  @usableFromInline let alignment: Int
  /// Where a struct stores the property; nil for computed properties and classes.
  @usableFromInline let offset: Int?
  @usableFromInline let encode: @Sendable (_ model: UnsafeRawPointer, _ key: [UInt8], inout AttributeWriter) -> Void
  @usableFromInline let decode: @Sendable (inout AttributeReader, _ slot: UnsafeMutableRawPointer) throws -> Void
  @usableFromInline let destroy: @Sendable (_ slot: UnsafeMutableRawPointer) -> Void
  /// Fills the slot of an attribute that the item doesn't have; false when it must.
  @usableFromInline let fill: @Sendable (_ slot: UnsafeMutableRawPointer) -> Bool

  @inlinable
  init(
    size: Int, alignment: Int, offset: Int?,
    encode: @escaping @Sendable (UnsafeRawPointer, [UInt8], inout AttributeWriter) -> Void,
    decode: @escaping @Sendable (inout AttributeReader, UnsafeMutableRawPointer) throws -> Void,
    destroy: @escaping @Sendable (UnsafeMutableRawPointer) -> Void,
    fill: @escaping @Sendable (UnsafeMutableRawPointer) -> Bool
  ) {
    self.size = size
    self.alignment = alignment
    self.offset = offset
    self.encode = encode
    self.decode = decode
    self.destroy = destroy
    self.fill = fill
  }
}
