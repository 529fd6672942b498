import SwynamoCore
import SwynamoWire

/// A constraint of the service's model that a member of a request breaks. The sentences are the service's own.
struct BrokenConstraint: Sendable {
  let constraint: Shape.Constraint
  /// Nil for a member that isn't there.
  let value: JSONValue?
  let shape: Shape
  /// From the request to the member: names, places in lists from 1, names in maps.
  let path: [String]

  /// Whether a word is none of a set.
  var isWord: Bool {
    switch constraint {
    case .oneOf, .returnedValues: true
    default: false
    }
  }

  var isOfReturnValues: Bool {
    if case .returnedValues = constraint { true } else { false }
  }

  /// Of the request itself: reported alone.
  var isEmptyName: Bool {
    if case .notEmpty = constraint, path.count == 1 { true } else { false }
  }

  /// `isComplete` says that no required member of the request is missing.
  ///
  ///     Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1
  ///     Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1
  func message(in wording: RequestWording, isComplete: Bool) -> String {
    if isOfReturnValues, isComplete {
      return "Failed to satisfy constraint: "
        + Shape.Constraint.oneOf(["ALL_OLD", "UPDATED_OLD", "ALL_NEW", "UPDATE_NEW", "NONE"]).sentence
    }
    if wording.namesMembers, isComplete, isBound {
      return "Value at '\(path.joined(separator: "."))' failed to satisfy constraint: \(constraint.sentence)"
    }
    let text = value.map { "'\(shown($0, in: wording))'" } ?? "null"
    let path = path.map(Shape.lowercasingFirst).joined(separator: ".")
    return "Value \(text) at '\(path)' failed to satisfy constraint: \(constraint.sentence)"
  }

  /// Of a number, or of how many elements there are; texts are shown.
  private var isBound: Bool {
    switch constraint {
    case .minimum, .maximum: true
    case .notEmpty: isEmptyName
    case .minimumLength, .maximumLength: value?.text == nil
    case .notNull, .maximumNameLength, .requiredName, .requiredARN, .nameLength, .newNameLength, .namePattern, .matches, .oneOf,
      .returnedValues, .joinsConditions, .elements, .keys, .values:
      false
    }
  }

  private func shown(_ value: JSONValue, in wording: RequestWording) -> String {
    if wording.namesMembers, case .keys = constraint { return String(decoding: value.bytes, as: UTF8.self) }
    return value.asJavaPrintsIt(shape)
  }
}

extension Shape {
  fileprivate static func lowercasingFirst(_ name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }
}

extension Shape.Constraint {
  var sentence: String {
    switch self {
    case .notNull, .requiredName, .requiredARN: "Member must not be null"
    case .notEmpty: "Member must have length greater than or equal to 1"
    case .nameLength, .newNameLength: "Member must have length greater than or equal to \(Limits.nameLength.lowerBound)"
    case .minimum(let bound): "Member must have value greater than or equal to \(bound)"
    case .maximum(let bound): "Member must have value less than or equal to \(bound)"
    case .minimumLength(let bound): "Member must have length greater than or equal to \(bound)"
    case .maximumLength(let bound), .maximumNameLength(let bound): "Member must have length less than or equal to \(bound)"
    case .namePattern: "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
    case .matches(let pattern): "Member must satisfy regular expression pattern: \(pattern.expression)"
    case .oneOf(let words), .returnedValues(let words):
      "Member must satisfy enum value set: [\(words.joined(separator: ", "))]"
    case .joinsConditions: "Member must satisfy enum value set: [OR, AND]"
    case .elements(let constraints): "Member must satisfy constraint: [\(constraints.map(\.sentence).joined(separator: ", "))]"
    case .keys(let constraints): "Map keys must satisfy constraint: [\(constraints.map(\.sentence).joined(separator: ", "))]"
    case .values(let constraints): "Map value must satisfy constraint: [\(constraints.map(\.sentence).joined(separator: ", "))]"
    }
  }
}

extension JSONValue {
  /// As the service shows a value in its sentences: `[a, b]`, `KeySchemaElement(attributeName=a, keyType=HASH)`.
  fileprivate func asJavaPrintsIt(_ shape: Shape) -> String {
    switch self {
    case .null: return "null"
    case .bool(let flag): return String(flag)
    case .number(let digits): return digits
    case .string(let text): return text
    case .array(let elements):
      let element = if case .list(let element) = shape { element } else { shape }
      return "[\(elements.map { $0.asJavaPrintsIt(element) }.joined(separator: ", "))]"
    case .object(let members):
      switch shape {
      case .structure(let name, let declared):
        let shown = declared.compactMap { member in
          self[member.name].map { "\(Shape.lowercasingFirst(member.name))=\($0.asJavaPrintsIt(member.shape))" }
        }
        return "\(name)(\(shown.joined(separator: ", ")))"
      case .map(let value, _):
        return "{\(members.map { "\($0.name)=\($0.value.asJavaPrintsIt(value))" }.joined(separator: ", "))}"
      case .string, .boolean, .integer, .long, .timestamp, .blob, .attributeValue, .list:
        return "{\(members.map { "\($0.name)=\($0.value.asJavaPrintsIt(shape))" }.joined(separator: ", "))}"
      }
    }
  }
}
