import SwynamoEngine
import Testing

@Suite struct SearchVectorsTests {
  @Test func cosine() async throws {
    let bench = try await Bench.docs()
    try await bench.addDoc("opposite", [-1, 0, 0])
    try await bench.addDoc("orthogonal", [0, 5, 0])
    try await bench.addDoc("same", [3, 0, 0])
    try await bench.expect(
      "SearchVectors", Vectors.search([2, 0, 0]),
      #"{"SearchResults":[{"Item":{"id":{"S":"same"}},"Score":0.0},{"Item":{"id":{"S":"orthogonal"}},"Score":1.0},"#
        + #"{"Item":{"id":{"S":"opposite"}},"Score":2.0}]}"#)
    #expect(try await bench.ids(Vectors.search([2, 0, 0], top: 2)) == ["same", "orthogonal"])
  }

  @Test func zeroVectorsAreOneApartFromAll() async throws {
    let bench = try await Bench.docs()
    try await bench.addDoc("zero", [0, 0, 0])
    try await bench.addDoc("other", [1, 2, 3])
    #expect(try await bench.found(Vectors.search([1, 2, 3])).first { $0.id == "zero" }?.score == 1)
    #expect(try await bench.found(Vectors.search([0, 0, 0])).map(\.score) == [1, 1])
  }

  @Test func euclidean() async throws {
    let bench = try await Bench.docs(Vectors.index(dimensions: 2, "EUCLIDEAN"))
    try await bench.addDoc("far", ["3.4e38", "0"])
    try await bench.addDoc("near", [3, 4])
    let found = try await bench.found(Vectors.search(["-3.4e38", "0"], top: 2))
    #expect(found.map(\.score) == [3.3999999521443642e38, 3.4028234663852886e38])
    #expect(try await bench.found(Vectors.search([0, 0], top: 1)).map(\.score) == [5])
  }

  /// Sums are not kept in 32 bits.
  @Test func dotProduct() async throws {
    let bench = try await Bench.docs(Vectors.index(dimensions: 2, "DOT_PRODUCT"))
    try await bench.addDoc("canceled", ["3.4e38", "-3.4e38"])
    try await bench.addDoc("negative", [-1, -2])
    try await bench.addDoc("large", ["3.4e38", "3.4e38"])
    let found = try await bench.found(Vectors.search(["3.4e38", "3.4e38"]))
    #expect(found.map(\.id) == ["large", "canceled", "negative"])
    #expect(found.map(\.score) == [3.4028234663852886e38, 0, -3.4028234663852886e38])
  }

  @Test func condition() async throws {
    let schema = Vectors.schema(hash: "tenant", filters: ["pages", "color"])
    let bench = try await Bench.docs(
      Vectors.index(schema: schema), definitions: [("tenant", "S"), ("pages", "N"), ("color", "S")])
    try await bench.addDoc("a1", [1, 0, 0], #""tenant":{"S":"a"},"pages":{"N":"1.0"},"color":{"S":"red"}"#)
    try await bench.addDoc("a2", [0, 1, 0], #""tenant":{"S":"a"},"pages":{"N":"2"}"#)
    try await bench.addDoc("b1", [1, 0, 0], #""tenant":{"S":"b"},"pages":{"N":"1"}"#)
    try await bench.addDoc("none", [1, 0, 0], #""pages":{"N":"1"}"#)
    func ids(_ condition: String, _ values: String, _ more: String = "") async throws -> [String] {
      try await bench.ids(Vectors.search([1, 0, 0], Vectors.condition(condition, values) + more))
    }
    let tenant = #"":t":{"S":"a"}"#
    #expect(try await ids("tenant = :t", tenant) == ["a1", "a2"])
    #expect(try await ids("(tenant = :t)", tenant) == ["a1", "a2"])
    #expect(try await ids(":t = tenant AND pages = :s", tenant + #",":s":{"N":"1"}"#) == ["a1"])
    #expect(
      try await ids(
        "#t = :t AND color = :c", tenant + #",":c":{"S":"red"}"#,
        ##","ExpressionAttributeNames":{"#t":"tenant"}"##) == ["a1"])
    #expect(try await ids("tenant = :t", #"":t":{"S":"z"}"#) == [])
  }

  /// Long values are told apart as short ones are.
  @Test func longFilterValues() async throws {
    let bench = try await Bench.docs(Vectors.index(schema: Vectors.schema(filters: ["tag"])), definitions: [("tag", "S")])
    let long = String(repeating: "x", count: 40)
    for (id, tag) in [("1", long + "a"), ("2", long + "b"), ("3", "xxxxxxxxxxxxxxx"), ("4", "xxxxxxxxxxxxxxxx"), ("5", "")] {
      try await bench.addDoc(id, [1, 0, 0], #""tag":{"S":"\#(tag)"}"#)
    }
    for (id, tag) in [("1", long + "a"), ("2", long + "b"), ("3", "xxxxxxxxxxxxxxx"), ("4", "xxxxxxxxxxxxxxxx"), ("5", "")] {
      #expect(try await bench.ids(Vectors.search([1, 0, 0], Vectors.condition("tag = :t", #"":t":{"S":"\#(tag)"}"#))) == [id])
    }
    #expect(try await bench.ids(Vectors.search([1, 0, 0])).count == 5)
  }

  @Test func projections() async throws {
    let schema = Vectors.schema(filters: ["pages"])
    let indexes = [
      Vectors.index("all", schema: schema),
      Vectors.index("keys", schema: schema, projection: #"{"ProjectionType":"KEYS_ONLY"}"#),
      Vectors.index("some", schema: schema, projection: #"{"ProjectionType":"INCLUDE","NonKeyAttributes":["title","emb"]}"#),
    ]
    let bench = try await Bench.docs(indexes.joined(separator: ","), definitions: [("pages", "N")])
    try await bench.addDoc(
      "1", ["1", "0.1234567890123456789", "1e20"],
      #""pages":{"N":"7"},"title":{"S":"t"},"more":{"M":{"a":{"N":"1"},"b":{"N":"2"}}}"#)
    func item(_ index: String, _ projection: String? = nil) async throws -> String {
      let more = projection.map { #""ProjectionExpression":"\#($0)""# } ?? ""
      let body = try await bench.send("SearchVectors", Vectors.search([1, 0, 0], more, index: index)).body
      return String(body.dropFirst(#"{"SearchResults":[{"Item":"#.count).prefix { _ in true }.split(separator: #","Score""#)[0])
    }
    let vector = #""emb":{"L":[{"N":"1.0"},{"N":"0.12345679"},{"N":"1e20"}]}"#
    #expect(
      try await item("all")
        == #"{"id":{"S":"1"},"more":{"M":{"a":{"N":"1"},"b":{"N":"2"}}},"pages":{"N":"7"},"title":{"S":"t"}}"#)
    #expect(try await item("keys") == #"{"id":{"S":"1"},"pages":{"N":"7"}}"#)
    #expect(try await item("some") == #"{"id":{"S":"1"},"pages":{"N":"7"},"title":{"S":"t"}}"#)
    #expect(try await item("all", "id, emb") == #"{"id":{"S":"1"},\#(vector)}"#)
    #expect(try await item("all", "emb") == "{\(vector)}")
    #expect(
      try await item("all", "emb[2], emb[0], emb[9], more.b")
        == #"{"more":{"M":{"b":{"N":"2"}}},"emb":{"L":[{"N":"1.0"},{"N":"1e20"}]}}"#)
    #expect(try await item("keys", "emb, title, id") == #"{"id":{"S":"1"}}"#)
    #expect(try await item("some", "emb") == "{\(vector)}")
    #expect(try await item("some", "more") == "{}")
  }

  @Test func consumedCapacity() async throws {
    let bench = try await Bench.docs()
    try await bench.addDoc("1", [1, 0, 0])
    for wanted in ["TOTAL", "INDEXES"] {
      let body = try await bench.send("SearchVectors", Vectors.search([1, 0, 0], #""ReturnConsumedCapacity":"\#(wanted)""#)).body
      #expect(body.hasSuffix(#","ConsumedCapacity":{"VectorSearchRequestBytes":1024.0}}"#))
    }
    #expect(try await !bench.send("SearchVectors", Vectors.search([1, 0, 0])).body.contains("ConsumedCapacity"))
  }

  /// Writes that come after a search, of every kind, and what they leave of the index.
  @Test func writesAreFound() async throws {
    let bench = try await Bench.docs(Vectors.index(schema: Vectors.schema(hash: "tenant")), definitions: [("tenant", "S")])
    let search = { (tenant: String) in Vectors.search([1, 0, 0], Vectors.condition("tenant = :t", #"":t":{"S":"\#(tenant)"}"#)) }
    #expect(try await bench.ids(search("a")) == [])
    for number in 0..<40 { try await bench.addDoc("\(number)", [40 - number, number, 0], #""tenant":{"S":"a"}"#) }
    #expect(try await bench.ids(search("a")) == (0..<10).map(String.init))
    try await bench.must("DeleteItem", #"{"TableName":"docs","Key":{"id":{"S":"0"}}}"#)
    try await bench.must(
      "UpdateItem",
      #"{"TableName":"docs","Key":{"id":{"S":"1"}},"UpdateExpression":"SET tenant = :t","ExpressionAttributeValues":{":t":{"S":"b"}}}"#
    )
    try await bench.must(
      "UpdateItem", #"{"TableName":"docs","Key":{"id":{"S":"2"}},"UpdateExpression":"REMOVE emb"}"#)
    try await bench.must(
      "UpdateItem", #"{"TableName":"docs","Key":{"id":{"S":"3"}},"UpdateExpression":"REMOVE tenant"}"#)
    try await bench.must(
      "UpdateItem",
      #"{"TableName":"docs","Key":{"id":{"S":"39"}},"UpdateExpression":"SET emb = :v","ExpressionAttributeValues":{":v":\#(Vectors.value([9, 0, 0]))}}"#
    )
    #expect(try await bench.ids(search("a")) == ["39"] + (4..<13).map(String.init))
    #expect(try await bench.ids(search("b")) == ["1"])
  }

  /// A transaction that is canceled after it wrote a vector leaves nothing of it.
  @Test func canceledTransactions() async throws {
    let bench = try await Bench.docs()
    try await bench.addDoc("1", [1, 0, 0])
    #expect(try await bench.ids(Vectors.search([1, 0, 0])) == ["1"])
    let put = #"{"Put":{"TableName":"docs","Item":{"id":{"S":"2"},"emb":\#(Vectors.value([1, 0, 0]))}}}"#
    let delete = #"{"Delete":{"TableName":"docs","Key":{"id":{"S":"1"}}}}"#
    let check = #"{"ConditionCheck":{"TableName":"docs","Key":{"id":{"S":"3"}},"ConditionExpression":"attribute_exists(id)"}}"#
    let (status, _) = try await bench.send("TransactWriteItems", #"{"TransactItems":[\#(put),\#(delete),\#(check)]}"#)
    #expect(status == 400)
    #expect(try await bench.ids(Vectors.search([1, 0, 0])) == ["1"])
    try await bench.must("TransactWriteItems", #"{"TransactItems":[\#(put),\#(delete)]}"#)
    #expect(try await bench.ids(Vectors.search([1, 0, 0])) == ["2"])
  }
}
