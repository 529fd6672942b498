extension AttributeValue {
  /// DynamoDB's order of two values: the bytes of texts and binaries, the values of numbers. Negative, zero or positive; nil unless
  /// both are of one type that is ordered.
  package func order(to other: AttributeValue) -> Int? {
    switch (self, other) {
    case (.string(let mine), .string(let theirs)): mine.compareBytes(to: theirs)
    case (.number(let mine), .number(let theirs)): mine == theirs ? 0 : mine < theirs ? -1 : 1
    case (.binary(let mine), .binary(let theirs)): ByteOrder.compare(mine, theirs)
    case (.string, _), (.number, _), (.binary, _), (.bool, _), (.null, _), (.stringSet, _), (.numberSet, _), (.binarySet, _),
      (.list, _), (.map, _):
      nil
    }
  }

  /// The bytes of a key's value; nil for a type whose length has no bounds.
  package var keyBytes: Int? {
    switch self {
    case .string(let text): text.utf8.count
    case .binary(let bytes): bytes.count
    case .number, .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: nil
    }
  }
}
