import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Runs a transaction with the guards of unique values: reads what the items have, writes on the condition that they still do, and reads
/// again where they don't.
struct UniqueWrites: Sendable {
  let transaction: UniqueTransaction
  /// The item that was read before, by one who begins again himself where it has changed.
  var known: (isThere: Bool, item: Item?) = (false, nil)

  /// What the items were when they were written.
  func run(on db: DynamoDB) async throws -> [Int: Item] {
    var stored = known.item.map { [0: $0] } ?? [:]
    if !known.isThere { stored = try await read(on: db) }
    var foreign: Set<[UInt8]> = []
    var attempt = 0
    while true {
      let members = transaction.members(stored: stored, foreign: foreign)
      let request = try transaction.plan.request(of: members.writes, members.guards, faults: members.faults)
      do {
        try await send(request, on: db)
        return stored
      } catch let error as DynamoDBError where error.code == .transactionCanceled {
        switch transaction.refusal(error, of: members.guards, stored: stored) {
        case .foreign(let identity): foreign.insert(identity)
        case .taken(let taken, let owner): throw UniqueConstraintError(taken, owner: owner, cause: error)
        case .other(let own): throw own
        case .stale(let found, let own):
          attempt += 1
          let failure = RetryableFailure(.transient, attempt: attempt, operation: error.operation, errorCode: error.code)
          guard !known.isThere, try await db.pause(after: failure) else { throw own }
          stored = found
        }
      }
    }
  }

  private func read(on db: DynamoDB) async throws -> [Int: Item] {
    // What is wrong is said before anything is sent.
    let members = transaction.members(stored: [:])
    _ = try transaction.plan.request(of: members.writes, members.guards, faults: members.faults)
    return try await withThrowingTaskGroup(of: (Int, Item?).self) { group in
      for (place, request) in try transaction.reads() {
        group.addTask {
          (place, try await db.reply(to: request).read { try ItemResponse($0) { reader in try reader.readItem() }.item })
        }
      }
      var stored: [Int: Item] = [:]
      for try await (place, item) in group { stored[place] = item }
      return stored
    }
  }

  /// Its token keeps it from being made twice where an answer was lost, and it is sent again by the transport, or here for one who can't
  /// begin again.
  private func send(_ request: TransactWriteItemsRequest, on db: DynamoDB) async throws {
    let tokened = request.withToken()
    let isKnown = known.isThere
    try await db.retrying {
      try await db.reply(to: tokened)
    } while: { error in
      if (error as? DynamoDBError)?.isTransactionConflict == true { return .transient }
      return isKnown ? RetryableFailure.Kind(unanswered: error) : nil
    }.check()
  }

  func explain() -> String {
    do {
      let members = transaction.members(stored: [:])
      let request = try transaction.plan.request(of: members.writes, members.guards, faults: members.faults)
      let reads = try transaction.reads().map(\.request)
      var text = reads.map { Explanation.text(of: $0) + "\n" }.joined()
      if !reads.isEmpty { text += "and, if what was read is still so (here: nothing):\n" }
      text += Explanation.text(of: request)
      if !reads.isEmpty { text += "\nwith a Delete of the guard item of each unique value that was read and goes" }
      return text + "\n" + cost(reads: reads.count, members: members.writes.count, guards: members.guards.count)
    } catch {
      return "\(error)"
    }
  }

  private func cost(reads: Int, members: Int, guards: Int) -> String {
    let before = reads == 0 ? "" : "a read unit for each 4 KB of \(reads == 1 ? "the item" : "\(reads) items"), and "
    return "It costs \(before)two write units for each KB of each of the \(members + guards) members, "
      + (guards == 1 ? "1 of which is a guard item" : "\(guards) of which are guard items")
      + (reads == 0 ? "" : ", and of each guard item that is deleted")
  }
}

/// A statement that tells itself what it is, where it is no request.
protocol UniqueStatement: Statement {
  var uniqueWrites: UniqueWrites? { get }
}

extension TransactWrite: UniqueStatement {}
extension Write: UniqueStatement where Request: WireRequest {
  var uniqueWrites: UniqueWrites? {
    guard plan.changesUniques else { return nil }
    return UniqueTransaction(TransactWritePlan([member], token: nil), givesItem: true).map { UniqueWrites(transaction: $0) }
  }
}

extension Write where Request: WireRequest {
  /// Runs the write as a transaction. What it gives, and what it throws, is as of a write of its own.
  func run(_ writes: UniqueWrites, on db: DynamoDB) async throws -> Output {
    let body = try request(of: writes).body
    let stored: Item?
    do { stored = try await writes.run(on: db)[0] } catch {
      if error.leavesOutcomeOpen { WriteNotes.current?.note(open: body) }
      guard var failure = (error as? DynamoDBError)?.ofMember(plan.request.operation, plan.table) else { throw error }
      if WriteNotes.current?.isOpen(body) == true { failure.outcomeUnknown = true }
      guard plan.version != nil else {
        throw failure.withItem(plan.options.returnsItemOnConditionFailure).naming(paths: plan.nestedPaths)
      }
      return try output(after: failure)
    }
    switch plan.options.returnValues {
    case .none, .updatedOld, .updatedNew: return try returning.output(of: nil, table, plan)
    case .allOld: return try returning.output(of: stored.map { EncodedItem($0).json }, table, plan)
    case .allNew: return try returning.output(of: try await written(on: db).json, table, plan)
    }
  }

  /// The text of what is sent, or what is wrong.
  func explanation(of writes: UniqueWrites) -> String {
    do { _ = try request(of: writes) } catch { return "\(error)" }
    return writes.explain()
  }

  /// The write as a request of its own, on the condition that there is nothing: it says what is wrong, and is the same each time that
  /// the statement is run.
  private func request(of writes: UniqueWrites) throws(StatementError) -> Request {
    let members = writes.transaction.members(stored: [:])
    return try Request.request(of: members.writes.first ?? plan)
  }

  /// The item as it is stored after the write.
  private func written(on db: DynamoDB) async throws -> EncodedItem {
    let key = try plan.key.decoded()
    var read = ItemReadPlan(table.definition, table.key(in: key))
    read.isConsistent = true
    let request = try read.request()
    do {
      let reply = try await db.retrying {
        try await db.reply(to: request)
      } while: {
        RetryableFailure.Kind($0)
      }
      let item = try reply.read { try ItemResponse($0) { reader in EncodedItem(json: Array(try reader.skipValue())) }.item }
      guard let item else { throw ItemNotFoundError(table: table.definition.name, key: key) }
      return item
    } catch {
      throw error.leavingOutcomeOpen(true)
    }
  }
}

extension DynamoDBError {
  /// The error that the only member of a transaction would have had on its own.
  fileprivate func ofMember(_ operation: String, _ table: TableDefinition) -> DynamoDBError {
    let codes: [String: Code] = ["ConditionalCheckFailed": .conditionalCheckFailed, "ValidationError": .validation]
    guard code == .transactionCanceled, cancellationReasons.count == 1, let reason = cancellationReasons.first,
      let code = codes[reason.code]
    else { return self }
    var error = DynamoDBError(
      code: code, message: reason.message ?? "", status: status, requestID: requestID, invocationID: invocationID,
      operation: operation, item: reason.item)
    error.table = table.name
    error.outcomeUnknown = outcomeUnknown
    return error
  }
}
