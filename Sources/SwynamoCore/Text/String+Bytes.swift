extension String {
  /// Whether the UTF-8 bytes are the same. `==` takes canonically equivalent texts for equal, which DynamoDB doesn't.
  @inlinable @inline(__always)
  package func hasSameBytes(as other: String) -> Bool {
    // Short texts that are the same, and copies of one text, have the same representation.
    let (mine, theirs) = (SmallText.words(self), SmallText.words(other))
    if mine.0 == theirs.0, mine.1 == theirs.1 { return true }
    guard utf8.count == other.utf8.count else { return false }
    let isSame = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in ByteOrder.isSame(mine, theirs) }
    }
    return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }

  /// Negative, zero or positive, by unsigned UTF-8 bytes.
  @inlinable
  package func compareBytes(to other: String) -> Int {
    if let order = SmallText.compare(self, other) { return order }
    let order = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in ByteOrder.compare(mine, theirs) }
    }
    return (order ?? nil) ?? ByteOrder.compare(Array(utf8), Array(other.utf8))
  }

  @inlinable
  package func hashBytes(into hasher: inout Hasher) {
    let isHashed: Void? = utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if isHashed == nil { Array(utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
    // Ends the text, so that ["ab", "c"] and ["a", "bc"] differ.
    hasher.combine(0xFF as UInt8)
  }

  /// Whether the UTF-8 bytes of `part` stand somewhere in this text.
  package func containsBytes(of part: String) -> Bool {
    let isFound = utf8.withContiguousStorageIfAvailable { whole in
      part.utf8.withContiguousStorageIfAvailable { part in ByteOrder.contains(whole, part) }
    }
    if let isFound = isFound ?? nil { return isFound }
    return Array(utf8).withUnsafeBufferPointer { whole in
      Array(part.utf8).withUnsafeBufferPointer { ByteOrder.contains(whole, $0) }
    }
  }

  /// The path of a value that this path leads to, from outside of what it starts in: "lines[0]" within "address" is
  /// "address.lines[0]".
  package func within(attribute name: String) -> String {
    isEmpty || utf8.first == UInt8(ascii: "[") ? name + self : name + "." + self
  }
}

extension String {
  /// How many combining marks may follow each other in a text that Swift compares or hashes: its cost is the square of the run's
  /// length. Unicode's Stream-Safe Text Format allows 30 (Unicode Standard Annex #15, section 13).
  @inlinable package static var longestRunOfMarks: Int { 128 }

  /// Whether Swift compares and hashes the text in time that grows with its length.
  @inlinable @inline(__always)
  package var isCheapToHash: Bool {
    // A combining mark takes two bytes at the least, and its first one is 0xCC at the least.
    utf8.count <= 2 * Self.longestRunOfMarks || utf8.allSatisfy { $0 < 0xCC } || !hasLongRunOfMarks
  }

  @usableFromInline
  var hasLongRunOfMarks: Bool {
    var run = 0
    for scalar in unicodeScalars {
      // The first combining mark is U+0300.
      guard scalar.value >= 0x300, scalar.properties.canonicalCombiningClass != .notReordered else {
        run = 0
        continue
      }
      run += 1
      if run > Self.longestRunOfMarks { return true }
    }
    return false
  }
}
