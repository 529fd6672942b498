/// A JSON text as a tree; objects keep the order of their members, numbers keep their digits.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

struct JSONMember: Sendable {
  var name: String
  var value: JSONValue
}

// What the compiler would write compares texts as the standard library does.
extension JSONValue: Equatable {
  static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): false
    }
  }
}

extension JSONValue {
  var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The member of that name, nil when it is absent or null.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self, let found = members.last(where: { $0.name == name }), !found.value.isNull else {
      return nil
    }
    return found.value
  }

  /// The object with members of those names only: what the service's model does not know is passed over.
  func only(_ names: [String]) -> JSONValue {
    .object(members.filter { !$0.value.isNull && names.contains($0.name) })
  }

  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  var members: [JSONMember] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The number without its fraction, as DynamoDB reads an Integer or a Long; the nearest there is for one that is out of range.
  var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    if let integer = Int(digits) { return integer }
    guard let whole = Double(digits)?.rounded(.down) else { return nil }
    return Int(exactly: whole) ?? (whole < 0 ? .min : .max)
  }

  /// Of a time.
  var double: Double? {
    guard case .number(let digits) = self else { return nil }
    return Double(digits)
  }

  /// DynamoDB takes a few words for a boolean where one is expected.
  var boolean: Bool? {
    switch self {
    case .bool(let value): value
    case .string(let word): word.utf8.count <= 5 ? JSONValue.booleanWords[word.lowercased()] : nil
    case .null, .number, .array, .object: nil
    }
  }

  static let booleanWords = ["true": true, "1": true, "yes": true, "false": false, "0": false, "no": false]
}
