import SwynamoEngine
import Testing

@Suite struct VectorIndexRefusalTests {
  private static let invalid = "One or more parameter values were invalid: "
  private static let detected = "1 validation error detected: "

  private func refuses(
    _ index: String, _ another: String? = nil, definitions: [(String, String)] = [],
    billing: String = #""BillingMode":"PAY_PER_REQUEST""#,
    with message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await Bench().expect(
      "CreateTable", Vectors.table(another.map { index + "," + $0 } ?? index, definitions: definitions, billing: billing),
      invalid: message,
      sourceLocation: sourceLocation)
  }

  private func refusesUpdate(
    _ update: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await Bench.docs().expect(
      "UpdateTable", #"{"TableName":"docs",\#(update)}"#, invalid: message, sourceLocation: sourceLocation)
  }

  private func create(_ index: String, _ more: String = "") -> String {
    #""VectorIndexUpdates":[{"Create":\#(index)}]\#(more)"#
  }

  @Test func billing() async throws {
    let message = Self.invalid + "Vector indexes are only supported for PAY_PER_REQUEST tables"
    let units = #""ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}"#
    try await refuses(Vectors.index(), billing: #""BillingMode":"PROVISIONED",\#(units)"#, with: message)
    try await refuses(Vectors.index(), billing: units, with: message)
    try await refusesUpdate(#""BillingMode":"PROVISIONED",\#(units)"#, message)
    let bench = try Bench()
    try await bench.createProvisionedTable()
    try await bench.expect("UpdateTable", #"{"TableName":"abc",\#(create(Vectors.index()))}"#, invalid: message)
  }

  @Test func number() async throws {
    let six = (1...6).map { Vectors.index("vix\($0)") }
    try await refuses(six.joined(separator: ","), with: Self.invalid + "VectorIndex count exceeds the per-table limit of 5")
    try await refuses("", with: Self.invalid + "List of VectorIndexes is empty")
    let bench = try await Bench.docs(six.dropLast().joined(separator: ","))
    try await bench.expect(
      "UpdateTable", #"{"TableName":"docs",\#(create(six[5]))}"#,
      error: "com.amazonaws.dynamodb.v20120810#LimitExceededException",
      "Subscriber limit exceeded: Number of vector secondary indexes exceeds per-table limit of 5")
  }

  @Test func dimensions() async throws {
    for count in [4097, 5_000_000_000] {
      try await refuses(
        Vectors.index(dimensions: count), with: Self.invalid + "Number of dimensions must be between 1 and 4096 inclusive.")
    }
    try await refuses(
      Vectors.index(dimensions: 0),
      with: Self.detected + "Value '0' at 'vectorIndexes.1.member.dimensions' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1")
    try await refuses(
      Vectors.index("one"), Vectors.index("two", dimensions: 4),
      with: Self.invalid
        + "Conflicting attribute definition for 'emb'. All VectorIndexes on the same vector attribute must use the same "
        + "dimensions.")
    try await refusesUpdate(
      create(Vectors.index("two", dimensions: 4)),
      Self.invalid
        + "Conflicting attribute definition for 'emb'. All VectorIndexes on the same vector attribute must use the same "
        + "dimensions.")
    let bench = try Bench()
    let body = Vectors.table(Vectors.index()).replacing(#""Dimensions":3"#, with: #""Dimensions":3.5"#)
    #expect(try await bench.send("CreateTable", body).body.contains(#""Dimensions":3,"#))
  }

  @Test func attributes() async throws {
    let conflict =
      "An attribute cannot be defined in AttributeDefinitions when used as a VectorAttribute."
    try await refuses(
      Vectors.index(), definitions: [("emb", "S")],
      with: Self.invalid + "Conflicting attribute definition for 'emb'. " + conflict)
    try await refuses(
      Vectors.index(attribute: "id"), with: Self.invalid + "Conflicting attribute definition for 'id'. " + conflict)
    try await refusesUpdate(
      create(Vectors.index("two", attribute: "id")),
      Self.invalid + "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
        + "Existing schema: Schema:[SchemaElement: key{id:S:HASH}] New schema: VectorIndexSchema:[VectorAttribute: key{id:L:3}]")
  }

  @Test func searchSchema() async throws {
    let undefined = Self.invalid + "One element in SearchSchema is not defined in attribute definitions"
    try await refuses(Vectors.index(schema: Vectors.schema(hash: "tenant")), with: undefined)
    try await refusesUpdate(create(Vectors.index("two", schema: Vectors.schema(hash: "id"))), undefined)
    let two = Vectors.schema(hash: "a", filters: ["b"]).replacing("INLINE_FILTER", with: "HASH")
    try await refuses(
      Vectors.index(schema: two), definitions: [("a", "S"), ("b", "S")],
      with: Self.invalid
        + "Value '2' at 'SearchSchema' failed to satisfy constraint: Member must have HASH count less than or equal to 1")
    let names = (1...19).map { "f\($0)" }
    try await refuses(
      Vectors.index(schema: Vectors.schema(filters: names)), definitions: names.map { ($0, "S") },
      with: Self.invalid
        + "Value '19' at 'SearchSchema' failed to satisfy constraint: Member must have INLINE_FILTER count less than or "
        + "equal to 18")
    try await refuses(
      Vectors.index(schema: Vectors.schema(hash: "a", filters: ["a"])), definitions: [("a", "S")],
      with: Self.invalid + "SearchSchema contains a duplicate AttributeName")
    try await refuses(
      Vectors.index(schema: Vectors.schema(hash: "a").replacing("HASH", with: "RANGE")), definitions: [("a", "S")],
      with: Self.detected
        + "Value 'RANGE' at 'vectorIndexes.1.member.searchSchema.1.member.searchSchemaElementType' failed to satisfy "
        + "constraint: Member must satisfy enum value set: [HASH, INLINE_FILTER]")
    try await refuses(
      Vectors.index(), definitions: [("unused", "S")],
      with: Self.invalid + "Some AttributeDefinitions are not used. AttributeDefinitions: [unused, id], keys used: [id]")
  }

  @Test func names() async throws {
    try await refuses(Vectors.index(), Vectors.index(), with: Self.invalid + "Duplicate index name: vix")
    try await refuses(
      Vectors.index("vx"),
      with: Self.detected
        + "Value 'vx' at 'vectorIndexes.1.member.indexName' failed to satisfy constraint: Member must have length "
        + "greater than or equal to 3")
    try await refusesUpdate(
      create(Vectors.index("vx")),
      Self.detected
        + "Value 'vx' at 'vectorIndexUpdates.1.member.create.indexName' failed to satisfy constraint: Member must have "
        + "length greater than or equal to 3")
  }

  @Test func otherMembers() async throws {
    try await refuses(
      Vectors.index("vix", "MANHATTAN"),
      with: Self.detected
        + "Value 'MANHATTAN' at 'vectorIndexes.1.member.distanceFunction' failed to satisfy constraint: Member must "
        + "satisfy enum value set: [DOT_PRODUCT, COSINE, EUCLIDEAN]")
    for (name, member) in [
      ("projection", #""Projection":{"ProjectionType":"ALL"},"#), ("dimensions", #""Dimensions":3,"#),
      ("vectorAttribute", #""VectorAttribute":{"AttributeName":"emb"},"#), ("distanceFunction", #","DistanceFunction":"COSINE""#),
    ] {
      try await refuses(
        Vectors.index().replacing(member, with: ""),
        with: Self.detected
          + "Value null at 'vectorIndexes.1.member.\(name)' failed to satisfy constraint: Member must not be null")
    }
    try await refuses(
      Vectors.index(projection: #"{"ProjectionType":"INCLUDE"}"#),
      with: Self.invalid + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
    try await refuses(
      Vectors.index(projection: #"{"ProjectionType":"KEYS_ONLY","NonKeyAttributes":["a"]}"#),
      with: Self.invalid + "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified")
  }

  @Test func updates() async throws {
    try await refusesUpdate(#""VectorIndexUpdates":[]"#, Self.invalid + "List of VectorIndexUpdates is empty")
    try await Bench.docs().expect(
      "UpdateTable",
      #"{"TableName":"docs","VectorIndexUpdates":[{"Create":\#(Vectors.index("one"))},{"Create":\#(Vectors.index("two"))}]}"#,
      error: "com.amazonaws.dynamodb.v20120810#LimitExceededException",
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
  }

  /// A global index that comes later takes the attributes of a search schema as they are.
  @Test func globalIndexesAndSearchSchemas() async throws {
    let bench = try await Bench.docs(
      Vectors.index(schema: Vectors.schema(hash: "tenant", filters: ["kind"])), definitions: [("tenant", "S"), ("kind", "N")])
    func create(_ attribute: String, _ type: String) -> String {
      #"{"TableName":"docs","AttributeDefinitions":[{"AttributeName":"\#(attribute)","AttributeType":"\#(type)"}],"#
        + #""GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-\#(attribute)","KeySchema":[{"AttributeName":"\#(attribute)","#
        + #""KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}"#
    }
    for (attribute, type) in [("tenant", "N"), ("kind", "S")] {
      try await bench.expect(
        "UpdateTable", create(attribute, type),
        invalid: Self.invalid
          + "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
          + "Existing schema: VectorIndexSchema:[VectorAttribute: key{emb:L:3}, SearchSchemaElement: key{tenant:S:HASH}, "
          + "SearchSchemaElement: key{kind:N:INLINE_FILTER}] New schema: Schema:[SchemaElement: key{\(attribute):\(type):HASH}]")
    }
    try await bench.must("UpdateTable", create("tenant", "S"))
    try await bench.must("UpdateTable", create("kind", "N"))
  }
}
