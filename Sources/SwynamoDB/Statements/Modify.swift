import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// Reads an item, changes it, and writes what has changed; again from the start where somebody else has written it meanwhile.
///
///     let document = try await documents.modify("a") { $0.text += "." }.run(on: db)      // as it is stored now
///
/// The read is consistent. The update sends what differs, as `update(from:to:)`, and asks for the version that was read; in a table
/// without a ``Version``, for all declared attributes to be as they were read; of a Codable model, of a variant, and of one with
/// ``UnknownAttributes``, for all that the item has. After a conflict it waits as the client's `retryPolicy` says, and begins again, as often as that allows. The closure may so
/// run several times. One that changes nothing writes nothing.
public struct Modify<Model>: Statement {
  public typealias Output = Model

  let table: TableSchema<Model>
  let read: ItemReadPlan
  let change: @Sendable (inout Model) throws -> Void

  init(_ table: TableSchema<Model>, _ key: ItemKey, _ change: @escaping @Sendable (inout Model) throws -> Void) {
    self.table = table
    var read = ItemReadPlan(table.definition, key)
    read.isConsistent = true
    self.read = read
    self.change = change
  }

  /// The read's request, and what is said of the update, which depends on what is read.
  public func explain() -> String {
    let condition =
      table.definition.rules?.version == nil ? "the item is as it was read" : "the item has the version that was read"
    return Explanation.text { [try read.request()] } + "\nUpdateItem of what the change makes different, if \(condition)"
  }

  /// The model as it is stored.
  ///
  /// Errors: ``ItemNotFoundError`` where there is no item; what the closure throws; ``VersionConflictError``, or without a version
  /// `DynamoDBError.conditionalCheckFailed`, after conflicts at every attempt, or of a write that may have been made
  /// (`outcomeUnknown`); `StatementError` for a change of the key.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> Model {
    try await db.retrying {
      try await attempt(on: db)
    } while: { error in
      guard !error.leavesOutcomeOpen else { return nil }
      let failure = error as? DynamoDBError ?? (error as? any VersionConflict)?.cause
      return failure?.code == DynamoDBError.conditionalCheckFailed ? .transient : nil
    }
  }

  private func attempt(on db: DynamoDB) async throws -> Model {
    let request = try read.request()
    let found = try await db.reply(to: request).read {
      try ItemResponse($0) { reader in EncodedItem(json: Array(try reader.skipValue())) }.item
    }
    guard let found, read.visible(found) != nil else {
      throw ItemNotFoundError(table: table.definition.name, key: try request.key.decoded())
    }
    let old: Model
    do { old = try AttributeReader.read(found.json, table.rowDecoder.decode) } catch var error as AttributeDecodingError {
      error.key = request.key
      throw error
    }
    var new = old
    try change(&new)
    var plan = WritePlan(from: old, to: new, of: table)
    if plan.actions.isEmpty, plan.faults.isEmpty { return new }
    if plan.version == nil { plan.require(asRead: try found.decoded(), isWhole: table.holdsWholeItems) }
    plan.options.returnsItemOnConditionFailure = true
    let update = Update(table, plan).returning(.allNew)
    if var writes = update.uniqueWrites {
      writes.known = (true, try found.decoded())
      return try await update.run(writes, on: db)
    }
    return try await write(update, on: db)
  }

  /// Sends the update, and the same again where its answer was lost and the transport has not done so itself: on the condition that it
  /// has, it is made once.
  private func write(_ update: Update<Model, Model>, on db: DynamoDB) async throws -> Model {
    let request = try update.request()
    var isOpen = false
    return try await db.retrying {
      do {
        return try update.returning.output(from: try await db.reply(to: request), table, update.plan)
      } catch {
        if error.leavesOutcomeOpen { isOpen = true }
        return try update.output(after: error, isOpen: isOpen)
      }
    } while: {
      RetryableFailure.Kind(unanswered: $0)
    }
  }
}

extension RetryableFailure.Kind {
  /// Of a write whose answer was lost, and that the transport has not sent again itself.
  init?(unanswered error: any Error) {
    guard error.leavesOutcomeOpen, (error as? TransportError)?.attempts ?? 1 <= 1 else { return nil }
    self.init(error)
  }
}

extension Table where RangeKeyType == NoRangeKey {
  /// A statement that reads the item of the key, changes it, and writes what has changed.
  public func modify(_ hashKey: HashKeyType, _ change: @escaping @Sendable (inout Model) throws -> Void) -> Modify<Model> {
    Modify(schema, schema.key(hashKey), change)
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// A statement that reads the item of the key, changes it, and writes what has changed.
  public func modify(
    _ hashKey: HashKeyType, _ rangeKey: RangeKeyType, _ change: @escaping @Sendable (inout Model) throws -> Void
  ) -> Modify<Model> {
    Modify(schema, schema.key(hashKey, rangeKey), change)
  }
}

/// There is no item of the key that is to be changed.
///
///     catch let error as ItemNotFoundError { print(error.key) }
public struct ItemNotFoundError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The table's name.
  public var table: String
  /// The key that was asked for.
  public var key: Item

  /// The error of a missing item.
  public init(table: String, key: Item) {
    self.table = table
    self.key = key
  }

  public var description: String { "table \"\(table)\" has no item of the key \(EncodedItem(key))" }
}
