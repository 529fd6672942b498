import Testing

/// Texts that Swift takes for equal and DynamoDB doesn't.
@Suite struct UnicodeFormTests {
  private static let composed = #"\u00e9"#
  private static let decomposed = #"e\u0301"#

  private static func message(_ what: String) -> String {
    "Two \(what) are the same text in different Unicode forms, which the embedded engine cannot keep apart, as DynamoDB does: "
      + "e\u{301}. Normalize them."
  }

  @Test func neitherNameIsLost() async throws {
    let bench = try await Bench.users()
    let item = #"{"id":{"S":"a"},"\#(Self.composed)":{"N":"1"},"\#(Self.decomposed)":{"N":"2"}}"#
    try await bench.expect("PutItem", #"{"TableName":"users","Item":\#(item)}"#, invalid: Self.message("names of attributes"))
    let map = #"{"id":{"S":"a"},"m":{"M":{"\#(Self.composed)":{"N":"1"},"\#(Self.decomposed)":{"N":"2"}}}}"#
    try await bench.expect("PutItem", #"{"TableName":"users","Item":\#(map)}"#, invalid: Self.message("names of attributes"))
  }

  @Test func neitherMemberIsLost() async throws {
    let bench = try await Bench.users()
    let set = #"{"id":{"S":"a"},"s":{"SS":["\#(Self.composed)","\#(Self.decomposed)"]}}"#
    try await bench.expect("PutItem", #"{"TableName":"users","Item":\#(set)}"#, invalid: Self.message("members of a set"))
  }

  @Test func neitherUpdateIsLost() async throws {
    let updates = #"{"\#(Self.composed)":{"Value":{"N":"1"}},"\#(Self.decomposed)":{"Value":{"N":"2"}}}"#
    try await Bench.users().expect(
      "UpdateItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributeUpdates":\#(updates)}"#,
      invalid: Self.message("names of attributes"))
  }

  /// Of members that share a name, the last one counts; those of two forms don't, however many there are.
  @Test(arguments: [0, 20]) func membersAreToldApart(_ others: Int) async throws {
    let more = (0..<others).map { #","a\#($0)":{"N":"1"}"# }.joined()
    func put(_ second: String) -> String {
      #"{"TableName":"users","Item":{"id":{"S":"a"},"\#(Self.composed)":{"N":"1"}\#(more),"\#(second)":{"N":"2"}}}"#
    }
    let bench = try await Bench.users()
    try await bench.expect("PutItem", put(Self.composed), "{}")
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributesToGet":["\#(Self.composed)"]}"#,
      #"{"Item":{"é":{"N":"2"}}}"#)
    try await bench.expect("PutItem", put(Self.decomposed), invalid: Self.message("names of attributes"))
  }

  /// An index has the form that its table has.
  @Test func indexesFollow() async throws {
    let bench = try await Bench.music()
    for text in [Self.composed, Self.decomposed] {
      try await bench.add("a", 1, #""genre":{"S":"g"},"text":{"S":"\#(text)"}"#)
    }
    let (_, body) = try await bench.send("Scan", #"{"TableName":"music","IndexName":"by-genre","AttributesToGet":["text"]}"#)
    let answer = #"{"Items":[{"text":{"S":"e\#u{301}"}}],"Count":1,"ScannedCount":1}"#
    #expect(body.utf8.elementsEqual(answer.utf8))
  }

  @Test func keysOfBothFormsAreTwo() async throws {
    let bench = try await Bench.users()
    for id in [Self.composed, Self.decomposed] {
      try await bench.expect("PutItem", #"{"TableName":"users","Item":{"id":{"S":"\#(id)"}}}"#, "{}")
    }
    let (_, body) = try await bench.send("Scan", #"{"TableName":"users","Select":"COUNT"}"#)
    #expect(body == #"{"Count":2,"ScannedCount":2}"#)
  }
}
