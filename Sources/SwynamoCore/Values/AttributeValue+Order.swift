extension AttributeType {
  /// Whether DynamoDB orders values of the type, and takes them for keys and for members of sets.
  package var isScalar: Bool {
    switch self {
    case .string, .number, .binary: true
    case .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: false
    }
  }
}

extension AttributeValue {
  /// DynamoDB's order of two values: the bytes of texts and binaries, the values of numbers. Negative, zero or positive; nil unless
  /// both are strings, numbers or binaries.
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
}
