public import SwynamoCore
import SwynamoDB
public import SwynamoSchema

extension PartiQLStatement where Row == Item {
  /// The same statement, whose rows are a table's models.
  ///
  ///     let statement: PartiQL = "UPDATE \(users) SET visits = 1 WHERE email = \(email) RETURNING ALL NEW *"
  ///     try await statement.as(users).run(on: db)            // [User]
  ///
  /// The statement has to give all attributes that a model needs. Errors, when run: `AttributeDecodingError` that names the table and
  /// the attribute.
  public func `as`<Model, Hash, Range>(_ table: Table<Model, Hash, Range>) -> PartiQLStatement<Model> {
    PartiQLStatement<Model>(
      text, faults: faults + table.definition.statementFaults, options: options, table.schema.rowDecoder)
  }

  /// The same statement, whose rows are values of a table's attributes.
  ///
  ///     let statement: PartiQL = "SELECT email, visits FROM \(users)"
  ///     try await statement.as(users) { $0.email; $0.visits }.run(on: db)            // [(String?, Int?)]
  public func `as`<Model, Hash, Range, each Value>(
    _ table: Table<Model, Hash, Range>,
    @SelectionBuilder<Model> select selection: (Attributes<Model>) -> Selection<Model, repeat each Value>
  ) -> PartiQLStatement<(repeat (each Value)?)> {
    let selection = selection(table.schema.attributes)
    return PartiQLStatement<(repeat (each Value)?)>(
      text, faults: faults + table.definition.statementFaults + selection.faults, options: options,
      selection.rowDecoder(of: table.definition))
  }

  /// The same statement, whose rows are values by the names that they have in an answer.
  ///
  ///     let statement: PartiQL = "SELECT email, address.city FROM \(users)"
  ///     try await statement.as(("email", String.self), ("city", String?.self)).run(on: db)     // [(String, String?)]
  ///
  /// An attribute that is missing is an error where its type has no value for that, as `Optional` has.
  public func `as`<each Value: AttributeConvertible>(
    _ columns: repeat (String, (each Value).Type)
  ) -> PartiQLStatement<(repeat each Value)> {
    var names: [String] = []
    for name in repeat (each columns).0 { names.append(name) }
    return PartiQLStatement<(repeat each Value)>(
      text, faults: faults, options: options,
      RowDecoder { [names] reader in
        var row = NamedValues(names: names[...], item: try reader.readItem())
        return (repeat try row.next((each Value).self))
      })
  }
}

/// Reads values by their names, in turn.
private struct NamedValues {
  var names: ArraySlice<String>
  let item: Item

  mutating func next<Value: AttributeConvertible>(_: Value.Type) throws -> Value {
    let name = names.removeFirst()
    guard let value = item[name] else {
      guard let absent = Value.absentValue else { throw AttributeDecodingError(.missing, path: name) }
      return absent
    }
    do {
      return try AttributeReader.read(value) { try Value(attributeFrom: &$0) }
    } catch let error as AttributeDecodingError {
      throw error.within(name)
    }
  }
}
