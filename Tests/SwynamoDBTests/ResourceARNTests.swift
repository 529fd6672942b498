import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// A table may be named by its ARN, whose account can choose the endpoint.
@Suite struct ResourceARNTests {
  private static let first = "arn:aws:dynamodb:eu-west-1:111122223333:table/notes"
  private static let second = "arn:aws:dynamodb:eu-west-1:444455556666:table/notes"

  private func table(_ name: String) -> Table<Note, Int, NoRangeKey> {
    Table(name) {
      HashKey(\Note.id)
      Field(\.text)
    }.of(Note.init)
  }

  /// The ARN that a transport was told.
  private func told(_ body: (DynamoDB) async throws -> Void) async throws -> [String?] {
    // Enough for an answer of any operation.
    let transport = RecordingTransport { _ in
      .json(#"{"Items":[],"Count":0,"UnprocessedItems":{},"TableDescription":{"TableName":"notes","TableStatus":"ACTIVE"}}"#)
    }
    try await body(DynamoDB(Backend(transport)))
    return transport.requests.map(\.resourceARN)
  }

  @Test func everyOperationTellsIt() async throws {
    let notes = table(Self.first)
    let arns = try await told { db in
      try await notes.put(Note(id: 1, text: "x")).run(on: db)
      _ = try await notes.get(1).run(on: db)
      try await notes.update(1) { $0.text.set("y") }.run(on: db)
      try await notes.delete(1).run(on: db)
      for try await _ in notes.scan().items(on: db) {}
      for try await _ in notes.query(1).items(on: db) {}
      _ = try await notes.count().run(on: db)
      try await notes.createTable().withoutWaiting().run(on: db)
    }
    #expect(arns == Array(repeating: Self.first, count: arns.count))
    #expect(arns.count == 8)
  }

  @Test func ofSeveralTheFirstCounts() async throws {
    let (plain, one, other) = (notes, table(Self.first), table(Self.second))
    let note = Note(id: 1, text: "x")
    let arns = try await told { db in
      try await db.batchWrite {
        one.put(note); other.put(note)
      }
      try await db.batchWrite {
        plain.put(note); other.put(note)
      }
      try await db.transact {
        other.put(note); one.put(note)
      }
      try await db.transact {
        plain.check(1) { $0.text == "x" }; one.put(note)
      }
    }
    #expect(arns == [Self.first, nil, Self.second, nil])
  }

  /// What is left unprocessed may be under the ARN, as it was asked for, or under the table's name.
  @Test(arguments: [first, "notes"]) func unprocessedWritesAreSentAgain(_ name: String) async throws {
    let put = #"{"PutRequest":{"Item":{"id":{"N":"1"},"text":{"S":"x"}}}}"#
    let transport = RecordingTransport([
      .json(#"{"UnprocessedItems":{"\#(name)":[\#(put)]}}"#), .json(#"{"UnprocessedItems":{}}"#),
    ])
    let retries = Retries.Standard(maximumAttempts: 3, base: .milliseconds(1), throttlingBase: .milliseconds(1), quota: nil)
    try await DynamoDB(Backend(transport), retryPolicy: retries).batchWrite { table(Self.first).put(Note(id: 1, text: "x")) }
    #expect(transport.requests.map(\.operation) == ["BatchWriteItem", "BatchWriteItem"])
    #expect(transport.requests.map(\.resourceARN) == [Self.first, Self.first])
  }

  @Test func aNameIsNone() async throws {
    let arns = try await told { db in
      _ = try await notes.get(1).run(on: db)
      _ = try await db.send(ListTablesRequest())
    }
    #expect(arns == [nil, nil])
  }
}
