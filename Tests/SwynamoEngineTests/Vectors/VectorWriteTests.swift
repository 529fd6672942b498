import SwynamoEngine
import Testing

/// What may be written to a table with vector indexes, and what that is charged.
@Suite struct VectorWriteTests {
  private static let opening = "One or more parameter values are not valid. One or more parameter values were invalid . "

  /// Values of `emb`, and what is wrong with them.
  private static let faults = [
    (Vectors.value([1, 2]), "Invalid size for parameter emb, Expected: 3, Actual: 2. IndexName: vix"),
    (#"{"L":[]}"#, "Invalid size for parameter emb, Expected: 3, Actual: 0. IndexName: vix"),
    (#"{"S":"x"}"#, "Invalid type for parameter emb, Expected: L, Actual: S. IndexName: vix"),
    (#"{"NS":["1","2","3"]}"#, "Invalid type for parameter emb, Expected: L, Actual: NS. IndexName: vix"),
    (
      #"{"L":[{"N":"1"},{"S":"2"},{"N":"3"}]}"#,
      "Invalid type for parameter emb[1], Expected: 32-bit floating point number, Actual: S. IndexName: vix"
    ),
    (
      Vectors.value(["1", "1e39", "1"]),
      "Invalid value for parameter emb[1], Value: 1E+39 is outside valid range [-3.4028235E38, 3.4028235E38]. IndexName: vix"
    ),
    (
      Vectors.value(["1", "1", "-350000000000000000000000000000000000000"]),
      "Invalid value for parameter emb[2], Value: -3.5E+38 is outside valid range [-3.4028235E38, 3.4028235E38]. IndexName: vix"
    ),
  ]

  @Test func refusedValues() async throws {
    let bench = try await Bench.docs()
    for (value, fault) in Self.faults {
      let message = Self.opening + fault
      let item = #"{"id":{"S":"1"},"emb":\#(value)}"#
      try await bench.expect("PutItem", #"{"TableName":"docs","Item":\#(item)}"#, invalid: message)
      try await bench.expect(
        "BatchWriteItem", #"{"RequestItems":{"docs":[{"PutRequest":{"Item":\#(item)}}]}}"#, invalid: message)
      for expression in ["SET emb = :v", "SET emb = if_not_exists(emb, :v)"] {
        let update =
          #""TableName":"docs","Key":{"id":{"S":"1"}},"UpdateExpression":"\#(expression)","ExpressionAttributeValues":{":v":\#(value)}"#
        try await bench.expect("UpdateItem", "{\(update)}", invalid: message)
        try await bench.expect(
          "TransactWriteItems", #"{"TransactItems":[{"Update":{\#(update)}}]}"#, canceled: "ValidationError",
          #"{"Code":"ValidationError","Message":"\#(message)"}"#)
      }
      try await bench.expect(
        "UpdateItem",
        #"{"TableName":"docs","Key":{"id":{"S":"1"}},"AttributeUpdates":{"emb":{"Value":\#(value)}}}"#, invalid: message)
      try await bench.expect(
        "TransactWriteItems", #"{"TransactItems":[{"Put":{"TableName":"docs","Item":\#(item)}}]}"#, canceled: "ValidationError",
        #"{"Code":"ValidationError","Message":"\#(message)"}"#)
    }
    #expect(try await bench.send("Scan", #"{"TableName":"docs"}"#).body.contains(#""Count":0"#))
  }

  /// An element of a vector may be changed, and none may be lost.
  @Test func elements() async throws {
    let bench = try await Bench.docs()
    try await bench.addDoc("1", ["3.4028235E38", "-3.4028235E38", "1e-130"])
    func update(_ expression: String) -> String {
      #"{"TableName":"docs","Key":{"id":{"S":"1"}},"UpdateExpression":"\#(expression)"}"#
    }
    try await bench.expect(
      "UpdateItem", update("REMOVE emb[0]"),
      invalid: Self.opening + "Invalid size for parameter emb, Expected: 3, Actual: 2. IndexName: vix")
    try await bench.must("UpdateItem", update("SET emb[0] = emb[2], emb[1] = emb[2]"))
    #expect(try await bench.found(Vectors.search([1, 0, 0])).map(\.score) == [1])
  }

  @Test func searchedAttributes() async throws {
    let index = Vectors.index("schema", schema: Vectors.schema(hash: "tenant", filters: ["size"]))
    let bench = try await Bench.docs(index, definitions: [("tenant", "S"), ("size", "N")])
    func put(_ more: String) -> String {
      #"{"TableName":"docs","Item":{"id":{"S":"1"},"emb":\#(Vectors.value([1, 0, 0]))\#(more)}}"#
    }
    try await bench.expect(
      "PutItem", put(#","tenant":{"S":""}"#),
      invalid: "One or more parameter values are not valid. A value specified for a secondary index key is not supported. "
        + "The AttributeValue for a key attribute cannot contain an empty string value. IndexName: schema, IndexKey: tenant")
    try await bench.expect(
      "PutItem", put(#","tenant":{"N":"1"}"#),
      invalid:
        "One or more parameter values were invalid: Type mismatch for Index Key tenant Expected: S Actual: N IndexName: schema")
    try await bench.must("PutItem", put(""))
    try await bench.must("PutItem", put(#","tenant":{"S":"t"}"#))
    let search = Vectors.search([1, 0, 0], Vectors.condition("tenant = :t", #"":t":{"S":"t"}"#), index: "schema")
    #expect(try await bench.ids(search) == ["1"])
  }

  @Test func capacity() async throws {
    let long = Array(repeating: 1, count: 300)
    let bench = try await Bench.docs(
      [
        Vectors.index("wide", dimensions: 300, projection: #"{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]}"#),
        Vectors.index("narrow", dimensions: 1, attribute: "one"),
      ].joined(separator: ","))
    func put(_ id: String, _ more: String, _ wanted: String = "INDEXES") async throws -> String {
      let item = #"{"id":{"S":"\#(id)"},"emb":\#(Vectors.value(long))\#(more)}"#
      let body = try await bench.send(
        "PutItem", #"{"TableName":"docs","ReturnConsumedCapacity":"\#(wanted)","Item":\#(item)}"#
      ).body
      return String(body.dropFirst(#"{"ConsumedCapacity":{"TableName":"docs","#.count).dropLast(2))
    }
    // 4 × 300, `emb`, `id` and its value, `a` and its value: 1,210 bytes of the index, 2 units of the table.
    let wide = #","VectorIndexes":{"wide":{"VectorWriteRequestBytes":1210.0}}"#
    let units = #""CapacityUnits":2.0,"Table":{"CapacityUnits":2.0}"#
    #expect(try await put("1", #","a":{"S":"xyz"}"#) == units + wide)
    #expect(try await put("1", #","a":{"S":"xyz"}"#) == units)
    #expect(try await put("1", #","a":{"S":"xyz"},"b":{"S":"other"}"#) == units)
    #expect(try await put("2", #","a":{"S":"xyz"}"#, "TOTAL") == #""CapacityUnits":2.0"#)
    let both =
      #","VectorIndexes":{"narrow":{"VectorWriteRequestBytes":1024.0},"wide":{"VectorWriteRequestBytes":1206.0}}"#
    #expect(try await put("3", #","one":\#(Vectors.value([1]))"#) == #""CapacityUnits":2.0,"Table":{"CapacityUnits":2.0}"# + both)
    let delete = try await bench.send(
      "DeleteItem", #"{"TableName":"docs","ReturnConsumedCapacity":"INDEXES","Key":{"id":{"S":"1"}}}"#
    ).body
    #expect(delete.contains(#""VectorIndexes":{"wide":{"VectorWriteRequestBytes":1210.0}}"#))
    let transaction = try await bench.send(
      "TransactWriteItems",
      #"{"ReturnConsumedCapacity":"INDEXES","TransactItems":[{"Delete":{"TableName":"docs","Key":{"id":{"S":"2"}}}}]}"#
    ).body
    #expect(transaction.contains(#""CapacityUnits":4.0"#))
    #expect(transaction.contains(#""VectorIndexes":{"wide":{"VectorWriteRequestBytes":1210.0}}"#))
  }

  /// A condition is charged by the dimensions of what is stored, as its write would be.
  @Test func conditionsAreChargedByDimensions() async throws {
    let bench = try await Bench.docs(Vectors.index(dimensions: 200))
    let vector = Array(repeating: "0.1234567890123456789", count: 200)
    try await bench.addDoc("1", vector)
    let check =
      #"{"TransactItems":[{"ConditionCheck":{"TableName":"docs","Key":{"id":{"S":"1"}},"#
      + #""ConditionExpression":"attribute_exists(id)"}}],"ReturnConsumedCapacity":"TOTAL"}"#
    try await bench.expect(
      "TransactWriteItems", check,
      #"{"ConsumedCapacity":[{"TableName":"docs","CapacityUnits":2.0,"WriteCapacityUnits":2.0}]}"#)
    let insert = { (id: String) in
      #"{"Statement":"INSERT INTO docs VALUE {'id':'\#(id)','emb':?}","Parameters":[\#(Vectors.value(vector))]}"#
    }
    let (_, body) = try await bench.send(
      "BatchExecuteStatement", #"{"Statements":[\#(insert("1")),\#(insert("2"))],"ReturnConsumedCapacity":"TOTAL"}"#)
    #expect(body.contains("DuplicateItem"))
    #expect(body.contains(#""ConsumedCapacity":[{"TableName":"docs","CapacityUnits":2.0}]"#), "\(body)")
  }
}
