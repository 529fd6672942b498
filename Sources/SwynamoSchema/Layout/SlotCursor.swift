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
