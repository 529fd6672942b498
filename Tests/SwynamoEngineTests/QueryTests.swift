import SwynamoCore
import Testing

@Suite struct QueryTests {
  /// Years in an order that text would not have.
  private static let years = [-5, 0, 9, 10, 100, 1999]

  private func bench() async throws -> Bench {
    let bench = try await Bench.music()
    for year in Self.years.shuffled() { try await bench.add("Nina", year) }
    try await bench.add("Otis", 1965)
    return bench
  }

  private func query(_ condition: String, _ values: String = "", _ more: String = "") -> String {
    let names = condition.contains("#y") ? ##","ExpressionAttributeNames":{"#y":"year"}"## : ""
    return #"{"TableName":"music","KeyConditionExpression":"artist = :a\#(condition)","#
      + #""ExpressionAttributeValues":{":a":{"S":"Nina"}\#(values)}\#(names)\#(more)}"#
  }

  private func page(_ years: [Int], more: String = "") -> String {
    let items = years.map { #"{"artist":{"S":"Nina"},"year":{"N":"\#($0)"}}"# }.joined(separator: ",")
    return #"{"Items":[\#(items)],"Count":\#(years.count),"ScannedCount":\#(years.count)\#(more)}"#
  }

  @Test func readsAPartitionInOrder() async throws {
    let bench = try await bench()
    try await bench.expect("Query", query(""), page(Self.years))
    try await bench.expect("Query", query("", "", #","ScanIndexForward":false"#), page(Self.years.reversed()))
  }

  @Test(arguments: [
    ("=", [10]), ("<", [-5, 0, 9]), ("<=", [-5, 0, 9, 10]), (">", [100, 1999]), (">=", [10, 100, 1999]),
  ])
  func compares(_ comparator: String, _ years: [Int]) async throws {
    try await bench().expect("Query", query(" AND #y \(comparator) :y", #",":y":{"N":"10"}"#), page(years))
  }

  @Test func readsBetween() async throws {
    try await bench().expect(
      "Query", query(" AND #y BETWEEN :l AND :h", #",":l":{"N":"0"},":h":{"N":"10.0"}"#), page([0, 9, 10]))
  }

  @Test func pages() async throws {
    let bench = try await bench()
    let key = { (year: Int) in #"{"artist":{"S":"Nina"},"year":{"N":"\#(year)"}}"# }
    try await bench.expect(
      "Query", query("", "", #","Limit":4"#), page([-5, 0, 9, 10], more: #","LastEvaluatedKey":\#(key(10))"#))
    // A page that ends with the last item has a key all the same.
    try await bench.expect(
      "Query", query("", "", #","Limit":2,"ExclusiveStartKey":\#(key(10))"#),
      page([100, 1999], more: #","LastEvaluatedKey":\#(key(1999))"#))
    try await bench.expect("Query", query("", "", #","ExclusiveStartKey":\#(key(1999))"#), page([]))
    try await bench.expect(
      "Query", query("", "", #","ScanIndexForward":false,"ExclusiveStartKey":\#(key(9))"#), page([0, -5]))
  }

  @Test func filtersAfterTheLimit() async throws {
    let bench = try await Bench.music()
    for year in 1...4 { try await bench.add("Nina", year, #""n":{"N":"\#(year % 2)"}"#) }
    try await bench.expect(
      "Query",
      query("", #",":n":{"N":"0"}"#, #","FilterExpression":"n = :n","Limit":3,"Select":"COUNT""#),
      #"{"Count":1,"ScannedCount":3,"LastEvaluatedKey":{"artist":{"S":"Nina"},"year":{"N":"3"}}}"#)
  }

  @Test func endsAPageAtOneMegabyte() async throws {
    let bench = try await Bench.music()
    for year in 1...4 { try await bench.add("Nina", year, #""x":{"S":"\#(String(repeating: "x", count: 400_000))"}"#) }
    try await bench.expect(
      "Query", query("", "", #","Select":"COUNT","ReturnConsumedCapacity":"TOTAL""#),
      #"{"Count":3,"ScannedCount":3,"LastEvaluatedKey":{"artist":{"S":"Nina"},"year":{"N":"3"}},"#
        + #""ConsumedCapacity":{"TableName":"music","CapacityUnits":146.5}}"#)
  }

  /// The stored order of numbers is the order of their values, over the whole range of exponents and digits.
  @Test func ordersNumbersByValue() async throws {
    let bench = try await Bench.music()
    var numbers: Set<DynamoDBNumber> = [0, 1, -1, 10, -10, 11, 12, -11, -12, 100, 101, -100, -101]
    while numbers.count < 300 {
      let digits = (0..<Int.random(in: 1...38)).map { _ in String(Int.random(in: 0...9)) }.joined()
      let text = "\(Bool.random() ? "-" : "")0.\(digits)e\(Int.random(in: [-80...100, -2...2].randomElement() ?? 0...0))"
      if let number = DynamoDBNumber(text) { numbers.insert(number) }
    }
    for number in numbers {
      try await bench.must("PutItem", #"{"TableName":"music","Item":{"artist":{"S":"Nina"},"year":{"N":"\#(number)"}}}"#)
    }
    let (_, body) = try await bench.send("Query", query(""))
    #expect(body.matches(of: #/"N":"([^"]+)"/#).map(\.output.1) == numbers.sorted().map { $0.description[...] })
  }

  @Test func comparesBytes() async throws {
    let bench = try Bench()
    try await bench.must(
      "CreateTable",
      #"{"TableName":"words","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":["#
        + #"{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"w","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"w","KeyType":"RANGE"}]}"#)
    let words = ["a", #"a\u0000"#, #"a\u0000b"#, #"a\u0001"#, "ab", "b", "z", "é", "日", "😀"]
    for word in words.shuffled() {
      try await bench.must("PutItem", #"{"TableName":"words","Item":{"p":{"S":"x"},"w":{"S":"\#(word)"}}}"#)
    }
    func found(_ condition: String, _ value: String) async throws -> [String] {
      let (_, body) = try await bench.send(
        "Query",
        #"{"TableName":"words","KeyConditionExpression":"p = :p AND \#(condition)","ProjectionExpression":"w","#
          + #""ExpressionAttributeValues":{":p":{"S":"x"},":w":{"S":"\#(value)"}}}"#)
      return body.matches(of: #/"S":"([^"]+)"/#).map { String($0.output.1) }
    }
    #expect(try await found("w >= :w", "a") == words)
    #expect(try await found("w > :w", "a") == Array(words.dropFirst()))
    #expect(try await found("w < :w", "ab") == Array(words.prefix(4)))
    #expect(try await found("w <= :w", "ab") == Array(words.prefix(5)))
    #expect(try await found("begins_with(w, :w)", "a") == Array(words.prefix(5)))
    #expect(try await found("begins_with(w, :w)", #"a\u0000"#) == Array(words[1...2]))
    #expect(try await found("w = :w", #"a\u0000"#) == [words[1]])
  }

  /// Both operations have the same sentences, but a query counts them.
  @Test(arguments: [
    (
      #""Select":"COUNT","ProjectionExpression":"n""#,
      "Cannot specify the ProjectionExpression when choosing to get only the Count"
    ),
    (
      #""Select":"ALL_ATTRIBUTES","ProjectionExpression":"n""#,
      "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES"
    ),
    (
      #""Select":"ALL_PROJECTED_ATTRIBUTES""#, "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
    ),
    (
      #""Select":"SPECIFIC_ATTRIBUTES""#,
      "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"
    ),
  ])
  func refusesSelections(_ members: String, _ message: String) async throws {
    let bench = try await bench()
    try await bench.expect("Query", query("", "", "," + members), invalid: "1 validation error detected: " + message)
    try await bench.expect("Scan", #"{"TableName":"music",\#(members)}"#, invalid: message)
  }

  @Test func refuses() async throws {
    let bench = try await bench()
    try await bench.expect(
      "Query", #"{"TableName":"music"}"#,
      invalid: "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.")
    try await bench.expect(
      "Query", query("", #",":n":{"N":"1"}"#, #","FilterExpression":"artist = :n""#),
      invalid: "Filter Expression can only contain non-primary key attributes: Primary key attribute: artist")
    try await bench.expect(
      "Query", query("", "", #","ExclusiveStartKey":{"artist":{"S":"Nina"}}"#), invalid: "The provided starting key is invalid")
    try await bench.expect(
      "Query", query("", "", #","ExclusiveStartKey":{"artist":{"S":"Otis"},"year":{"N":"1"}}"#),
      invalid: "The provided starting key is outside query boundaries based on provided conditions")
    try await bench.expect(
      "Query", query(" AND #y > :y", #",":y":{"N":"5"}"#, #","ExclusiveStartKey":{"artist":{"S":"Nina"},"year":{"N":"1"}}"#),
      invalid: "The provided starting key does not match the range key predicate")
    try await bench.expect(
      "Query", query(" AND #y > :y", #",":y":{"S":"5"}"#),
      invalid: "One or more parameter values were invalid: Condition parameter type does not match schema type")
    try await bench.expect(
      "Query", query("", "", #","Limit":0"#),
      invalid: "1 validation error detected: Value at 'Limit' failed to satisfy constraint: "
        + "Member must have value greater than or equal to 1")
    try await bench.expect(
      "Query", query("", "", #","IndexName":"by-nothing""#), invalid: "The table does not have the specified index: by-nothing")
  }
}
