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
