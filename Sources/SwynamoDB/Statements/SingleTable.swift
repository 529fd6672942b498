import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

extension SingleTable {
  /// A statement that creates the table with its indexes, with this billing instead of the declared one.
  public func createTable(_ billing: Billing? = nil) -> CreateTable { items.createTable(billing) }

  /// A statement that asks what the service knows of the table.
  public func describeTable() -> DescribeTable { items.describeTable() }

  /// A statement that deletes the table with all its items.
  public func deleteTable() -> DeleteTable { items.deleteTable() }

  /// Whether the service has a table of this name.
  public func tableExists(on db: DynamoDB) async throws -> Bool { try await items.tableExists(on: db) }
}

extension SingleTable {
  /// All items that have the hash key of an entity, of whatever entity they are, as they are stored.
  ///
  ///     enum Entry { case member(Member), post(Post) }
  ///     let entries = forum.query(members, 7).reading { members.map(Entry.member); posts.map(Entry.post) }
  ///     for try await entry in entries.items(on: db) { … }
  public func query<Model, each Hash: AttributeConvertible, Range>(
    _ entity: Table<Model, KeyTemplate<repeat each Hash>, Range>, _ hash: repeat each Hash
  ) -> Query<Item, Item> {
    query(entity.schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: []), index: nil, nil)
  }

  /// The same of those whose range key is as asked, by its text.
  ///
  ///     forum.query(members, 7) { $0.startsWith("POST#") }
  public func query<Model, each Hash: AttributeConvertible, Range>(
    _ entity: Table<Model, KeyTemplate<repeat each Hash>, Range>, _ hash: repeat each Hash,
    where condition: (RangeOperand<String>) -> RangeCondition<String>
  ) -> Query<Item, Item> {
    let hash = entity.schema.keyCondition(index: nil, hash: KeyValues.list(repeat each hash), range: [])
    // Its hash key is the one above.
    return query(hash, index: nil, items.schema.keyCondition(index: nil, "", condition))
  }

  /// All items that have an entity's hash key in an index.
  ///
  ///     let postsByDate = posts.inverted(inverted)
  ///     forum.query(posts, postsByDate, date)
  public func query<Model, each Hash: AttributeConvertible, OwnHash, OwnRange, Range>(
    _ entity: Table<Model, OwnHash, OwnRange>, _ index: GlobalIndex<Model, KeyTemplate<repeat each Hash>, Range>,
    _ hash: repeat each Hash
  ) -> Query<Item, Item> {
    query(
      entity.schema.keyCondition(index: index.declaration, hash: KeyValues.list(repeat each hash), range: []),
      index: index.name, nil)
  }

  private func query(
    _ hash: EntityKeyCondition, index: String?, _ range: (key: KeyConditionExpression, faults: [StatementError.Fault])?
  ) -> Query<Item, Item> {
    // Whatever entity the items are of.
    var condition = hash
    condition.key = KeyConditionExpression([hash.key.terms.first, range?.key.terms.last].compactMap(\.self))
    condition.faults += range?.faults ?? []
    return items.query(index: index, condition)
  }
}

/// Public for the compiler only: how the items of an entity are read where those of several are, `posts.map(Entry.post)`.
public struct EntityRow<Row>: Sendable {
  package let table: TableDefinition
  package let decode: @Sendable (inout AttributeReader) throws -> Row
}

/// Public for the compiler only: gathers the entities that are read together.
@resultBuilder
public enum EntityRowBuilder<Row> {
  public static func buildExpression(_ row: EntityRow<Row>) -> EntityRow<Row> { row }
  public static func buildBlock(_ rows: EntityRow<Row>...) -> [EntityRow<Row>] { rows }
}

extension Table {
  /// What the entity's items are made into where those of several entities are read: a case of an enum, say.
  public func map<Row>(_ make: @escaping @Sendable (Model) throws -> Row) -> EntityRow<Row> {
    let decode = schema.rowDecoder.decode
    return EntityRow(table: definition) { reader in try make(decode(&reader)) }
  }
}

extension SingleTable {
  /// What becomes of items of entities that a reader doesn't name.
  public enum OtherEntities: Sendable {
    /// A filter leaves them out; they are paid for.
    case skipped
    /// Each is an `AttributeDecodingError` that names its entity.
    case reported
  }
}

extension Read where Model == Item, Row == Item {
  /// Reads items of several entities, each into its model, and these into one type.
  ///
  ///     enum Entry { case member(Member), post(Post) }
  ///     forum.query(members, 7).reading { members.map(Entry.member); posts.map(Entry.post) }      // rows of Entry
  ///     forum.items.scan().reading(others: .reported) { … }
  ///
  /// What has expired of an entity with a ``TimeToLive`` is left out by a filter.
  public consuming func reading<NewRow>(
    others: SingleTable.OtherEntities = .skipped, @EntityRowBuilder<NewRow> _ rows: () -> [EntityRow<NewRow>]
  ) -> Read<Request, Item, NewRow> {
    let rows = rows()
    for condition in EntityRows.conditions(of: rows.map(\.table), isStrict: others == .skipped) { plan.filter(condition) }
    for row in rows where row.table.entity == nil {
      plan.faults.append(.declaration(.notAnEntity(row.table.name), at: row.table.location))
    }
    for row in rows { plan.faults += row.table.statementFaults }
    return Read<Request, Item, NewRow>(table: table, decode: EntityRows.decoder(rows, table: table.definition.name), plan: plan)
  }
}

private enum EntityRows {
  /// The filters of several entities: their names, and what has expired of them.
  static func conditions(of tables: [TableDefinition], isStrict: Bool) -> [ConditionBody] {
    let entities = tables.compactMap(\.entity)
    guard let attribute = entities.first?.attribute else { return [] }
    let operand = ConditionExpression.Operand.path(DocumentPath(attribute))
    var conditions: [ConditionExpression] = []
    if isStrict {
      conditions.append(entities.count == 1 ? entities[0].condition : .isIn(operand, entities.map { .value(.string($0.name)) }))
    }
    if !isStrict, tables.contains(where: { $0.uniques != nil }) {
      conditions.append(.attributeNotExists(DocumentPath(UniqueConstraints.ownerAttribute)))
    }
    for table in tables {
      guard let entity = table.entity, let expiry = table.expiry else { continue }
      conditions.append(.not(.and([entity.condition, expiry.hasExpired])))
    }
    return conditions.map { ConditionBody($0, []) }
  }

  static func decoder<Row>(_ rows: [EntityRow<Row>], table: String) -> RowDecoder<Row> {
    var byName: StringMap<EntityRow<Row>> = [:]
    for row in rows { if let entity = row.table.entity { byName[entity.name] = row } }
    let attribute = rows.first?.table.entity?.attribute ?? ""
    let known = rows.compactMap(\.table.entity?.name).joined(separator: ", ")
    return RowDecoder { [byName] reader in
      guard let found = try AttributeReader.member(attribute, of: try reader.peekValue()) else {
        throw AttributeDecodingError(.missing, path: attribute, table: table)
      }
      guard case .string(let name) = found else {
        throw AttributeDecodingError(.typeMismatch(expected: [.string], found: found.type), path: attribute, table: table)
      }
      guard let row = byName[name] else {
        throw AttributeDecodingError(
          .invalidValue(name, type: "one of the entities \(known)"), path: attribute, table: table)
      }
      return try row.decode(&reader)
    }
  }
}
