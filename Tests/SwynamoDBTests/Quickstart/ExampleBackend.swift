import SwynamoDB
import SwynamoEngine
import SwynamoTesting

/// The back ends that the examples run on.
enum ExampleBackend: String, CaseIterable, CustomStringConvertible {
  case engine, moto, local

  static var available: [ExampleBackend] { allCases.filter { $0 == .engine || $0.url != nil } }

  var description: String { rawValue }

  private var url: String? {
    switch self {
    case .engine: nil
    case .moto: Endpoints.moto
    case .local: Endpoints.local
    }
  }

  /// A client, and what was sent through it.
  func client() throws -> (db: DynamoDB, transport: RecordingTransport) {
    let carrier: any Transport =
      if let url { Backend.endpoint(url).transport } else { try EmbeddedEngine(.inMemory) }
    let transport = RecordingTransport(forwardingTo: carrier)
    return (DynamoDB(Backend(transport)), transport)
  }

  /// The table under a name of its own, made and deleted.
  func with<Model: Sendable, Hash: Sendable, Range: Sendable>(
    _ table: Table<Model, Hash, Range>, on db: DynamoDB, _ body: (Table<Model, Hash, Range>) async throws -> Void
  ) async throws {
    let table = table.named("\(table.name)-\(UInt64.random(in: 0 ... .max))")
    try await table.createTable(.provisioned(readUnits: 1, writeUnits: 1)).run(on: db)
    do {
      try await body(table)
    } catch {
      try? await table.deleteTable().run(on: db)
      throw error
    }
    try await table.deleteTable().run(on: db)
  }
}
