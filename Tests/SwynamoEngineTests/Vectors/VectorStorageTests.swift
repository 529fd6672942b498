import SwynamoBytes
import SwynamoWire
import Testing

@testable import SwynamoEngine

/// Vector indexes that are read again, and under random writes.
@Suite struct VectorStorageTests {
  @Test func fileAndSnapshot() async throws {
    try await StoreFolder.with { folder in
      let index = Vectors.index(schema: Vectors.schema(hash: "tenant", filters: ["pages"]))
      let search = Vectors.search(
        [1, 0, 0], Vectors.condition("tenant = :t AND pages = :p", #"":t":{"S":"a"},":p":{"N":"1"}"#))
      let first = try await Bench.docs(
        index, definitions: [("tenant", "S"), ("pages", "N")], .file(folder.path()))
      for number in 0..<50 {
        try await first.addDoc(
          "\(number)", [50 - number, number, 1],
          #""tenant":{"S":"\#(number % 2 == 0 ? "a" : "b")"},"pages":{"N":"\#(number % 3)"}"#)
      }
      let expected = try await first.send("SearchVectors", search).body
      #expect(try await first.ids(search) == ["4", "10", "16", "22", "28", "34", "40", "46"])
      let snapshot = try await first.engine.snapshot()
      await first.engine.close()
      let second = try Bench(.file(folder.path()))
      #expect(try await second.send("SearchVectors", search).body == expected)
      let third = try Bench()
      try await third.engine.restore(snapshot)
      #expect(try await third.send("SearchVectors", search).body == expected)
      try await third.must("DeleteItem", #"{"TableName":"docs","Key":{"id":{"S":"4"}}}"#)
      #expect(try await third.ids(search).first == "10")
      try await third.engine.restore(snapshot)
      #expect(try await third.send("SearchVectors", search).body == expected)
    }
  }

  /// Searches between writes of all kinds find what a plain loop over the items finds, also after opening the file again.
  @Test(arguments: ["COSINE", "EUCLIDEAN", "DOT_PRODUCT"])
  func randomWrites(_ distance: String) async throws {
    try await StoreFolder.with { folder in
      let store = EmbeddedEngine.Store.file(folder.path())
      let index = Vectors.index(
        dimensions: VectorModel.dimensions, distance, schema: Vectors.schema(hash: "tenant", filters: ["kind"]))
      var bench = try await Bench.docs(index, definitions: [("tenant", "S"), ("kind", "N")], store)
      var model = VectorModel(distance: distance, seed: UInt64(distance.utf8.count))
      for round in 0..<300 {
        try await model.write(to: bench)
        if round % 7 == 0 { try await model.checkSearch(of: bench) }
        if round % 100 == 99 {
          await bench.engine.close()
          bench = try Bench(store)
        }
      }
    }
  }

  /// A large index is read in parts, between which it is written to.
  @Test func readInParts() async throws {
    try await StoreFolder.with { folder in
      let text = String(repeating: "x", count: 300_000)
      let first = try await Bench.docs(Vectors.index(), .file(folder.path()))
      for number in 10..<40 { try await first.addDoc("\(number)", [1, number, 0], #""text":{"S":"\#(text)"}"#) }
      await first.engine.close()
      let bench = try Bench(.file(folder.path()))
      let backing = try bench.engine.backing.get()
      let search = Vectors.search([1, 0, 0], #""ProjectionExpression":"id""#, top: 100)
      let request = TransportRequest(operation: "SearchVectors", body: Array(search.utf8))
      var expected = Set((10..<40).map(String.init))
      var parts = 0
      while case .unfinished? = await backing.answer(request, in: .local, shownAs: .local) {
        parts += 1
        for id in ["\(9 + parts)", "\(40 - parts)"] {
          try await bench.must("DeleteItem", #"{"TableName":"docs","Key":{"id":{"S":"\#(id)"}}}"#)
          expected.remove(id)
        }
        for id in ["new\(parts)", "new\(parts + 1)"] {
          try await bench.addDoc(id, [0, 1, parts])
          expected.insert(id)
        }
      }
      #expect(parts > 2)
      let found = try await bench.found(search)
      #expect(found.count == expected.count)
      #expect(Set(found.map(\.id)) == expected)
      #expect(found.filter { $0.id.hasPrefix("new") }.map(\.score) == Array(repeating: 1, count: parts + 1))
    }
  }

  /// A restored table has the vector indexes of its source, or those that are asked for.
  @Test func backups() async throws {
    let bench = try await Bench.docs([Vectors.index("one"), Vectors.index("two", "EUCLIDEAN")].joined(separator: ","))
    for number in 0..<20 { try await bench.addDoc("\(number)", [1, number, 0]) }
    let arn = try await bench.backUp("docs")
    let described = try await bench.send("DescribeBackup", #"{"BackupArn":"\#(arn)"}"#).body
    #expect(described.contains(#""VectorIndexes":[{"IndexName":"one","#))
    func restore(_ name: String, _ more: String = "") -> String {
      #"{"TargetTableName":"\#(name)","BackupArn":"\#(arn)"\#(more)}"#
    }
    func ids(_ table: String, _ index: String) async throws -> [String] {
      try await bench.ids(Vectors.search([1, 7, 0], top: 1, index: index).replacing(#""docs""#, with: #""\#(table)""#))
    }
    try await bench.must("RestoreTableFromBackup", restore("whole"))
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"whole"}"#)
    #expect(try await ids("whole", "one") == ["7"])
    #expect(try await ids("whole", "two") == ["7"])
    try await bench.must("RestoreTableFromBackup", restore("part", #","VectorIndexOverride":[\#(Vectors.index("one"))]"#))
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"part"}"#)
    #expect(try await ids("part", "one") == ["7"])
    try await bench.expect(
      "SearchVectors", Vectors.search([1, 7, 0], index: "two").replacing(#""docs""#, with: #""part""#),
      invalid: "The table does not have the specified index: two")
    try await bench.expect(
      "RestoreTableFromBackup", restore("other", #","VectorIndexOverride":[\#(Vectors.index("one", "EUCLIDEAN"))]"#),
      invalid:
        "One or more parameter values were invalid: VectorIndexOverride contains an index that does not match an index of the "
        + "source table: one")
  }

  /// What a vector index holds is not what was written: its table is left alone, and others are not.
  @Test func damagedRows() async throws {
    try await StoreFolder.with { folder in
      let first = try await Bench.docs(Vectors.index(), .file(folder.path()))
      try await first.addDoc("1", [1, 0, 0])
      await first.engine.close()
      let name = "index_1_" + "vix".utf8.map { String($0, radix: 16) }.joined()
      try folder.change("UPDATE \(name) SET item = substr(item, 1, 20)")
      let bench = try Bench(folder.large)
      let answer = try await bench.send("SearchVectors", Vectors.search([1, 0, 0]))
      #expect(answer.status == 500)
      #expect(answer.body.contains("The table docs is damaged"))
      #expect(try await bench.send("GetItem", #"{"TableName":"docs","Key":{"id":{"S":"1"}}}"#).status == 500)
      try await bench.must("ListTables", "{}")
      await bench.engine.close()
    }
  }

  /// An index of more items than a request fills is filled between requests.
  @Test func filledBetweenRequests() async throws {
    let bench = try Bench()
    try await bench.must("CreateTable", Vectors.table("").replacing(#","VectorIndexes":[]"#, with: ""))
    for batch in 0..<120 {
      let puts = (0..<25).map { place in
        #"{"PutRequest":{"Item":{"id":{"S":"\#(batch * 25 + place)"},"emb":\#(Vectors.value([batch, place, 1]))}}}"#
      }
      try await bench.must("BatchWriteItem", #"{"RequestItems":{"docs":[\#(puts.joined(separator: ","))]}}"#)
    }
    try await bench.must("UpdateTable", #"{"TableName":"docs","VectorIndexUpdates":[{"Create":\#(Vectors.index())}]}"#)
    for number in stride(from: 0, to: 3000, by: 100) {
      try await bench.must("DeleteItem", #"{"TableName":"docs","Key":{"id":{"S":"\#(number)"}}}"#)
      try await bench.addDoc("new\(number)", [number, 1, 1])
    }
    while try await !bench.send("DescribeTable", #"{"TableName":"docs"}"#).body.contains(#""IndexStatus":"ACTIVE""#) {
      await Task.yield()
    }
    #expect(
      try await bench.send("DescribeTable", #"{"TableName":"docs"}"#).body.contains(/"IndexSizeBytes":\d+,"ItemCount":3000/))
    #expect(try await bench.ids(Vectors.search([0, 1, 0], top: 1)) == ["24"])
  }

  /// Readers see an index as it was at a moment, and nobody waits for them.
  @Test func searchesBesideWrites() async throws {
    let bench = try await Bench.docs()
    for number in 0..<100 { try await bench.addDoc("\(number)", [1, number, 0]) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<50 {
            // Both vectors are always there, written together.
            let found = try await bench.found(Vectors.search([0, 0, 1], top: 2))
            #expect(found.map(\.score) == [0, 0] || found.allSatisfy { $0.score == 1 })
          }
        }
      }
      group.addTask {
        for round in 0..<100 {
          let vector = Vectors.value(round % 2 == 0 ? [0, 0, 5] : [0, 1, 0])
          let puts = ["x", "y"].map { #"{"Put":{"TableName":"docs","Item":{"id":{"S":"\#($0)"},"emb":\#(vector)}}}"# }
          try await bench.must("TransactWriteItems", #"{"TransactItems":[\#(puts.joined(separator: ","))]}"#)
        }
      }
      try await group.waitForAll()
    }
  }
}

/// The items of `docs` as they should be, and what a search should find.
private struct VectorModel {
  static let dimensions = 11

  private struct Doc {
    var vector: [Float]?
    var tenant: String?
    var kind: Int?
  }

  private let distance: String
  private var random: SplitMix64
  private var docs: [String: Doc] = [:]

  init(distance: String, seed: UInt64) {
    self.distance = distance
    random = SplitMix64(state: seed)
  }

  private mutating func doc() -> Doc {
    let random = { (range: Range<Int>, random: inout SplitMix64) in Int.random(in: range, using: &random) }
    let vector = (0..<Self.dimensions).map { _ in Float(random(-1000..<1000, &self.random)) / 256 }
    return Doc(
      vector: random(0..<8, &self.random) == 0 ? nil : vector,
      tenant: random(0..<8, &self.random) == 0 ? nil : ["a", "b"][random(0..<2, &self.random)],
      kind: random(0..<4, &self.random) == 0 ? nil : random(0..<2, &self.random))
  }

  private func members(_ doc: Doc) -> String {
    (doc.vector.map { #","emb":\#(Vectors.value($0.map { Double($0) }))"# } ?? "")
      + (doc.tenant.map { #","tenant":{"S":"\#($0)"}"# } ?? "") + (doc.kind.map { #","kind":{"N":"\#($0)"}"# } ?? "")
  }

  private mutating func id() -> String { "\(Int.random(in: 0..<60, using: &random))" }

  mutating func write(to bench: Bench) async throws {
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      let id = id()
      docs[id] = nil
      try await bench.must("DeleteItem", #"{"TableName":"docs","Key":{"id":{"S":"\#(id)"}}}"#)
    case 1:
      let id = id()
      docs[id]?.tenant = nil
      docs[id, default: Doc()].kind = 1
      try await bench.must(
        "UpdateItem",
        #"{"TableName":"docs","Key":{"id":{"S":"\#(id)"}},"UpdateExpression":"SET kind = :k REMOVE tenant","ExpressionAttributeValues":{":k":{"N":"1.0"}}}"#
      )
    case 2:
      // All or nothing: the check of an item that is never there cancels the half of them.
      let made = (0..<4).map { _ in (id(), doc()) }
      let unique = Dictionary(made) { $1 }
      let puts = unique.map { #"{"Put":{"TableName":"docs","Item":{"id":{"S":"\#($0)"}\#(members($1))}}}"# }
      let cancels = Bool.random(using: &random)
      let check =
        #"{"ConditionCheck":{"TableName":"docs","Key":{"id":{"S":"none"}},"ConditionExpression":"attribute_exists(id)"}}"#
      let (status, _) = try await bench.send(
        "TransactWriteItems", #"{"TransactItems":[\#((puts + (cancels ? [check] : [])).joined(separator: ","))]}"#)
      #expect(status == (cancels ? 400 : 200))
      if !cancels { docs.merge(unique) { $1 } }
    default:
      let (id, doc) = (id(), doc())
      docs[id] = doc
      try await bench.must("PutItem", #"{"TableName":"docs","Item":{"id":{"S":"\#(id)"}\#(members(doc))}}"#)
    }
  }

  mutating func checkSearch(of bench: Bench) async throws {
    let query = (0..<Self.dimensions).map { _ in Double(Int.random(in: -1000..<1000, using: &random)) / 256 }
    let kind = Bool.random(using: &random) ? Int.random(in: 0..<2, using: &random) : nil
    let condition = Vectors.condition(
      "tenant = :t\(kind == nil ? "" : " AND kind = :k")", #"":t":{"S":"a"}\#(kind.map { #",":k":{"N":"\#($0)"}"# } ?? "")"#)
    let found = try await bench.found(Vectors.search(query, condition, top: 5))
    let scores = docs.compactMap { id, doc -> (id: String, score: Double)? in
      guard let vector = doc.vector, doc.tenant == "a", kind == nil || doc.kind == kind else { return nil }
      return (id, score(query, vector.map(Double.init)))
    }
    let best = scores.sorted { distance == "DOT_PRODUCT" ? $0.score > $1.score : $0.score < $1.score }.prefix(5)
    try #require(found.count == best.count)
    for (found, best) in zip(found, best) {
      #expect(abs(found.score - best.score) <= 1e-12 * max(1, abs(best.score)))
      #expect(scores.contains { $0.id == found.id && abs($0.score - found.score) <= 1e-12 * max(1, abs(found.score)) })
    }
  }

  private func score(_ left: [Double], _ right: [Double]) -> Double {
    func product(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }
    switch distance {
    case "COSINE":
      let lengths = (product(left, left) * product(right, right)).squareRoot()
      return lengths == 0 ? 1 : 1 - product(left, right) / lengths
    case "EUCLIDEAN": return zip(left, right).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    default: return product(left, right)
    }
  }
}
