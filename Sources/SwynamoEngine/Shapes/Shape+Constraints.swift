import SwynamoCore
import SwynamoWire

extension Shape {
  /// As many broken constraints are listed; the service looks for no more.
  private static let maximumFailures = 10

  /// The second pass: throws one `ValidationException` that lists up to ten broken constraints.
  func checkConstraints(_ json: JSONValue) throws(DynamoDBError) {
    guard case .structure(_, let members) = self else { return }
    for member in members { try Self.checkName(member, in: json) }
    var failures: [String] = []
    for member in members { Self.check(member, in: json, "", &failures) }
    guard !failures.isEmpty else { return }
    let count = "\(failures.count) validation error\(failures.count > 1 ? "s" : "")"
    throw .invalid("\(count) detected: \(failures.joined(separator: "; "))")
  }

  /// Operations on tables look at the table's name first, in sentences of their own.
  private static func checkName(_ member: Member, in json: JSONValue) throws(DynamoDBError) {
    for constraint in member.constraints {
      switch (constraint, json[member.name]?.text) {
      case (.requiredName, nil):
        throw .invalid("The parameter '\(member.name)' is required but was not present in the request")
      case (.nameLength, let name?) where !Limits.nameLength.contains(name.utf16.count):
        throw .invalid(
          "\(member.name) must be at least \(Limits.nameLength.lowerBound) characters long and at most "
            + "\(Limits.nameLength.upperBound) characters long")
      default: break
      }
    }
  }

  private static func check(_ member: Member, in json: JSONValue, _ parent: String, _ failures: inout [String]) {
    if failures.count == maximumFailures { return }
    let value = json[member.name]
    // Most members are absent, or hold nothing that is constrained: their paths need not be written.
    if value == nil, !member.isRequired { return }
    if member.shape.isScalar, !member.constraints.contains(where: { $0.sentenceIfBroken(by: value) != nil }) { return }
    check(value, member.shape, member.constraints, parent + lowercasingFirst(member.name), &failures)
  }

  private static func check(
    _ value: JSONValue?, _ shape: Shape, _ constraints: [Constraint], _ path: String, _ failures: inout [String]
  ) {
    for constraint in constraints {
      if failures.count == maximumFailures { return }
      guard let sentence = constraint.sentenceIfBroken(by: value) else { continue }
      let shown = value.map { "'\($0.asJavaPrintsIt(shape))'" } ?? "null"
      failures.append("Value \(shown) at '\(path)' failed to satisfy constraint: \(sentence)")
      if case .notEmpty = constraint { break }
    }
    guard let value, shape.hasConstraints else { return }
    switch shape {
    case .list(let element):
      for (index, value) in value.elements.enumerated() where failures.count < maximumFailures {
        check(value, element, [], "\(path).\(index + 1).member", &failures)
      }
    case .map(let element, _):
      for member in value.members where failures.count < maximumFailures {
        check(member.value, element, [], "\(path).\(member.name).member", &failures)
      }
    case .structure(_, let members):
      for member in members { check(member, in: value, path + ".", &failures) }
    case .string, .boolean, .integer, .long, .blob, .attributeValue: break
    }
  }

  private var isScalar: Bool {
    switch self {
    case .string, .boolean, .integer, .long, .blob, .attributeValue: true
    case .list, .map, .structure: false
    }
  }

  /// Whether there is anything to check inside of a value of this shape.
  private var hasConstraints: Bool {
    switch self {
    case .string, .boolean, .integer, .long, .blob, .attributeValue: false
    case .list(let element), .map(let element, _): element.hasConstraints
    case .structure: true
    }
  }

  fileprivate static func lowercasingFirst(_ name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }
}

extension Shape.Constraint {
  fileprivate func sentenceIfBroken(by value: JSONValue?) -> String? {
    guard let value else {
      if case .notNull = self { return sentence }
      return nil
    }
    let holds =
      switch self {
      case .notNull, .requiredName, .nameLength: true
      case .notEmpty: value.length > 0
      case .minimum(let bound): (value.integer ?? bound) >= bound
      case .maximum(let bound): (value.integer ?? bound) <= bound
      case .minimumLength(let bound): value.length >= bound
      case .maximumLength(let bound): value.length <= bound
      case .maximumNameLength(let bound): value.text.map { ResourceName.table(in: $0).utf16.count <= bound } ?? true
      case .namePattern: value.text.map(Self.isName) ?? true
      case .oneOf(let words): value.text.map { words.contains($0) } ?? true
      case .elements(let constraints):
        value.elements.allSatisfy { element in constraints.allSatisfy { $0.sentenceIfBroken(by: element) == nil } }
      case .keys(let constraints):
        value.members.allSatisfy { member in
          let name = JSONValue.string(ResourceName.table(in: member.name))
          return constraints.allSatisfy { $0.sentenceIfBroken(by: name) == nil }
        }
      case .values(let constraints):
        value.members.allSatisfy { member in constraints.allSatisfy { $0.sentenceIfBroken(by: member.value) == nil } }
      }
    return holds ? nil : sentence
  }

  private var sentence: String {
    switch self {
    case .notNull, .requiredName: "Member must not be null"
    case .notEmpty: "Member must have length greater than or equal to 1"
    case .nameLength: "Member must have length greater than or equal to \(Limits.nameLength.lowerBound)"
    case .minimum(let bound): "Member must have value greater than or equal to \(bound)"
    case .maximum(let bound): "Member must have value less than or equal to \(bound)"
    case .minimumLength(let bound): "Member must have length greater than or equal to \(bound)"
    case .maximumLength(let bound), .maximumNameLength(let bound): "Member must have length less than or equal to \(bound)"
    case .namePattern: "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
    case .oneOf(let words): "Member must satisfy enum value set: [\(words.joined(separator: ", "))]"
    case .elements(let constraints): "Member must satisfy constraint: [\(constraints.map(\.sentence).joined(separator: ", "))]"
    case .keys(let constraints): "Map keys must satisfy constraint: [\(constraints.map(\.sentence).joined(separator: ", "))]"
    case .values(let constraints): "Map value must satisfy constraint: [\(constraints.map(\.sentence).joined(separator: ", "))]"
    }
  }

  private static func isName(_ text: String) -> Bool {
    let name = ResourceName.table(in: text)
    return !name.isEmpty && ResourceName.consistsOfNameBytes(name)
  }
}

extension JSONValue {
  fileprivate var length: Int {
    switch self {
    case .string(let text): text.utf16.count
    case .array(let elements): elements.count
    case .object(let members): members.count
    case .null, .bool, .number: 0
    }
  }

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
        // Those that are there come first, as the service shows them.
        let inOrder = declared.filter { self[$0.name] != nil } + declared.filter { self[$0.name] == nil }
        let shown = inOrder.map { "\(Shape.lowercasingFirst($0.name))=\(self[$0.name]?.asJavaPrintsIt($0.shape) ?? "null")" }
        return "\(name)(\(shown.joined(separator: ", ")))"
      case .map(let value, _):
        return "{\(members.map { "\($0.name)=\($0.value.asJavaPrintsIt(value))" }.joined(separator: ", "))}"
      case .string, .boolean, .integer, .long, .blob, .attributeValue, .list:
        return "{\(members.map { "\($0.name)=\($0.value.asJavaPrintsIt(shape))" }.joined(separator: ", "))}"
      }
    }
  }
}
