import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Lowers the expressions of one request: they share one table of names and values, and their faults are gathered.
struct Lowering: ~Copyable {
  private(set) var attributes = ExpressionAttributes()
  var faults: [StatementError.Fault]
  var text = AttributeWriter(capacity: 512)
  /// Comparators, BETWEEN, IN, AND, OR, NOT, + and - of the expression: functions and the clauses of an update are none.
  var operators = 0
  /// The attributes that the expression speaks of, by the places of their names, and those of which the places are beyond 64.
  private var spokenOf: UInt64 = 0
  private var spokenOfBeyond: Set<Int> = []
  private var nameIndex: StringMap<Int> = [:]
  private var valueIndex: [AttributeValue: Int] = [:]

  /// Begins with what is known to be wrong.
  init(_ faults: [StatementError.Fault] = []) {
    self.faults = faults
    attributes.names.reserveCapacity(Self.searched)
    attributes.values.reserveCapacity(Self.searched / 2)
  }

  /// Up to here a look through the list is faster than a dictionary.
  private static let searched = 16

  /// Runs the body, which appends to `text`, and returns what it wrote; checks its length and its operators.
  mutating func expression(_ name: String, _ body: (inout Lowering) -> Void) -> String {
    text.removeAll()
    operators = 0
    spokenOf = 0
    if !spokenOfBeyond.isEmpty { spokenOfBeyond = [] }
    body(&self)
    if text.byteCount > Limits.expressionBytes { faults.append(.expressionTooLong(name, bytes: text.byteCount)) }
    if operators > Limits.operators { faults.append(.tooManyOperators(name, count: operators)) }
    return text.text
  }

  @inline(__always)
  mutating func append(_ literal: StaticString) { text.write(literal: literal) }

  /// `begins_with(`
  mutating func open(_ function: some RawRepresentable<String>) {
    text.write(ascii: function.rawValue)
    append("(")
  }

  mutating func append(name: String) {
    append(UInt8(ascii: "#"), index(of: name))
  }

  mutating func append(value: AttributeValue) {
    append(UInt8(ascii: ":"), index(of: value))
  }

  mutating func append(path: DocumentPath) {
    let index = index(of: path.attribute)
    if index < UInt64.bitWidth { spokenOf |= 1 << UInt64(index) } else { spokenOfBeyond.insert(index) }
    append(UInt8(ascii: "#"), index)
    for step in path.steps {
      switch step {
      case .member(let name):
        text.write(byte: UInt8(ascii: "."))
        append(name: name)
      case .index(let index):
        append(UInt8(ascii: "["), index)
        text.write(byte: UInt8(ascii: "]"))
      }
    }
    if path.depth > Limits.levels { faults.append(.pathTooDeep(path.description)) }
  }

  /// Whether the last expression speaks of the attribute, or of a value inside.
  func speaks(of attribute: TableDefinition.Key) -> Bool {
    guard let index = attributes.names.firstIndex(where: attribute.isNamed) else { return false }
    return index < UInt64.bitWidth ? spokenOf & 1 << UInt64(index) != 0 : spokenOfBeyond.contains(index)
  }

  private mutating func append(_ sigil: UInt8, _ number: Int) {
    text.write(byte: sigil)
    if number < 10, number >= 0 {
      text.write(byte: 0x30 &+ UInt8(truncatingIfNeeded: number))
    } else {
      text.write(digitsOf: number)
    }
  }

  private mutating func index(of name: String) -> Int {
    let count = attributes.names.count
    if count <= Self.searched {
      if let index = attributes.names.firstIndex(where: { $0.hasSameBytes(as: name) }) { return index }
    } else if let index = nameIndex[name] {
      return index
    }
    if name.utf8.count > Limits.attributeNameBytes { faults.append(.nameTooLong(name, bytes: name.utf8.count)) }
    attributes.names.append(name)
    if count == Self.searched {
      for (index, name) in attributes.names.enumerated() { nameIndex[name] = index }
    } else if count > Self.searched {
      nameIndex[name] = count
    }
    return count
  }

  private mutating func index(of value: AttributeValue) -> Int {
    let count = attributes.values.count
    if count <= Self.searched {
      if let index = attributes.values.place(of: value) { return index }
    } else if let index = valueIndex[value] {
      return index
    }
    attributes.values.append(value)
    if count == Self.searched {
      for (index, value) in attributes.values.enumerated() { valueIndex[value] = index }
    } else if count > Self.searched {
      valueIndex[value] = count
    }
    return count
  }
}

extension [AttributeValue] {
  /// The first index of a value; most are texts and numbers, which are compared without taking the others out of the array.
  fileprivate func place(of value: AttributeValue) -> Int? {
    switch value {
    case .string(let text):
      indices.first { index in
        if case .string(let other) = self[index] { other.hasSameBytes(as: text) } else { false }
      }
    case .number(let number):
      indices.first { index in
        if case .number(let other) = self[index] { other == number } else { false }
      }
    default:
      firstIndex(of: value)
    }
  }
}

extension Lowering {
  mutating func condition(_ condition: ConditionBody?) -> String? {
    guard let condition else { return nil }
    if !condition.faults.isEmpty { faults += condition.faults }
    return self.condition(condition.expression, "ConditionExpression")
  }

  /// What was asked for, and these keys; nil for whole items.
  mutating func selection(_ paths: [DocumentPath]?, keys: [String] = []) -> String? {
    guard let paths else { return nil }
    if paths.isEmpty { faults.append(.emptySelection) }
    let isRepeated = PathOverlap.check(paths, allowsRepetition: true, faults: &faults)
    if keys.isEmpty, !isRepeated { return projection(paths) }
    var distinct: [DocumentPath] = []
    for path in paths + keys.map({ DocumentPath($0) }) where !distinct.contains(path) { distinct.append(path) }
    return projection(distinct)
  }

  /// Throws when anything was found.
  borrowing func refuse(_ operation: String, _ table: TableDefinition) throws(StatementError) {
    if faults.isEmpty, table.isValid { return }
    throw StatementError(operation: operation, table: table.name, faults: table.statementFaults + faults)
  }
}

extension Lowering {
  /// Lowers a selection of distinct paths: `#0, #1.#2[0]`.
  mutating func projection(_ paths: [DocumentPath]) -> String {
    expression("ProjectionExpression") { lowering in
      for index in paths.indices {
        if index > 0 { lowering.append(", ") }
        lowering.append(path: paths[index])
      }
    }
  }
}
