import SwynamoCore
import SwynamoWire

extension Operation {
  /// Statements that succeed or fail one by one: reads of single items, or writes.
  static let batchExecuteStatement = Operation(
    "BatchExecuteStatement", in: .statement,
    [
      .returnConsumedCapacity,
      Shape.Member(
        "Statements",
        .list(.structure("BatchStatementRequest", [.statement, .parameters, .consistentRead, .returnValuesOnFailure])), .notNull,
        .minimumLength(1), .maximumLength(Limits.batchStatements)),
    ]
  ) { request, session in
    let members = request["Statements"]?.elements ?? []
    let parsed = members.map { member in Result { () throws(DynamoDBError) in try PartiQLStatement.parse(member) } }
    let kinds = Set(parsed.compactMap { try? $0.get().syntax.isRead })
    guard kinds.count < 2 else {
      throw DynamoDBError.invalid("Read and write requests together in the same batch is not supported.")
    }
    let statements = zip(members, parsed).map { member, parsed in
      Result { () throws(DynamoDBError) in try BatchedStatement(try parsed.get(), member, in: session.catalog) }
    }
    var targets: Set<StatementTarget> = []
    for case .success(let statement) in statements where !targets.insert(statement.target).inserted {
      throw DynamoDBError.invalid("Provided list of item keys contains duplicates")
    }

    var capacities = BatchCapacities()
    var json = JSONWriter(reserving: 4096)  // not a limit: a first size that grows
    let responses = try session.transactionOf(writes: kinds.contains(false)) {
      try statements.map { try BatchResponse($0, &capacities, session) }
    }
    json.object { json in
      json.member("Responses") { json in json.array { json in for response in responses { response.write(to: &json) } } }
      json.consumedCapacities(capacities.reported, for: request)
    }
    return json
  }
}

/// What a batch may name only once.
private struct StatementTarget: Hashable {
  let table: Int
  let key: KeyBytes
}

/// A statement of a batch that can be run.
private struct BatchedStatement {
  enum Action {
    case lookup(StatementLookup)
    case write(StatementWrite, PreparedWrite)
  }

  let action: Action
  /// The table's name, or its ARN.
  let name: String
  let target: StatementTarget
  let isConsistent: Bool

  init(
    _ parsed: (syntax: StatementSyntax, parameters: Int), _ member: JSONValue, in catalog: Catalog
  ) throws(DynamoDBError) {
    let statement = try PartiQLStatement(parsed.syntax, parameters: parsed.parameters, member, in: catalog)
    name = statement.table
    isConsistent = member["ConsistentRead"]?.boolean ?? false
    let table = try catalog.table(named: statement.table)
    let key: KeyBytes
    switch statement {
    case .exists: throw PartiQLError.existsAlone.error
    case .select(let select):
      guard let lookup = try StatementLookup(select, in: table) else {
        throw .invalid("Select statements within BatchExecuteStatement must specify the primary key in the where clause.")
      }
      key = try lookup.checkedKey()
      action = .lookup(lookup)
    case .write(let statement):
      let write = try StatementWrite(statement, member, in: table)
      let prepared = try write.prepared()
      key = prepared.key
      action = .write(write, prepared)
    }
    target = StatementTarget(table: table.id, key: key)
  }
}

/// What the statements of a batch cost, by table.
private struct BatchCapacities {
  private var succeeded: [(String, Capacity)] = []
  private var failed: [(String, Capacity)] = []

  mutating func add(_ capacity: Capacity, to table: String) { succeeded.add(capacity, to: table) }

  mutating func add(failed units: Double, to table: String) {
    var capacity = Capacity()
    capacity.unattributed = units
    failed.add(capacity, to: table)
  }

  /// What failed counts where something of the table succeeded.
  var reported: [(String, Capacity)] {
    succeeded.map { table, capacity in
      var sum = capacity
      if let lost = failed.first(where: { $0.0 == table }) { sum += lost.1 }
      return (table, sum)
    }
  }
}

/// `BatchStatementResponse`
private struct BatchResponse {
  private var error: DynamoDBError?
  private var table: String?
  private var item: [UInt8]?

  init(
    _ statement: Result<BatchedStatement, DynamoDBError>, _ capacities: inout BatchCapacities, _ session: Session
  ) throws {
    do {
      let statement = try statement.get()
      try run(statement, &capacities, session)
      table = statement.name
    } catch let failure as DynamoDBError {
      error = failure
    }
  }

  private mutating func run(
    _ statement: BatchedStatement, _ capacities: inout BatchCapacities, _ session: Session
  ) throws {
    switch statement.action {
    case .lookup(let lookup):
      try session.limits?.admit(.read, lookup.table, at: statement.target.key)
      let stored = try lookup.table.stored(statement.target.key)
      let units = Capacity.read(stored?.size ?? 0, isConsistent: statement.isConsistent)
      session.limits?.use(units, .read, lookup.table, at: statement.target.key)
      capacities.add(Capacity(table: units), to: statement.name)
      item = try lookup.answer(of: stored)
    case .write(let write, let prepared):
      do {
        let outcome = try write.run(prepared, session)
        capacities.add(outcome.capacity, to: statement.name)
        item = write.returned(outcome)
      } catch let failure as DynamoDBError where failure.code != DynamoDBError.validation {
        table = statement.name
        if !failure.isThrottled { capacities.add(failed: try write.costOfFailure(prepared), to: statement.name) }
        throw failure
      }
    }
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      if let error {
        json.member("Error") { json in
          json.object { json in
            json.member("Code", error.codeInBatch)
            json.member("Message", error.message)
            if let item = error.item { json.member("Item") { $0.item(item) } }
          }
        }
      }
      if let table { json.member("TableName", table) }
      if let item { json.member("Item") { $0.raw(item) } }
    }
  }
}

extension DynamoDBError {
  /// `BatchStatementErrorCodeEnum`
  fileprivate var codeInBatch: String {
    switch code {
    case DynamoDBError.validation: "ValidationError"
    case DynamoDBError.throttling: "ThrottlingError"
    default: code.rawValue.replacing("Exception", with: "")
    }
  }
}

extension Session {
  /// Reads need no transaction.
  fileprivate func transactionOf<Result>(writes: Bool, _ body: () throws -> Result) throws -> Result {
    writes ? try transaction(body) : try body()
  }
}
