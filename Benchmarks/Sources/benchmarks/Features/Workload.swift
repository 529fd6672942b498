import SwynamoDB

/// A put, a get and a query of a table's models, all of which the query gives.
///
/// The back end answers at once with the items that the models are, so that what the client does is what is measured.
struct Workload {
  var db: DynamoDB
  private let putOnce: @Sendable (DynamoDB) async throws -> Void
  private let getOnce: @Sendable (DynamoDB) async throws -> Void
  private let queryOnce: @Sendable (DynamoDB) async throws -> Int
  private let count: Int

  init<Model: Sendable>(
    _ table: some ModelTable<Model>, _ models: [Model], query: @escaping @Sendable (Model) -> Query<Model, Model>
  ) throws {
    let first = models[0]
    db = DynamoDB(Backend(CannedAnswers(try models.map(table.encode))))
    count = models.count
    putOnce = { db in _ = try await table.put(first).run(on: db) }
    getOnce = { db in _ = try await table.refresh(first).run(on: db) }
    queryOnce = { db in try await query(first).run(on: db).count }
  }

  func put(_ seconds: Double) async throws -> Measurement { try await measure(seconds, putOnce) }

  func get(_ seconds: Double) async throws -> Measurement { try await measure(seconds, getOnce) }

  func query(_ seconds: Double) async throws -> Measurement {
    try await measure(seconds) { db in
      let found = try await queryOnce(db)
      guard found == count else { throw BenchmarkFailure("the query gave \(found) models of \(count)") }
    }
  }

  private func measure(_ seconds: Double, _ once: (DynamoDB) async throws -> Void) async throws -> Measurement {
    let calls = 300
    return try await Measurement(units: calls, seconds: seconds) {
      for _ in 0..<calls { try await once(db) }
    }
  }
}

private struct CannedAnswers: Transport {
  private let get: [UInt8]
  private let query: [UInt8]

  init(_ items: [Item]) {
    let texts = items.map { item in
      var writer = AttributeWriter()
      writer.write(item)
      return writer.text
    }
    get = Array(#"{"Item":\#(texts[0])}"#.utf8)
    query = Array(#"{"Items":[\#(texts.joined(separator: ","))],"Count":\#(items.count),"ScannedCount":\#(items.count)}"#.utf8)
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    switch request.serviceOperation.name {
    case GetItemRequest.operation: TransportResponse(status: 200, body: get)
    case QueryRequest.operation: TransportResponse(status: 200, body: query)
    default: TransportResponse(status: 200, body: Array("{}".utf8))
    }
  }
}
