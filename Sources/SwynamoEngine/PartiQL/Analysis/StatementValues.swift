import SwynamoCore
import SwynamoWire

/// What stands for the parameters of a statement, and its literals as values.
struct StatementValues {
  let parameters: [AttributeValue]

  /// They are checked in their order, members of maps in theirs.
  init(_ json: JSONValue?) throws(DynamoDBError) {
    var parameters: [AttributeValue] = []
    for element in json?.elements ?? [] { parameters.append(try AttributeValue(element, in: .statement)) }
    self.parameters = parameters
  }

  /// The value that a literal or a parameter is; nil for what is none.
  func value(of node: StatementNode) throws(PartiQLError) -> AttributeValue? { try value(of: node, at: "root") }

  private func value(of node: StatementNode, at path: String) throws(PartiQLError) -> AttributeValue? {
    switch node.content {
    case .string(let text): return .string(text)
    case .number(let digits): return .number(try Self.number(digits, at: path))
    case .bool(let flag): return .bool(flag)
    case .null: return .null
    case .parameter(let place):
      guard parameters.indices.contains(place) else { throw .parameterCount }
      return parameters[place]
    case .list(let elements):
      var values: [AttributeValue] = []
      for (place, element) in elements.enumerated() { values.append(try member(element, at: "\(path)[\(place)]")) }
      return .list(values)
    case .bag(let elements): return try set(elements, at: path)
    case .map(let members): return .map(try item(members) { "\(path).\($0)" })
    case .path, .missing, .call, .callOfAll, .and, .or, .not, .binary, .between, .isIn, .isType, .sign: return .none
    }
  }

  /// The item of an INSERT; each of its values is the root of what is inside.
  func item(_ members: [(StatementNode, StatementNode)]) throws(PartiQLError) -> Item { try item(members) { _ in "root" } }

  private func item(
    _ members: [(StatementNode, StatementNode)], _ path: (String) -> String
  ) throws(PartiQLError) -> Item {
    var item = Item(minimumCapacity: members.count)
    for (key, value) in members {
      guard case .string(let name) = key.content else { throw .dataType(key.label, key.position) }
      do throws(ValueError) { try Item.check(name: name) } catch { throw .value(error) }
      // Else one of two values would be lost without a word.
      guard item.updateValue(try member(value, at: path(name)), forKey: name) == nil else {
        throw .repeatedName(name, key.position)
      }
    }
    return item
  }

  private func member(_ node: StatementNode, at path: String) throws(PartiQLError) -> AttributeValue {
    guard let value = try value(of: node, at: path) else { throw .dataType(node.label, node.position) }
    return value
  }

  static func number(_ digits: String, at path: String = "root") throws(PartiQLError) -> DynamoDBNumber {
    do throws(DynamoDBNumber.InvalidNumberError) { return try DynamoDBNumber(parsing: digits) } catch {
      switch error {
      case .notANumber: throw .number(.notANumber(digits), path: path)
      case .tooManyDigits: throw .number(.tooManyDigits, path: path)
      case .overflow: throw .number(.overflow(digits), path: path)
      case .underflow: throw .number(.underflow(digits), path: path)
      }
    }
  }

  /// `<<a, b>>`
  private func set(_ elements: [StatementNode], at path: String) throws(PartiQLError) -> AttributeValue {
    guard !elements.isEmpty else { throw .emptyBag }
    var (texts, numbers, binaries): ([String], [DynamoDBNumber], [[UInt8]]) = ([], [], [])
    for (place, element) in elements.enumerated() {
      switch try member(element, at: "\(path)[\(place)]") {
      case .string(let text): texts.append(text)
      case .number(let number): numbers.append(number)
      case .binary(let bytes): binaries.append(bytes)
      case .bool, .null, .stringSet, .numberSet, .binarySet, .list, .map: throw .mixedBag
      }
    }
    if texts.count == elements.count {
      let members = StringSet(texts)
      guard members.count == texts.count else { throw .value(.repeatedStrings(texts)) }
      return .stringSet(members)
    }
    if numbers.count == elements.count {
      let members = Set(numbers)
      guard members.count == numbers.count else { throw .value(.repeatedStrings(numbers.map(\.description))) }
      return .numberSet(members)
    }
    guard binaries.count == elements.count else { throw .mixedBag }
    let members = Set(binaries)
    guard members.count == binaries.count else { throw .value(.repeatedBinaries(binaries)) }
    return .binarySet(members)
  }
}

extension StatementValues {
  /// The literals of an expression, all of them: what is wrong with one is told before what is wrong with the expression.
  func checkLiterals(in node: StatementNode) throws(PartiQLError) {
    switch node.content {
    case .string, .number, .bool, .null, .parameter, .bag, .path, .missing, .callOfAll: try check(node)
    case .list(let parts) where parts.allSatisfy(\.isLiteral): try check(node)
    case .map(let members) where members.allSatisfy({ $1.isLiteral }): try check(node)
    case .list, .map, .call, .and, .or, .not, .binary, .between, .isIn, .isType, .sign:
      for part in node.content.parts { try checkLiterals(in: part) }
    }
  }

  private func check(_ node: StatementNode) throws(PartiQLError) {
    guard let value = try value(of: node), !value.mayBeStored else { return }
    throw .value(.tooDeep)
  }
}

extension StatementNode {
  /// Whether it is a value as it stands.
  fileprivate var isLiteral: Bool {
    switch content {
    case .string, .number, .bool, .null, .parameter: true
    case .list(let parts), .bag(let parts): parts.allSatisfy(\.isLiteral)
    case .map(let members): members.allSatisfy { $1.isLiteral }
    case .path, .missing, .call, .callOfAll, .and, .or, .not, .binary, .between, .isIn, .isType, .sign: false
    }
  }

  /// What a sentence calls it.
  var label: String {
    switch content {
    case .path(let path): path.description
    case .string: "STRING"
    case .number: "NUMBER"
    case .bool: "BOOL"
    case .null: "NULL"
    case .missing: "MISSING"
    case .parameter: "?"
    case .list: "LIST"
    case .bag: "BAG"
    case .map: "MAP"
    case .call(let name, _), .callOfAll(let name): name
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .binary(_, let name, _), .sign(let name, _): name
    case .between: "between"
    case .isIn: "in"
    case .isType: "is"
    }
  }
}
