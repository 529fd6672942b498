import SwynamoDB
import Testing

/// Searches that the service would refuse, and indexes that it would not make.
@Suite struct SearchFaultTests {
  private let vector: [Float] = [1, 0, 0]

  @Test func numbers() {
    for count in [0, 101] {
      expectLowered(
        inquiries.nearest(count, to: vector, in: keysByMeaning).select { $0.id },
        """
        SearchVectors on table "tickets" was not sent:
          - the search asks for \(count) items; DynamoDB finds 1 to 100
        """)
    }
    expectLowered(
      inquiries.nearest(1, to: [.infinity, .nan], in: keysByMeaning).select { $0.id },
      """
      SearchVectors on table "tickets" was not sent:
        - the vector has 2 numbers, and those of the index "keys" have 3
        - the vector's element 0 is infinite or no number
      """)
  }

  @Test func conditions() {
    func expectFaults(
      _ lines: String..., sourceLocation: SourceLocation = #_sourceLocation,
      @ConditionBuilder<Inquiry> of condition: (Attributes<Inquiry>) -> Condition<Inquiry>
    ) {
      let text = (["SearchVectors on table \"tickets\" was not sent:"] + lines.map { "  - \($0)" }).joined(separator: "\n")
      expectLowered(inquiries.nearest(1, to: vector, in: byMeaning, condition), text, sourceLocation: sourceLocation)
    }
    let noHashKey = "every search of the index \"by-meaning\" asks for its hash key: compare \"team\" with a value"
    let comparator =
      "the condition of a search compares attributes with values by ==, joined by &&: filter by the rest what was found"
    expectFaults(noHashKey) { _ in }
    expectFaults(noHashKey) { $0.status == .open }
    expectFaults(comparator) {
      $0.team == "a"; $0.status != .open
    }
    expectFaults(comparator) {
      $0.team == "a"; $0.status.isIn([.open, .closed]); $0.title.exists
    }
    expectFaults(comparator, noHashKey) { $0.team == "a" || $0.team == "b" }
    expectFaults(comparator) { $0.team == "a" && !($0.status == .open) }
    expectFaults(
      "the condition uses \"subject\", which is none of the filters of the index \"by-meaning\": declare it as one, or filter by it "
        + "what was found"
    ) {
      $0.team == "a"; $0.title == "b"
    }
    expectFaults("the condition compares \"status\" twice; DynamoDB takes one comparison for each attribute") {
      $0.team == "a"
      $0.status == .open
      $0.status == .closed
    }
    expectFaults("the key \"team\" is empty; a key has at least one byte") { $0.team == "" }
  }

  @Test func whatTheIndexHasNoCopyOf() {
    expectLowered(
      inquiries.nearest(1, to: vector, in: keysByMeaning),
      """
      SearchVectors on table "tickets" was not sent:
        - the index "keys" has no copy of "subject": select the attributes it has, or project more into the index
        - the index "keys" has no copy of "vector": select the attributes it has, or project more into the index
      """)
    expectLowered(
      inquiries.nearest(1, to: vector, in: titlesByMeaning).select {
        $0.title; $0.team
      },
      """
      SearchVectors on table "tickets" was not sent:
        - the index "titles" has no copy of "team": select the attributes it has, or project more into the index
      """)
    expectLowered(
      inquiries.nearest(1, to: vector, in: byMeaning) { $0.team == "a" }.withoutVectors(),
      """
      SearchVectors on table "tickets" was not sent:
        - "vector" is required by the model, which can't be read without it: select the attributes that you need instead
      """)
    let other = VectorIndex("other", \Inquiry.embedding, dimensions: 3, .cosine)
    expectLowered(
      inquiries.nearest(1, to: vector, in: other),
      """
      SearchVectors on table "tickets" was not sent:
        - the table declares no index "other"; add it to the table's declaration
      """)
  }

  struct Document: Codable, Sendable {
    let id: String
    var vector: [Float]
    var other: [Double]?
    var tags: [String]
    var kind: String
  }

  private func documents(
    @IndexListBuilder<Document> _ indexes: () -> [IndexDeclaration]
  ) -> Table<Document, String, NoRangeKey> {
    Table(
      "documents",
      {
        HashKey(\Document.id)
        Field(\.vector)
        Field(\.other)
        Field(\.tags)
      }, indexes: indexes
    ).codable()
  }

  @Test func declarations() {
    typealias Index = VectorIndex<Document>
    func found(_ index: Index) -> [String] { faults(documents { index }) }
    #expect(found(Index("fine", \.vector, dimensions: 4096, .cosine)) == [])
    #expect(found(Index("fine", \.other, dimensions: 1, .cosine, hashKey: \.id)) == [])
    for count in [0, 4097] {
      #expect(
        found(Index("by", \.vector, dimensions: count, .cosine)) == [
          "the index's name \"by\" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'",
          "the vector index \"by\" has \(count.formattedByHand) dimensions; DynamoDB takes 1 to 4,096",
        ])
    }
    #expect(
      found(Index("wrong", \.vector, dimensions: 1, .cosine, hashKey: \.tags, filters: \.id, \.id, \.kind)) == [
        "the vector index \"wrong\" filters by \"tags\", which is not stored as a string, a number or a binary",
        "the vector index \"wrong\" names \\Document.kind, which the table doesn't declare",
        "the vector index \"wrong\" filters by \"id\" twice",
      ])
    #expect(
      faults(
        documents {
          Index("first", \.vector, dimensions: 2, .cosine)
          Index("second", \.vector, dimensions: 3, .cosine)
          Index("first", \.other, dimensions: 3, .cosine, projecting: .including([]))
        }) == [
          "the vector index \"second\" has other dimensions of \"vector\" than the index \"first\"",
          "two indexes are named \"first\"",
          "the index \"first\" includes no attributes; project .keysOnly instead",
        ])
    let six = documents {
      Index("ix1", \.vector, dimensions: 1, .cosine)
      Index("ix2", \.vector, dimensions: 1, .cosine)
      Index("ix3", \.vector, dimensions: 1, .cosine)
      Index("ix4", \.vector, dimensions: 1, .cosine)
      Index("ix5", \.vector, dimensions: 1, .cosine)
      Index("ix6", \.vector, dimensions: 1, .cosine)
    }
    #expect(faults(six) == ["the vector index \"ix6\" is one of 6 of its table; DynamoDB takes up to 5"])
  }

  @Test func modelsOfWholeItems() {
    let index = VectorIndex("index", \Document.vector, dimensions: 1, .cosine)
    expectLowered(
      documents { index }.nearest(1, to: [1], in: index),
      """
      SearchVectors on table "documents" was not sent:
        - "vector" is required by the model, and comes only if it is asked for by name, with all others: select the attributes that \
      you need, or make it optional
      """)
  }

  @Test func billing() {
    let sentence =
      "the table has provisioned units, and only one that is billed on demand has vector indexes: bill it .onDemand"
    #expect(faults(inquiries.billing(.provisioned(readUnits: 1, writeUnits: 1))) == [sentence])
    expectLowered(
      inquiries.createTable(.provisioned(readUnits: 1, writeUnits: 1)),
      """
      CreateTable on table "tickets" was not sent:
        - \(sentence)
      """)
  }
}

extension Int {
  fileprivate var formattedByHand: String { self == 4097 ? "4,097" : "\(self)" }
}
