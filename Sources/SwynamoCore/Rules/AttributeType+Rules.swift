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
