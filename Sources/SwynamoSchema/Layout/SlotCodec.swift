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
  /// Whether the attribute is made by the library, and is no property of the model.
  @usableFromInline var isComputed = false
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

/// Moves the filled slots out, one an initializer's argument, in declared order.
@frozen
@usableFromInline
package struct SlotCursor {
  @usableFromInline let slots: UnsafeMutableRawPointer
  @usableFromInline var offset: Int
  @usableFromInline var index: Int

  @inlinable
  init(_ slots: UnsafeMutableRawPointer, _ layout: ItemLayout) {
    self.slots = slots
    offset = layout.names.count
    index = 0
  }

  @inlinable @inline(__always)
  mutating func take<Value>(_ type: Value.Type) -> Value {
    let aligned = (offset &+ MemoryLayout<Value>.alignment &- 1) & ~(MemoryLayout<Value>.alignment &- 1)
    slots.storeBytes(of: 0, toByteOffset: index, as: UInt8.self)
    offset = aligned &+ MemoryLayout<Value>.size
    index &+= 1
    return (slots + aligned).assumingMemoryBound(to: Value.self).move()
  }
}
