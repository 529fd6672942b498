import SwynamoCore
import SwynamoWire

/// The body of a request of SearchVectors, which another front end reads than those of all other operations: it tells where in
/// the text a fault is.
///
///     invalid type: null, expected a string at line 1 column 42
struct SearchVectorsBody {
  /// What a member has to be, in the words of that front end.
  private static let kinds: [(name: String, kind: String, isRequired: Bool)] = [
    ("TableName", "a string", true), ("IndexName", "a string", true), ("SearchVector", "a sequence", true),
    ("TopK", "i32", true), ("SearchConditionExpression", "a string", false), ("ProjectionExpression", "a string", false),
    ("ExpressionAttributeNames", "a map", false), ("ExpressionAttributeValues", "a map", false),
    ("ReturnConsumedCapacity", "a string", false),
  ]

  static let members = kinds.map(\.name)

  /// Looks at the types of the members, in the order of the text, and then at what is missing.
  static func check(_ body: [UInt8]) throws(DynamoDBError) {
    var members = MemberScanner(body)
    var found: StringSet = []
    while let member = members.next() {
      guard let expected = kinds.first(where: { $0.name == member.name }) else { continue }
      found.insert(member.name)
      if member.isNull, !expected.isRequired { continue }
      guard let fault = member.fault(expected.kind) else { continue }
      throw .malformed("\(fault), expected \(expected.kind) \(members.place(member.end))")
    }
    for member in kinds where member.isRequired && !found.contains(member.name) {
      throw .invalid("missing field `\(member.name)` \(members.place(body.count))")
    }
  }
}

/// The members of a JSON object, in the order of its text, which is known to be one.
private struct MemberScanner {
  struct Member {
    let name: String
    let value: JSONValue
    /// Where a reader is that finds the value to be of a wrong type: behind it, or before a list or an object.
    let end: Int

    var isNull: Bool { value.isNull }

    /// What the value is, when it isn't what is expected.
    func fault(_ kind: String) -> String? {
      switch (value, kind) {
      case (.string, "a string"), (.array, "a sequence"), (.object, "a map"): nil
      case (.number(let digits), "i32"):
        if let number = Int(digits) {
          Int32(exactly: number) == nil ? "invalid value: integer `\(digits)`" : nil
        } else {
          "invalid type: floating point `\(digits)`"
        }
      case (.null, _): "invalid type: null"
      case (.bool(let flag), _): "invalid type: boolean `\(flag)`"
      case (.number(let digits), _): "invalid type: \(Int(digits) == nil ? "floating point" : "integer") `\(digits)`"
      case (.string(let text), _): "invalid type: string \(Self.quoted(text))"
      case (.array, _): "invalid type: sequence"
      case (.object, _): "invalid type: map"
      }
    }

    private static func quoted(_ text: String) -> String {
      var json = JSONWriter()
      json.string(text)
      return String(decoding: json.bytes, as: UTF8.self)
    }
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    skip(UInt8(ascii: "{"))
  }

  /// `at line 1 column 42`
  func place(_ end: Int) -> String {
    let before = bytes[..<min(end, bytes.count)]
    let line = before.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return "at line \(line.count) column \(line.last?.count ?? 0)"
  }

  mutating func next() -> Member? {
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    guard case .string(let name)? = value(from: index, to: skipValue()) else { return nil }
    skip(UInt8(ascii: ":"))
    skipBlanks()
    let start = index
    let isCollection = bytes[start] == UInt8(ascii: "[") || bytes[start] == UInt8(ascii: "{")
    let end = skipValue()
    // What a list or an object holds is not looked at here.
    let content: JSONValue? =
      isCollection ? (bytes[start] == UInt8(ascii: "[") ? .array([]) : .object([])) : value(from: start, to: end)
    skip(UInt8(ascii: ","))
    return content.map { Member(name: name, value: $0, end: isCollection ? start : end) }
  }

  private func value(from start: Int, to end: Int) -> JSONValue? { try? JSONReader.read(Array(bytes[start..<end])) }

  private mutating func skip(_ byte: UInt8) {
    skipBlanks()
    if index < bytes.count, bytes[index] == byte { index += 1 }
  }

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  /// Answers where the value ends.
  private mutating func skipValue() -> Int {
    var depth = 0
    repeat {
      switch bytes[index] {
      case UInt8(ascii: "\""): skipString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      case _ where depth > 0: index += 1
      default: skipWord()
      }
    } while depth > 0 && index < bytes.count
    return index
  }

  private mutating func skipString() {
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
    index += 1
  }

  private mutating func skipWord() {
    while index < bytes.count, !Array(",}] \t\r\n".utf8).contains(bytes[index]) { index += 1 }
  }
}

// The constraints of the members, most of which are told without the value.

extension SearchVectorsBody {
  static func checkConstraints(_ request: JSONValue) throws(DynamoDBError) {
    var faults: [String] = []
    func check(_ holds: Bool, _ value: String, _ constraint: Shape.Constraint) {
      if !holds { faults.append("Value \(value) failed to satisfy constraint: \(constraint.sentence)") }
    }
    let name = request["IndexName"]?.text ?? ""
    let (count, results) = (request["SearchVector"]?.elements.count ?? 0, request["TopK"]?.integer ?? 0)
    check(request["TableName"]?.text?.isEmpty == false, "at 'TableName'", .minimumLength(1))
    check(name.utf16.count >= Limits.nameLength.lowerBound, "at 'IndexName'", .minimumLength(Limits.nameLength.lowerBound))
    check(name.utf16.count <= Limits.nameLength.upperBound, "at 'IndexName'", .maximumLength(Limits.nameLength.upperBound))
    check(count >= 1, "at 'SearchVector'", .minimumLength(1))
    check(count <= Limits.vectorDimensions.upperBound, "at 'SearchVector'", .maximumLength(Limits.vectorDimensions.upperBound))
    check(results >= 1, "'\(results)' at 'topK'", .minimum(1))
    guard faults.isEmpty else {
      throw .invalid(
        "\(faults.count) validation error\(faults.count > 1 ? "s" : "") detected: \(faults.joined(separator: "; "))")
    }
    let capacity = request["ReturnConsumedCapacity"]?.text ?? "NONE"
    check(
      ["INDEXES", "TOTAL", "NONE"].contains(capacity), "'\(capacity)' at 'returnConsumedCapacity'",
      .oneOf(["INDEXES", "TOTAL", "NONE"]))
    if let fault = faults.first { throw .invalid(fault) }
    guard Limits.searchResults.contains(results) else {
      throw .invalid(
        "Provided TopK value '\(results)' is out of valid range. The value must be between \(Limits.searchResults.lowerBound) "
          + "and \(Limits.searchResults.upperBound) inclusive")
    }
  }
}
