import SwynamoCore
import SwynamoWire

/// A statement whose expressions are the trees of all requests, its table not yet looked up.
enum PartiQLStatement {
  case select(Select)
  case write(Write)
  /// `EXISTS(SELECT …)`, a condition of a transaction.
  case exists(Select)

  struct Source {
    /// Its name or its ARN.
    let table: String
    let index: String?
  }

  struct Select {
    let source: Source
    let projection: LeafProjection?
    let condition: ConditionExpression?
    /// Whether the clause is a disjunction.
    let isDisjunction: Bool
    let order: [OrderSyntax]
  }

  struct Write {
    enum Effect {
      case insert(Item)
      case update(UpdateExpression)
      case delete
    }

    let table: String
    let effect: Effect
    let condition: ConditionExpression?
    let returning: Returning?
  }

  var table: String {
    switch self {
    case .select(let select), .exists(let select): select.source.table
    case .write(let write): write.table
    }
  }

  var isRead: Bool {
    if case .select = self { true } else { false }
  }
}

extension StatementSyntax {
  /// Whether it reads; EXISTS belongs to the writes.
  var isRead: Bool {
    if case .select = self { true } else { false }
  }

  fileprivate var source: SourceSyntax {
    switch self {
    case .select(let select), .exists(let select): select.source
    case .insert(let source, _): source
    case .update(let update): update.source
    case .delete(let delete): delete.source
    }
  }
}

extension PartiQLStatement {
  /// Parses a statement and binds its parameters: a `BatchStatementRequest`, a `ParameterizedStatement` or the request itself.
  init(_ request: JSONValue, in catalog: Catalog) throws(DynamoDBError) {
    let (syntax, count) = try Self.parse(request)
    try self.init(syntax, parameters: count, request, in: catalog)
  }

  static func parse(_ request: JSONValue) throws(DynamoDBError) -> (syntax: StatementSyntax, parameters: Int) {
    do throws(PartiQLError) { return try StatementParser.parse(request["Statement"]?.text ?? "") } catch { throw error.error }
  }

  init(
    _ syntax: StatementSyntax, parameters count: Int, _ request: JSONValue, in catalog: Catalog
  ) throws(DynamoDBError) {
    let values = try StatementValues(request["Parameters"])
    do throws(PartiQLError) {
      let source = try Source(syntax)
      guard values.parameters.count == count else { throw .parameterCount }
      for node in syntax.nodes { try values.checkLiterals(in: node) }
      do throws(DynamoDBError) { try source.checkKeys(in: catalog) } catch { throw .other(error) }
      try self.init(syntax, source, values)
    } catch {
      throw error.error
    }
  }

  private init(_ syntax: StatementSyntax, _ source: Source, _ values: StatementValues) throws(PartiQLError) {
    switch syntax {
    case .select(let select): self = .select(try Select(select, source, values))
    case .exists(let select): self = .exists(try Select(select, source, values))
    case .insert(_, let node):
      let item: Item
      if case .map(let members) = node.content {
        item = try values.item(members)
      } else if case .map(let members)? = try values.value(of: node) {
        item = members
      } else {
        throw .notAnItem
      }
      self = .write(Write(table: source.table, effect: .insert(item), condition: nil, returning: nil))
    case .update(let update):
      let changes = try StatementUpdate(values: values).update(update.actions)
      self = .write(
        Write(
          table: source.table, effect: .update(changes), condition: try Self.condition(update.condition, values),
          returning: update.returning))
    case .delete(let delete):
      if let returning = delete.returning, !returning.isAll || returning.isNew { throw .returning(returning) }
      self = .write(
        Write(
          table: source.table, effect: .delete, condition: try Self.condition(delete.condition, values),
          returning: delete.returning))
    }
  }

  fileprivate static func condition(
    _ node: StatementNode?, _ values: StatementValues
  ) throws(PartiQLError) -> ConditionExpression? {
    guard let node else { return nil }
    let condition = try StatementCondition(values: values).condition(node)
    return condition.normalized ?? condition
  }
}

extension PartiQLStatement.Select {
  fileprivate init(
    _ syntax: StatementSyntax.Select, _ source: PartiQLStatement.Source, _ values: StatementValues
  ) throws(PartiQLError) {
    var projection: LeafProjection?
    if let nodes = syntax.projection { projection = try LeafProjection(nodes) }
    let condition = try PartiQLStatement.condition(syntax.condition, values)
    if condition == nil, !syntax.order.isEmpty { throw .orderWithoutCondition }
    let isDisjunction = if case .or? = condition { true } else { false }
    self.init(
      source: source, projection: projection, condition: condition, isDisjunction: isDisjunction, order: syntax.order)
  }
}

extension PartiQLStatement.Source {
  fileprivate init(_ syntax: StatementSyntax) throws(PartiQLError) {
    let source = syntax.source
    if source.isAliased { throw .aliased }
    guard source.names.count <= 2 else { throw .sourceTooLong }
    guard source.names.allSatisfy({ !$0.isEmpty }) else { throw .emptyName }
    self.init(table: source.names[0], index: source.names.count > 1 ? source.names[1] : nil)
    guard index != nil else { return }
    switch syntax {
    case .select, .exists: break
    case .insert: throw .indexInInsert
    case .update, .delete: throw .indexInWrite
    }
  }

  /// An index of several attributes to a key is refused before what else is wrong with a statement; the table may not be there.
  fileprivate func checkKeys(in catalog: Catalog) throws(DynamoDBError) {
    guard let index, let found = try catalog.usable(table)?.schema.index(index) else { return }
    guard found.keys.hash.count > 1 || found.keys.range.count > 1 else { return }
    throw .invalid(
      "PartiQL statements cannot be executed on tables with multi-attribute HASH keys or multi-attribute RANGE keys.")
  }
}

extension StatementSyntax {
  /// All expressions, in the order in which they are written.
  fileprivate var nodes: [StatementNode] {
    switch self {
    case .select(let select), .exists(let select): [select.condition].compactMap(\.self)
    case .insert(_, let node): if case .map(let members) = node.content { members.map(\.1) } else { [node] }
    case .update(let update):
      (update.actions.compactMap(\.value) + [update.condition].compactMap(\.self)).sorted { $0.position < $1.position }
    case .delete(let delete): [delete.condition].compactMap(\.self)
    }
  }
}

extension UpdateActionSyntax {
  fileprivate var value: StatementNode? {
    if case .set(_, let value) = self { value } else { nil }
  }
}
