import Testing

/// `QueryFilter` and `ScanFilter` find what the expressions find that say the same.
@Suite struct LegacyFilterTests {
  /// Items whose attribute `v` has each type, or isn't there.
  private static let values: [String?] = [
    #"{"S":"b"}"#, #"{"S":"abc"}"#, #"{"S":"é"}"#, #"{"N":"1"}"#, #"{"N":"10"}"#, #"{"N":"-2.5"}"#, #"{"B":"Yg=="}"#,
    #"{"B":"YWJj"}"#, #"{"BOOL":true}"#, #"{"NULL":true}"#, #"{"SS":["a","b"]}"#, #"{"NS":["1","2"]}"#,
    #"{"BS":["Yg==","YWJj"]}"#,
    #"{"L":[{"S":"b"},{"N":"1"},{"BOOL":true}]}"#, #"{"L":[]}"#, #"{"M":{"b":{"S":"b"}}}"#, nil,
  ]

  private func bench() async throws -> Bench {
    let bench = try await Bench.music()
    for (year, value) in Self.values.enumerated() { try await bench.add("x", year, value.map { #""v":\#($0)"# } ?? "") }
    return bench
  }

  private func years(_ bench: Bench, _ operation: String, _ members: String) async throws -> [String] {
    let (status, body) = try await bench.send(operation, #"{"TableName":"music",\#(members)}"#)
    try #require(status == 200, "\(body)")
    return Bench.values(of: "year", in: body)
  }

  private static let allTypes = values.compactMap { $0 }
  private static let ordered = allTypes.filter { ["S", "N", "B"].contains($0.split(separator: "\"")[1]) }

  private typealias Case = (operation: String, values: [String], expression: String)

  private static let cases: [Case] = {
    var cases: [Case] = [
      ("CONTAINS", [#"{"BOOL":true}"#], "contains(v, :a)"), ("BEGINS_WITH", [#"{"S":"a"}"#], "begins_with(v, :a)"),
      ("BEGINS_WITH", [#"{"B":"YQ=="}"#], "begins_with(v, :a)"), ("NULL", [], "attribute_not_exists(v)"),
      ("NOT_NULL", [], "attribute_exists(v)"), ("IN", [#"{"S":"b"}"#, #"{"S":"é"}"#], "v IN (:a, :b)"),
      ("IN", [#"{"N":"1.0"}"#], "v IN (:a)"), ("BETWEEN", [#"{"N":"-3"}"#, #"{"N":"1"}"#], "v BETWEEN :a AND :b"),
      ("BETWEEN", [#"{"S":"a"}"#, #"{"S":"b"}"#], "v BETWEEN :a AND :b"),
    ]
    for value in allTypes {
      cases.append(("EQ", [value], "v = :a"))
      cases.append(("NE", [value], "v <> :a"))
    }
    for value in ordered {
      for (operation, comparator) in [("LT", "<"), ("LE", "<="), ("GT", ">"), ("GE", ">=")] {
        cases.append((operation, [value], "v \(comparator) :a"))
      }
      cases.append(("CONTAINS", [value], "contains(v, :a)"))
      cases.append(("NOT_CONTAINS", [value], "attribute_exists(v) AND NOT contains(v, :a)"))
    }
    return cases
  }()

  @Test func findWhatExpressionsFind() async throws {
    let bench = try await bench()
    var found = 0
    for (operation, values, expression) in Self.cases {
      let condition =
        #"{"v":{"ComparisonOperator":"\#(operation)","AttributeValueList":[\#(values.joined(separator: ","))]}}"#
      let given = zip([":a", ":b"], values).map { #""\#($0)":\#($1)"# }.joined(separator: ",")
      let key = #""KeyConditions":{"artist":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}}"#
      let wanted = try await years(
        bench, "Query",
        key + #","FilterExpression":"\#(expression)""#
          + (given.isEmpty ? "" : #","ExpressionAttributeValues":{\#(given)}"#))
      #expect(try await years(bench, "Query", key + #","QueryFilter":\#(condition)"#) == wanted, "\(operation) \(values)")
      #expect(try await years(bench, "Scan", #""ScanFilter":\#(condition)"#) == wanted, "\(operation) \(values)")
      found += wanted.count
    }
    #expect(found > 200)
  }

  private static let found: [(operation: String, value: String, years: [Int])] = [
    ("LT", #"{"N":"5"}"#, [3, 5]),
    ("NE", #"{"S":"b"}"#, Array(1...16)),
    ("CONTAINS", #"{"S":"b"}"#, [0, 1, 10, 13]),
    ("NOT_CONTAINS", #"{"N":"1"}"#, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15]),
  ]

  @Test(arguments: found)
  func finds(_ operation: String, _ value: String, _ wanted: [Int]) async throws {
    let filter = #""ScanFilter":{"v":{"ComparisonOperator":"\#(operation)","AttributeValueList":[\#(value)]}}"#
    #expect(try await years(try await bench(), "Scan", filter) == wanted.map(String.init))
  }

  @Test func joinsConditions() async throws {
    let bench = try await bench()
    let conditions =
      #""ScanFilter":{"v":{"ComparisonOperator":"NOT_NULL"},"year":{"ComparisonOperator":"GE","AttributeValueList":[{"N":"15"}]}}"#
    #expect(try await years(bench, "Scan", conditions) == ["15"])
    #expect(try await years(bench, "Scan", conditions + #","ConditionalOperator":"AND""#) == ["15"])
    #expect(try await years(bench, "Scan", conditions + #","ConditionalOperator":"OR""#) == (0...16).map(String.init))
  }

  @Test func anEmptyFilterFiltersNothing() async throws {
    #expect(try await years(try await bench(), "Scan", #""ScanFilter":{}"#).count == Self.values.count)
  }

  @Test func attributesToGet() async throws {
    try await bench().expect(
      "Query",
      #"{"TableName":"music","AttributesToGet":["v","nothing"],"Limit":1,"#
        + #""KeyConditions":{"artist":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]},"#
        + #""year":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"1"},{"N":"2"}]}}}"#,
      #"{"Items":[{"v":{"S":"abc"}}],"Count":1,"ScannedCount":1,"LastEvaluatedKey":{"artist":{"S":"x"},"year":{"N":"1"}}}"#)
  }
}
