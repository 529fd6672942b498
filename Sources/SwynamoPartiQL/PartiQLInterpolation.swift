public import SwynamoCore
import SwynamoDB
public import SwynamoSchema

/// Public for the compiler only: gathers what stands in a ``PartiQL`` statement's string.
public struct PartiQLInterpolation: StringInterpolationProtocol, Sendable {
  var text = StatementText()

  public init(literalCapacity: Int, interpolationCount: Int) {}

  public mutating func appendLiteral(_ literal: String) { text.append(text: literal) }

  /// A value, as a parameter: `WHERE email = \(email)` is `WHERE email = ?`.
  public mutating func appendInterpolation<Value: AttributeConvertible>(_ value: Value) {
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = value.attributeValue(faults: &faults)
    text.append(parameter: encoded, faults)
  }

  /// A value as a property is stored, a date in the property's format say: `\(date, as: \.created, of: users)`.
  public mutating func appendInterpolation<Model, Hash, Range, Value>(
    _ value: Value, as attribute: (Attributes<Model>) -> Attribute<Model, Value>, of table: Table<Model, Hash, Range>
  ) {
    let attribute = attribute(table.schema.attributes)
    var faults: [AttributeValue.LocatedFault] = []
    let encoded = attribute.encode(value, &faults)
    text.append(faults: table.definition.statementFaults + attribute.conditionOperand.faults)
    text.append(parameter: encoded, of: attribute.conditionOperand.operand.attributeName, faults)
  }

  /// A table, as its name in quotes: `FROM \(users)` is `FROM "users"`.
  public mutating func appendInterpolation<Model, Hash, Range>(_ table: Table<Model, Hash, Range>) {
    text.append(table: table.definition)
  }

  /// An index of a table: `FROM \(users, byName)` is `FROM "users"."by-name"`.
  public mutating func appendInterpolation<Model, Hash, Range, IndexHash, IndexRange>(
    _ table: Table<Model, Hash, Range>, _ index: GlobalIndex<Model, IndexHash, IndexRange>
  ) { append(table.definition, index: index.name) }

  /// An index of a table: `FROM \(orders, byDate)` is `FROM "orders"."by-date"`.
  public mutating func appendInterpolation<Model, Hash, Range, IndexRange>(
    _ table: Table<Model, Hash, Range>, _ index: LocalIndex<Model, IndexRange>
  ) { append(table.definition, index: index.name) }

  /// An attribute of a table's items, or a value inside one: `WHERE \(users, \.address.city) = 'Rome'` is
  /// `WHERE "address"."city" = 'Rome'`.
  public mutating func appendInterpolation<Model, Hash, Range, Value>(
    _ table: Table<Model, Hash, Range>, _ attribute: (Attributes<Model>) -> Attribute<Model, Value>
  ) {
    let operand = attribute(table.schema.attributes).conditionOperand
    text.append(faults: table.definition.statementFaults + operand.faults)
    if case .path(let path) = operand.operand { text.append(names: StatementText.quoted(path)) }
  }

  /// A whole item, each attribute a parameter: `VALUE \(samuel, of: users)` is `VALUE {'email': ?, 'visits': ?}`.
  ///
  /// The model is written as it is: what a put sets of itself, a version or a time, is not changed.
  public mutating func appendInterpolation<Model, Hash, Range>(_ model: Model, of table: Table<Model, Hash, Range>) {
    do {
      append(try table.encode(model))
    } catch let error as StatementError {
      text.append(faults: error.faults)
    } catch {
      text.append(faults: [.invalidParameter("\(error)")])
    }
  }

  /// Text as it is, which becomes a part of the statement: never what a user of the program gave.
  public mutating func appendInterpolation(raw: String) { text.append(text: raw) }
}

extension PartiQLInterpolation {
  private mutating func append(_ table: TableDefinition, index: String) {
    text.append(table: table)
    if table.index(named: index) == nil { text.append(faults: [.unknownIndex(index)]) }
    text.append(names: "." + StatementText.quoted(index))
  }

  private mutating func append(_ item: Item) {
    var separator = "{"
    for (name, value) in item.sorted {
      text.append(names: separator + StatementText.quoted(name, by: "'") + ": ")
      text.append(parameter: value, of: name)
      separator = ", "
    }
    text.append(names: "}")
  }
}

extension ConditionExpression.Operand {
  /// What a fault of a value that belongs to it is told of.
  fileprivate var attributeName: String? { if case .path(let path) = self { path.description } else { nil } }
}
