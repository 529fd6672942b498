import GRDB
import SwynamoCore
import SwynamoWire

/// One operation of the service: its name, the shape of its requests, and what it does with a request of that shape.
struct Operation: Sendable {
  let name: String
  let shape: Shape
  let run: @Sendable (_ request: JSONValue, _ session: Session) throws -> JSONWriter

  init(
    _ name: String, _ members: [Shape.Member], run: @escaping @Sendable (JSONValue, Session) throws -> JSONWriter
  ) {
    self.name = name
    shape = .structure(name + "Input", members)
    self.run = run
  }

  static let all: StringMap<Operation> = {
    let operations: [Operation] = [
      .createTable, .describeTable, .listTables, .updateTable, .deleteTable, .updateTimeToLive, .describeTimeToLive,
      .tagResource, .untagResource, .listTagsOfResource, .describeLimits, .describeEndpoints,
      .describeContinuousBackups, .updateContinuousBackups, .putResourcePolicy, .getResourcePolicy, .deleteResourcePolicy,
      .putItem, .getItem, .updateItem, .deleteItem, .query, .scan,
      .batchGetItem, .batchWriteItem, .transactGetItems, .transactWriteItems,
    ]
    return StringMap(uniqueKeysWithValues: operations.map { ($0.name, $0) })
  }()
}

/// What an operation works with while it runs.
struct Session {
  /// The operation's name.
  let operation: String
  let catalog: Catalog
  let storage: Storage
  let database: Database
  /// Seconds since 1970, to the millisecond.
  let now: Double
  /// How long tables are created, updated and deleted, in seconds.
  let delay: Double

  /// All of the body's writes, or none of them.
  func transaction<T>(_ body: () throws -> T) throws -> T {
    let changes = database.totalChangesCount
    do {
      let result = try storage.transaction(database, body)
      catalog.keepChanges()
      return result
    } catch {
      // Most requests that fail have written nothing by then.
      if database.totalChangesCount != changes { catalog.forgetTotals(since: changes) }
      // If this fails too, it is done before the next request.
      try? catalog.discardChanges(database)
      throw error
    }
  }
}
