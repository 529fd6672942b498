import Testing

extension Bench {
  /// `hash`: key `a`. `range`: keys `a` and `b`, all strings; local indexes `index1` (c; all) and `index2` (d; includes c), global
  /// indexes `index3` (c; all) and `index4` (c, d; includes e).
  static func letters() async throws -> Bench {
    let bench = try Bench()
    func key(_ hash: String, _ range: String? = nil) -> String {
      #""KeySchema":[{"AttributeName":"\#(hash)","KeyType":"HASH"}"#
        + (range.map { #",{"AttributeName":"\#($0)","KeyType":"RANGE"}"# } ?? "") + "]"
    }
    func index(_ name: String, _ key: String, include: String? = nil) -> String {
      let projection = include.map { #""INCLUDE","NonKeyAttributes":["\#($0)"]"# } ?? #""ALL""#
      return #"{"IndexName":"\#(name)","Projection":{"ProjectionType":\#(projection)},\#(key)}"#
    }
    func definitions(_ names: String) -> String {
      let elements = names.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
      return #""BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[\#(elements)]"#
    }
    try await bench.must("CreateTable", #"{"TableName":"hash",\#(definitions("a")),\#(key("a"))}"#)
    try await bench.must(
      "CreateTable",
      #"{"TableName":"range",\#(definitions("abcd")),\#(key("a", "b")),"LocalSecondaryIndexes":["#
        + "\(index("index1", key("a", "c"))),\(index("index2", key("a", "d"), include: "c"))],"
        + #""GlobalSecondaryIndexes":["# + "\(index("index3", key("c"))),\(index("index4", key("c", "d"), include: "e"))]}")
    return bench
  }

  /// An item from `"a=x b=y"`, all attributes strings.
  static func item(_ text: String) -> String {
    let members = text.split(separator: " ").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      return #""\#(parts[0])":{"S":"\#(parts[1])"}"#
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// The values of one attribute in an answer's items, in their order.
  static func values(of attribute: String, in body: String) -> [String] {
    let items = body.prefix(upTo: body.firstRange(of: #"],"Count""#)?.lowerBound ?? body.endIndex)
    return items.matches(of: #/"([a-z]+)":\{"[SN]":"([^"]*)"\}/#).filter { $0.output.1 == attribute }.map { String($0.output.2) }
  }
}
