import SwynamoCore
import SwynamoWire

extension Operation {
  /// All of the statements, or none of them: reads of single items, or writes and conditions.
  static let executeTransaction = Operation(
    "ExecuteTransaction", in: .statement,
    [
      .clientRequestToken, .returnConsumedCapacity,
      Shape.Member(
        "TransactStatements",
        .list(.structure("ParameterizedStatement", [.statement, .parameters, .returnValuesOnFailure])), .notNull,
        .minimumLength(1), .maximumLength(Limits.transactionMembers)),
    ]
  ) { request, session in
    let members = request["TransactStatements"]?.elements ?? []
    let statements = try members.map { try PartiQLStatement($0, in: session.catalog) }
    guard Set(statements.map(\.isRead)).count < 2 else {
      throw DynamoDBError.invalid("ExecuteTransaction API does not support both read and write operations in the same request.")
    }
    var parts: [TransactStatement] = []
    for (place, (statement, member)) in zip(statements, members).enumerated() {
      parts.append(try TransactStatement(statement, member, at: place, in: session.catalog))
    }
    guard parts.reduce(0, { $0 + $1.payload }) <= Limits.transactionBytes else { throw TransactionChecks.tooLarge }
    let isRead = statements.first?.isRead ?? false
    return isRead ? try read(parts, request, session) : try write(parts, request, session)
  }

  private static func read(_ parts: [TransactStatement], _ request: JSONValue, _ session: Session) throws -> JSONWriter {
    let lookups = parts.compactMap(\.lookup)
    let keys = try TransactionChecks.checked(lookups) { lookup throws(DynamoDBError) in
      (TransactionTarget(lookup.table, lookup.key), try lookup.checkedKey())
    }
    try TransactionChecks.admit(zip(lookups.map(\.table), keys), session)
    var capacities: [(String, Capacity)] = []
    var size = 0
    var items: [[UInt8]?] = []
    for ((part, lookup), key) in zip(zip(parts, lookups), keys) {
      let stored = try lookup.table.stored(key)
      size += stored?.size ?? 0
      guard size <= Limits.transactionBytes else { throw TransactionChecks.tooLarge }
      let units = 2 * Capacity.read(stored?.size ?? 0, isConsistent: true)
      session.limits?.use(units, .read, lookup.table, at: key)
      capacities.add(Capacity(table: units), to: part.name)
      items.append(try lookup.answer(of: stored))
    }
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    json.object { json in
      json.member("Responses") { json in
        json.array { json in
          for item in items { json.object { json in if let item { json.member("Item") { $0.raw(item) } } } }
        }
      }
      json.consumedCapacities(capacities, .read, for: request)
    }
    return json
  }

  private static func write(_ parts: [TransactStatement], _ request: JSONValue, _ session: Session) throws -> JSONWriter {
    let prepared = try TransactionChecks.checked(parts) { part throws(DynamoDBError) in
      (TransactionTarget(part.table, part.action.key), try part.action.prepared(for: part.table))
    }
    return try session.transactionOfMembers {
      let token = try IdempotencyToken(request, session)
      if try token?.isKnown() == true { return try .answer(to: request, repeating: prepared, of: parts) }
      let outcomes = try zip(parts, prepared).map { part, write in
        try TransactionChecks.catching { try part.write?.run(write, session) ?? write.run(session) }
      }
      try TransactionChecks.throwIfAny(outcomes.map(\.failure))
      try token?.remember()
      var totals: [(String, Capacity)] = []
      for (part, outcome) in zip(parts, outcomes) { totals.add(try outcome.get().capacity.withTableDoubled, to: part.name) }
      return .answer(to: request, totals, .write)
    }
  }
}

/// A statement of a transaction, which names one item.
private struct TransactStatement {
  /// The table's name, or its ARN.
  let name: String
  let table: Table
  let action: WriteAction
  /// Nil for a condition.
  private(set) var write: StatementWrite?
  private(set) var lookup: StatementLookup?
  /// The bytes that count for the limit of a transaction.
  let payload: Int

  init(
    _ statement: PartiQLStatement, _ member: JSONValue, at place: Int, in catalog: Catalog
  ) throws(DynamoDBError) {
    func fault(_ sentence: String) -> DynamoDBError { .invalid("Validation failed in TransactStatements[\(place)]: \(sentence)") }
    name = statement.table
    table = try catalog.table(named: name)
    switch statement {
    case .select(let select):
      if select.source.index != nil { throw fault("Reads on indices are not supported within transactions.") }
      guard let lookup = try StatementLookup(select, in: table) else {
        throw fault("Select statements within ExecuteTransaction must specify the primary key in the where clause.")
      }
      self.lookup = lookup
      action = WriteAction(.check, key: lookup.key, condition: WriteCondition(nil, .null))
    case .exists(let select):
      guard let lookup = try StatementLookup(select, in: table), let condition = lookup.condition else {
        throw fault("EXISTS() must contain a single item read with additional condition")
      }
      action = WriteAction(.check, key: lookup.key, condition: WriteCondition(condition, member))
    case .write(let statement):
      if statement.returning != nil { throw fault("RETURNING clause is not supported in ExecuteTransaction.") }
      let write = try StatementWrite(statement, member, in: table)
      self.write = write
      action = write.action
    }
    payload = action.key.storedSize + statement.valueBytes(beside: table.schema.keys)
  }
}

extension JSONWriter {
  fileprivate static func answer(
    to request: JSONValue, _ capacities: [(String, Capacity)], _ kind: Capacity.Kind
  ) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.member("Responses") { $0.array { _ in } }
      json.consumedCapacities(capacities, kind, for: request)
    }
    return json
  }

  /// Nothing is written again, so it costs what reading the items costs.
  fileprivate static func answer(
    to request: JSONValue, repeating writes: [PreparedWrite], of parts: [TransactStatement]
  ) throws -> JSONWriter {
    var totals: [(String, Capacity)] = []
    for (part, write) in zip(parts, writes) { totals.add(try write.costOfRepetition(), to: part.name) }
    return answer(to: request, totals, .read)
  }
}
