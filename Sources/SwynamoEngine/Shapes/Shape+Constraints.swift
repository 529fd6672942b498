import SwynamoCore
import SwynamoWire

extension Shape {
  /// Which of a request's broken constraints an operation reports together.
  enum Report: Sendable {
    case all
    /// UpdateItem, which reports all only where a required member is missing.
    case first
    /// BatchWriteItem, whose words of a set come before all else.
    case wordsFirst
  }

  /// As many broken constraints are listed; the service looks for no more.
  private static let maximumFaults = 10

  /// The second pass: throws one `ValidationException` that lists up to ten broken constraints.
  func checkConstraints(
    _ json: JSONValue, _ report: Report = .all, in wording: RequestWording = .older
  ) throws(DynamoDBError) {
    guard case .structure(_, let members) = self else { return }
    for member in members { try Self.checkAlone(member, in: json) }
    var faults: [BrokenConstraint] = []
    for member in members { Self.check(member, in: json, [], &faults) }
    if faults.isEmpty { return }
    let isComplete = members.allSatisfy { !$0.isRequired || json[$0.name] != nil }
    if isComplete, let name = faults.first(where: \.isEmptyName) {
      throw .invalid("1 validation error detected: \(name.message(in: .current, isComplete: true))")
    }
    // What is told without its value comes last.
    if isComplete { faults = faults.filter { !$0.isOfReturnValues } + faults.filter(\.isOfReturnValues) }
    switch report {
    case .all: break
    case .first: if isComplete { faults = Array(faults.prefix(1)) }
    case .wordsFirst:
      let words = faults.filter(\.isWord)
      if !words.isEmpty { faults = words }
    }
    let count = "\(faults.count) validation error\(faults.count > 1 ? "s" : "")"
    throw .invalid("\(count) detected: \(faults.map { $0.message(in: wording, isComplete: isComplete) }.joined(separator: "; "))")
  }

  /// What is looked at before all others, and reported alone.
  private static func checkAlone(_ member: Member, in json: JSONValue) throws(DynamoDBError) {
    for constraint in member.constraints {
      switch (constraint, json[member.name]?.text) {
      case (.requiredName, nil):
        throw .invalid("The parameter '\(member.name)' is required but was not present in the request")
      case (.requiredARN, nil): throw .invalid("Invalid TableArn")
      case (.newNameLength, let name?) where !name.isEmpty && name.utf16.count < Limits.nameLength.lowerBound: break
      case (.nameLength, let name?), (.newNameLength, let name?):
        if Limits.nameLength.contains(name.utf16.count) { break }
        throw .invalid(
          "\(member.name) must be at least \(Limits.nameLength.lowerBound) characters long and at most "
            + "\(Limits.nameLength.upperBound) characters long")
      case (.joinsConditions(of: let parameter), let word?)
      where word != "AND" && word != "OR" && (json[parameter]?.members.count ?? 0) > 1:
        throw .invalid("Failed to satisfy constraint: \(Constraint.oneOf(["ALL", "OR"]).sentence)")
      default: break
      }
    }
  }

  private static func check(_ member: Member, in json: JSONValue, _ parent: [String], _ faults: inout [BrokenConstraint]) {
    if faults.count == maximumFaults { return }
    let value = json[member.name]
    // Most members are absent, or hold nothing that is constrained: their paths need not be written.
    if value == nil, !member.isRequired { return }
    if member.shape.isScalar, member.constraints.allSatisfy({ $0.holds(for: value) }) { return }
    check(value, member.shape, member.constraints, parent + [member.name], &faults)
  }

  private static func check(
    _ value: JSONValue?, _ shape: Shape, _ constraints: [Constraint], _ path: [String], _ faults: inout [BrokenConstraint]
  ) {
    for constraint in constraints {
      if faults.count == maximumFaults { return }
      guard !constraint.holds(for: value) else { continue }
      faults.append(BrokenConstraint(constraint: constraint, value: value, shape: shape, path: path))
      if case .notEmpty = constraint { break }
    }
    guard let value, shape.hasConstraints else { return }
    switch shape {
    case .list(let element):
      for (index, value) in value.elements.enumerated() where faults.count < maximumFaults {
        check(value, element, [], path + ["\(index + 1)", "member"], &faults)
      }
    case .map(let element, _):
      for member in value.members where faults.count < maximumFaults {
        check(member.value, element, [], path + [member.name, "member"], &faults)
      }
    case .structure(_, let members):
      for member in members { check(member, in: value, path, &faults) }
    case .string, .boolean, .integer, .long, .timestamp, .blob, .attributeValue: break
    }
  }

  private var isScalar: Bool {
    switch self {
    case .string, .boolean, .integer, .long, .timestamp, .blob, .attributeValue: true
    case .list, .map, .structure: false
    }
  }

  /// Whether there is anything to check inside of a value of this shape.
  private var hasConstraints: Bool {
    switch self {
    case .string, .boolean, .integer, .long, .timestamp, .blob, .attributeValue: false
    case .list(let element), .map(let element, _): element.hasConstraints
    case .structure: true
    }
  }
}

extension Shape.Constraint {
  fileprivate func holds(for value: JSONValue?) -> Bool {
    guard let value else {
      if case .notNull = self { return false }
      return true
    }
    return switch self {
    case .notNull, .requiredName, .requiredARN, .nameLength, .newNameLength, .joinsConditions: true
    case .notEmpty: value.length > 0
    case .minimum(let bound): (value.integer ?? bound) >= bound
    case .maximum(let bound): (value.integer ?? bound) <= bound
    case .minimumLength(let bound): value.length >= bound
    case .maximumLength(let bound): value.length <= bound
    case .maximumNameLength(let bound): value.text.map { ResourceName.table(in: $0).utf16.count <= bound } ?? true
    case .namePattern: value.text.map(Self.isName) ?? true
    case .matches(let pattern): value.text.map(pattern.matches) ?? true
    case .oneOf(let words), .returnedValues(let words): value.text.map { words.contains($0) } ?? true
    case .elements(let constraints):
      value.elements.allSatisfy { element in !element.isNull && constraints.allSatisfy { $0.holds(for: element) } }
    case .keys(let constraints):
      value.members.allSatisfy { member in
        let name = JSONValue.string(ResourceName.table(in: member.name))
        return constraints.allSatisfy { $0.holds(for: name) }
      }
    case .values(let constraints):
      value.members.allSatisfy { member in constraints.allSatisfy { $0.holds(for: member.value) } }
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
}
