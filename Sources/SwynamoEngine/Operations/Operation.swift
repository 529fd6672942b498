import GRDB
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

  static let all: [String: Operation] = {
    let operations: [Operation] = [
      .createTable, .describeTable, .listTables, .updateTable, .deleteTable, .updateTimeToLive, .describeTimeToLive,
      .putItem, .getItem, .updateItem, .deleteItem, .query, .scan,
      .batchGetItem, .batchWriteItem, .transactGetItems, .transactWriteItems,
    ]
    return Dictionary(uniqueKeysWithValues: operations.map { ($0.name, $0) })
  }()
}

/// What an operation works with while it runs.
struct Session {
  let catalog: Catalog
  let storage: Storage
  let database: Database
  /// Seconds since 1970.
  let now: Double

  func transaction<T>(_ body: () throws -> T) throws -> T { try storage.transaction(body) }
}
