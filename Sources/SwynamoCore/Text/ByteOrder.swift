/// Runs of bytes, compared and searched as DynamoDB does it: unsigned, a prefix before what it begins.
@usableFromInline
package enum ByteOrder {
  @inlinable
  package static func isSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    guard let left = left.baseAddress, let right = right.baseAddress, left != right else { return true }
    var offset = 0
    while offset &+ 8 <= count {
      let mine = UnsafeRawPointer(left + offset).loadUnaligned(as: UInt64.self)
      if mine != UnsafeRawPointer(right + offset).loadUnaligned(as: UInt64.self) { return false }
      offset &+= 8
    }
    while offset < count {
      if left[offset] != right[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// Negative, zero or positive.
  @inlinable @inline(__always)
  package static func compare<Bytes: RandomAccessCollection<UInt8>>(_ left: Bytes, _ right: Bytes) -> Int
  where Bytes.Index == Int {
    let count = min(left.count, right.count)
    var offset = 0
    while offset < count {
      let (mine, theirs) = (left[left.startIndex + offset], right[right.startIndex + offset])
      if mine != theirs { return mine < theirs ? -1 : 1 }
      offset += 1
    }
    return left.count - right.count
  }

  /// The same for bytes in one piece, eight at a time as far as they are the same.
  @inlinable
  package static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    let count = min(left.count, right.count)
    guard let mine = left.baseAddress, let theirs = right.baseAddress else { return left.count &- right.count }
    var offset = 0
    while offset &+ 8 <= count,
      UnsafeRawPointer(mine + offset).loadUnaligned(as: UInt64.self)
        == UnsafeRawPointer(theirs + offset).loadUnaligned(as: UInt64.self)
    { offset &+= 8 }
    while offset < count {
      if mine[offset] != theirs[offset] { return mine[offset] < theirs[offset] ? -1 : 1 }
      offset &+= 1
    }
    return left.count &- right.count
  }

  /// Whether `part` stands somewhere in `whole`, in time that grows with the two lengths, not with their product.
  ///
  /// Where the plain search has to go back too often, as with "aaaa…b" in "aaaa…", that of Knuth, Morris and Pratt goes on.
  package static func contains(_ whole: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = part.first else { return true }
    guard part.count <= whole.count else { return false }
    var wasted = 0
    var start = 0
    while start <= whole.count - part.count {
      if whole[start] == first {
        var length = 1
        while length < part.count, whole[start + length] == part[length] { length += 1 }
        if length == part.count { return true }
        wasted += length
        if wasted > 4 * whole.count { return containsByBorders(UnsafeBufferPointer(rebasing: whole[start...]), part) }
      }
      start += 1
    }
    return false
  }

  private static func containsByBorders(_ whole: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
    /// For each length of a beginning of `part`, the longest shorter beginning that it ends with.
    var borders = [Int](repeating: 0, count: part.count + 1)
    var border = 0
    for length in 1..<part.count {
      while border > 0, part[length] != part[border] { border = borders[border] }
      if part[length] == part[border] { border += 1 }
      borders[length + 1] = border
    }
    var matched = 0
    for byte in whole {
      while matched > 0, byte != part[matched] { matched = borders[matched] }
      if byte == part[matched] { matched += 1 }
      if matched == part.count { return true }
    }
    return false
  }
}
