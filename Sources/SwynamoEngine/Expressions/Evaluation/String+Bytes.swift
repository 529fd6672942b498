extension String {
  /// Whether the UTF-8 bytes are the same. `==` takes canonically equivalent texts for equal, which DynamoDB doesn't.
  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && compareBytes(to: other) == 0
  }

  /// Negative, zero or positive, by unsigned UTF-8 bytes.
  func compareBytes(to other: String) -> Int {
    let contiguous = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in ByteOrder.compare(mine, theirs) }
    }
    if let order = contiguous ?? nil { return order }
    return ByteOrder.compare(Array(utf8), Array(other.utf8))
  }
}

enum ByteOrder {
  /// Negative, zero or positive, by unsigned bytes; a prefix comes before what it begins.
  @inline(__always)
  static func compare<Bytes: RandomAccessCollection<UInt8>>(_ left: Bytes, _ right: Bytes) -> Int where Bytes.Index == Int {
    let count = min(left.count, right.count)
    var offset = 0
    while offset < count {
      let (mine, theirs) = (left[left.startIndex + offset], right[right.startIndex + offset])
      if mine != theirs { return mine < theirs ? -1 : 1 }
      offset += 1
    }
    return left.count - right.count
  }

  /// Whether `part` stands somewhere in `whole`, byte by byte.
  static func contains<Bytes: RandomAccessCollection<UInt8>>(_ whole: Bytes, _ part: Bytes) -> Bool where Bytes.Index == Int {
    guard let first = part.first else { return true }
    guard part.count <= whole.count else { return false }
    let last = whole.endIndex - part.count
    var start = whole.startIndex
    while start <= last {
      if whole[start] == first, whole[start..<start + part.count].elementsEqual(part) { return true }
      start += 1
    }
    return false
  }
}
