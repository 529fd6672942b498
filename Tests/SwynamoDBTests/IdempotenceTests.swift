import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// Which writes may be sent again when their answer was lost.
@Suite struct IdempotenceTests {
  struct Counter: Sendable {
    let id: String
    var n: Int
    var text: String
    var tags: Set<String>
    var lines: [String]
  }

  static let counters = Table("counters") {
    HashKey(\Counter.id)
    Field(\.n)
    Field(\.text)
    Field(\.tags)
    Field(\.lines)
  }.of(Counter.init)

  @Test func writesOfWholeItemsAre() throws {
    let item = Counter(id: "a", n: 1, text: "", tags: ["x"], lines: [])
    #expect(try Self.counters.put(item).request().isIdempotent)
    #expect(try Self.counters.put(item).if { $0.id.doesNotExist }.request().isIdempotent)
    #expect(try Self.counters.delete("a").request().isIdempotent)
    #expect(try Self.counters.delete("a").if { $0.n > 1 }.request().isIdempotent)
  }

  @Test func whatReturnsTheOldItemIsNot() throws {
    let item = Counter(id: "a", n: 1, text: "", tags: ["x"], lines: [])
    #expect(try !Self.counters.put(item).returning(.allOld).request().isIdempotent)
    #expect(try !Self.counters.delete("a").returning(.allOld).request().isIdempotent)
    #expect(try !Self.counters.update("a") { $0.n.set(1) }.returning(.updatedOld).request().isIdempotent)
    #expect(try Self.counters.update("a") { $0.n.set(1) }.returning(.allNew).request().isIdempotent)
  }

  @Test func updatesThatSayWhatIsToBeAre() throws {
    #expect(
      try Self.counters.update("a") {
        $0.n.set(1)
        $0.lines.set([])
        $0.tags.add(["x"])
      }.request().isIdempotent)
    #expect(try Self.counters.update("a") { $0.tags.delete(["x"]) }.if { $0.n < 5 }.request().isIdempotent)
  }

  @Test func updatesThatDependOnWhatIsThereAreNot() throws {
    let updates = [
      Self.counters.update("a") { $0.n.add(1) },
      Self.counters.update("a") { $0.n.set($0.n + 1) },
      Self.counters.update("a") { $0.lines.append("x") },
      Self.counters.update("a") { $0.lines[0].remove() },
      Self.counters.update("a") { $0.lines[3].set("x") },
    ]
    for update in updates { #expect(try !update.request().isIdempotent) }
  }

  /// The first try is carried out and its answer is lost; the second finds what the first wrote.
  @Test func aConditionThatFailsOnAnEarlierTrySaysSo() async throws {
    var answer = TransportResponse(
      status: 400, body: Array(#"{"__type":"x#ConditionalCheckFailedException","message":"The conditional request failed"}"#.utf8)
    )
    answer.outcomeUnknown = true
    let db = DynamoDB(Backend(RecordingTransport([.response(answer)])))
    let error = await #expect(throws: DynamoDBError.self) {
      try await Self.counters.delete("a").if { $0.n > 1 }.run(on: db)
    }
    #expect(error?.outcomeUnknown == true)
    #expect(
      error?.description
        == "DeleteItem on table \"counters\": ConditionalCheckFailedException: The conditional request failed. "
        + "The request may have been carried out.")
  }
}
