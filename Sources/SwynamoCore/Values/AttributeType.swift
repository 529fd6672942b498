/// The type descriptor of an attribute value, as `attribute_type` and the wire spell it.
public enum AttributeType: String, Sendable, Hashable, CaseIterable {
  /// `S`
  case string = "S"
  /// `N`
  case number = "N"
  /// `B`
  case binary = "B"
  /// `BOOL`
  case bool = "BOOL"
  /// `NULL`
  case null = "NULL"
  /// `SS`
  case stringSet = "SS"
  /// `NS`
  case numberSet = "NS"
  /// `BS`
  case binarySet = "BS"
  /// `L`
  case list = "L"
  /// `M`
  case map = "M"
}

/// What the types have in common, as far as DynamoDB's rules tell them apart. A new type gets its answers by being put in one.
///
/// Source: DynamoDB Developer Guide, "Supported data types and naming rules in Amazon DynamoDB".
package enum AttributeCategory: Sendable, Hashable {
  /// Strings and binaries: a sequence of bytes.
  case bytes
  case number
  /// Booleans and NULL.
  case constant
  case set
  /// Lists and maps.
  case document
}

extension AttributeType {
  package var category: AttributeCategory {
    switch self {
    case .string, .binary: .bytes
    case .number: .number
    case .bool, .null: .constant
    case .stringSet, .numberSet, .binarySet: .set
    case .list, .map: .document
    }
  }

  /// Whether `<`, `BETWEEN` and the like take the values.
  package var isOrdered: Bool {
    switch category {
    case .bytes, .number: true
    case .constant, .set, .document: false
    }
  }

  /// Whether an attribute of a key may be of the type, and a member of a set: those that are ordered.
  package var isKeyType: Bool { isOrdered }

  package var isSet: Bool { category == .set }

  /// Whether `ADD` takes the values.
  package var isAddable: Bool {
    switch category {
    case .number, .set: true
    case .bytes, .constant, .document: false
    }
  }

  /// Whether `begins_with` takes the values.
  package var hasPrefixes: Bool { category == .bytes }

  /// Whether `size` takes the values.
  package var hasSize: Bool {
    switch category {
    case .bytes, .set, .document: true
    case .number, .constant: false
    }
  }
}

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
