import SwynamoWire

/// The engine itself. It is used by one thread at a time: a room owns it.
final class EngineCore {
  private let storage: Storage
  private let catalog: Catalog
  private let now: @Sendable () -> Double
  private var requestIDs = RequestIDs()

  init(_ store: EmbeddedEngine.Store, now: @escaping @Sendable () -> Double) throws {
    storage = try Storage(store)
    do { catalog = try storage.access { try Catalog($0) } } catch {
      throw store.path.map { StoreError(path: $0, reason: .damaged("\(error)")) } ?? error
    }
    self.now = now
  }

  func answer(_ request: TransportRequest) -> TransportResponse {
    do {
      return Answer.success(try run(request).bytes, requestIDs.next())
    } catch let error as DynamoDBError {
      return Answer.failure(error, requestIDs.next())
    } catch {
      return Answer.failure(.storageFailed(error), requestIDs.next())
    }
  }

  private func run(_ request: TransportRequest) throws -> JSONWriter {
    guard let operation = Operation.all[request.operation] else {
      throw DynamoDBError(
        code: DynamoDBError.unknownOperation, message: "The embedded engine has no operation '\(request.operation)'.")
    }
    guard let json = try? JSONReader.read(request.body) else { throw DynamoDBError.malformed("") }
    try operation.shape.checkTypes(json)
    try operation.shape.checkConstraints(json)
    return try storage.access { database in
      try operation.run(json, Session(catalog: catalog, storage: storage, database: database, now: now()))
    }
  }
}
