import Testing

/// Texts that Swift takes for equal and DynamoDB doesn't: each is a name, a member, a value of its own.
@Suite struct UnicodeFormTests {
  /// NFC and NFD of one letter.
  private static let composed = #"\u00e9"#
  private static let decomposed = #"e\u0301"#
  private static let (c, d) = ("\u{E9}", "e\u{301}")

  /// A table `users` with one item of these attributes besides its key.
  private static func bench(_ attributes: String) async throws -> Bench {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},\#(attributes)}}"#)
    return bench
  }

  /// The item `a` of `users`, which has to be this to the byte.
  private static func expectItem(
    _ bench: Bench, _ attributes: String, _ more: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let (_, body) = try await bench.send("GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}\#(more)}"#)
    // `==` would not tell the forms apart.
    #expect(Array(body.utf8) == Array(#"{"Item":{\#(attributes)}}"#.utf8), "\(body)", sourceLocation: sourceLocation)
  }

  private static func update(_ expression: String, name: String, value: String = #"{"S":"new"}"#) -> String {
    let values = expression.contains(":v") ? #","ExpressionAttributeValues":{":v":\#(value)}"# : ""
    return #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"\#(expression)","#
      + ##""ExpressionAttributeNames":{"#n":"\##(name)"}\##(values)}"##
  }

  @Test func aWriteLeavesTheOtherNameAlone() async throws {
    let bench = try await Self.bench(#""\#(Self.decomposed)":{"S":"old"}"#)
    try await bench.must("UpdateItem", Self.update("SET #n = :v", name: Self.composed))
    try await Self.expectItem(bench, #""\#(Self.d)":{"S":"old"},"id":{"S":"a"},"\#(Self.c)":{"S":"new"}"#)
    try await bench.must("UpdateItem", Self.update("REMOVE #n", name: Self.decomposed))
    try await Self.expectItem(bench, #""id":{"S":"a"},"\#(Self.c)":{"S":"new"}"#)
  }

  @Test func aWriteLeavesTheOtherMemberAlone() async throws {
    let bench = try await Self.bench(#""m":{"M":{"\#(Self.decomposed)":{"S":"old"}}}"#)
    try await bench.must("UpdateItem", Self.update("SET m.#n = :v", name: Self.composed))
    try await Self.expectItem(bench, #""id":{"S":"a"},"m":{"M":{"\#(Self.d)":{"S":"old"},"\#(Self.c)":{"S":"new"}}}"#)
    try await bench.must("UpdateItem", Self.update("REMOVE m.#n", name: Self.decomposed))
    try await Self.expectItem(bench, #""id":{"S":"a"},"m":{"M":{"\#(Self.c)":{"S":"new"}}}"#)
  }

  @Test(arguments: ["", "m."]) func conditionsAreAboutOneName(_ parent: String) async throws {
    let bench = try await Self.bench(
      #""\#(Self.decomposed)":{"S":"old"},"m":{"M":{"\#(Self.decomposed)":{"S":"old"}}}"#)
    func matches(_ filter: String, _ name: String) async throws -> Bool {
      let values = filter.contains(":v") ? #","ExpressionAttributeValues":{":v":{"S":"old"}}"# : ""
      let (_, body) = try await bench.send(
        "Scan",
        #"{"TableName":"users","Select":"COUNT","FilterExpression":"\#(filter.replacing("#n", with: parent + "#n"))","#
          + ##""ExpressionAttributeNames":{"#n":"\##(name)"}\##(values)}"##)
      return body == #"{"Count":1,"ScannedCount":1}"#
    }
    for filter in ["attribute_exists(#n)", "#n = :v", "size(#n) = size(#n)", "contains(#n, :v)"] {
      #expect(try await matches(filter, Self.composed) == false, "\(filter)")
    }
    #expect(try await matches("attribute_not_exists(#n)", Self.composed))
    #expect(try await matches("attribute_exists(#n)", Self.decomposed))
    #expect(try await matches("#n = :v", Self.decomposed))
  }

  @Test func projectionsAreOfOneName() async throws {
    let both = #""\#(Self.composed)":{"N":"1"},"\#(Self.decomposed)":{"N":"2"}"#
    let bench = try await Self.bench(#"\#(both),"m":{"M":{\#(both)}}"#)
    for (name, shown) in [(Self.composed, #""\#(Self.c)":{"N":"1"}"#), (Self.decomposed, #""\#(Self.d)":{"N":"2"}"#)] {
      let names = ##","ExpressionAttributeNames":{"#n":"\##(name)"}"##
      try await Self.expectItem(bench, shown, ##","ProjectionExpression":"#n"\##(names)"##)
      try await Self.expectItem(bench, #""m":{"M":{\#(shown)}}"#, #","ProjectionExpression":"m.#n"\#(names)"#)
      try await Self.expectItem(bench, shown, #","AttributesToGet":["\#(name)"]"#)
    }
    // Two names do not overlap, one named twice does.
    try await Self.expectItem(
      bench, #""\#(Self.d)":{"N":"2"},"\#(Self.c)":{"N":"1"}"#,
      ##","ProjectionExpression":"#c, #d","ExpressionAttributeNames":{"#c":"\##(Self.composed)","#d":"\##(Self.decomposed)"}"##)
    try await bench.expect(
      "GetItem",
      ##"{"TableName":"users","Key":{"id":{"S":"a"}},"ProjectionExpression":"#c, #d","##
        + ##""ExpressionAttributeNames":{"#c":"\##(Self.composed)","#d":"\##(Self.composed)"}}"##,
      invalid:
        "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; "
        + "path one: [\(Self.c)], path two: [\(Self.c)]")
  }

  @Test func bothNamesInOneUpdate() async throws {
    let bench = try await Self.bench(#""x":{"N":"1"}"#)
    try await bench.must(
      "UpdateItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"SET #c = :v, #d = :w","#
        + ##""ExpressionAttributeNames":{"#c":"\##(Self.composed)","#d":"\##(Self.decomposed)"},"##
        + #""ExpressionAttributeValues":{":v":{"N":"1"},":w":{"N":"2"}}}"#)
    try await Self.expectItem(
      bench, #""\#(Self.d)":{"N":"2"},"id":{"S":"a"},"x":{"N":"1"},"\#(Self.c)":{"N":"1"}"#)
    try await bench.must(
      "UpdateItem",
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributeUpdates":"#
        + #"{"\#(Self.composed)":{"Value":{"N":"3"}},"\#(Self.decomposed)":{"Action":"DELETE"}}}"#)
    try await Self.expectItem(bench, #""id":{"S":"a"},"x":{"N":"1"},"\#(Self.c)":{"N":"3"}"#)
  }

  @Test func setsHaveBothMembers() async throws {
    let bench = try await Self.bench(#""s":{"SS":["\#(Self.composed)","\#(Self.decomposed)"]}"#)
    try await Self.expectItem(bench, #""id":{"S":"a"},"s":{"SS":["\#(Self.d)","\#(Self.c)"]}"#)
    try await bench.must("UpdateItem", Self.update("DELETE #n :v", name: "s", value: #"{"SS":["\#(Self.composed)"]}"#))
    try await Self.expectItem(bench, #""id":{"S":"a"},"s":{"SS":["\#(Self.d)"]}"#)
    try await bench.must("UpdateItem", Self.update("ADD #n :v", name: "s", value: #"{"SS":["\#(Self.composed)"]}"#))
    try await Self.expectItem(bench, #""id":{"S":"a"},"s":{"SS":["\#(Self.d)","\#(Self.c)"]}"#)
    try await bench.expect(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"s":{"SS":["\#(Self.composed)","\#(Self.c)"]}}}"#,
      counted:
        "One or more parameter values were invalid: Input collection [\"\(Self.c)\", \"\(Self.c)\"] contains duplicates.")
  }

  /// Of members that share a name, the last one counts; those of two forms are two, however many there are.
  @Test(arguments: [0, 20]) func membersAreToldApart(_ others: Int) async throws {
    let more = (0..<others).map { #","a\#($0)":{"N":"1"}"# }.joined()
    func put(_ second: String) -> String {
      #"{"TableName":"users","Item":{"id":{"S":"a"},"\#(Self.composed)":{"N":"1"}\#(more),"\#(second)":{"N":"2"}}}"#
    }
    let bench = try await Bench.users()
    let asked = #","AttributesToGet":["\#(Self.composed)","\#(Self.decomposed)"]"#
    try await bench.expect("PutItem", put(Self.composed), "{}")
    try await Self.expectItem(bench, #""\#(Self.c)":{"N":"2"}"#, asked)
    try await bench.expect("PutItem", put(Self.decomposed), "{}")
    try await Self.expectItem(bench, #""\#(Self.d)":{"N":"2"},"\#(Self.c)":{"N":"1"}"#, asked)
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

  /// The name of a key attribute is its bytes, and both forms may be the two names of one key.
  @Test func keyAttributesAreNamedByBytes() async throws {
    let bench = try Bench()
    try await bench.must(
      "CreateTable",
      #"{"TableName":"forms","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":["#
        + #"{"AttributeName":"\#(Self.composed)","AttributeType":"S"},{"AttributeName":"\#(Self.decomposed)","AttributeType":"N"}],"#
        + #""KeySchema":[{"AttributeName":"\#(Self.composed)","KeyType":"HASH"},{"AttributeName":"\#(Self.decomposed)","KeyType":"RANGE"}]}"#
    )
    try await bench.expect(
      "PutItem", #"{"TableName":"forms","Item":{"\#(Self.composed)":{"S":"a"}}}"#,
      invalid: "One or more parameter values were invalid: Missing the key \(Self.d) in the item")
    let item = #"{"\#(Self.decomposed)":{"N":"1"},"\#(Self.composed)":{"S":"a"}}"#
    try await bench.expect("PutItem", #"{"TableName":"forms","Item":\#(item)}"#, "{}")
    try await bench.expect(
      "UpdateItem",
      ##"{"TableName":"forms","Key":\##(item),"UpdateExpression":"SET #n = :v","ExpressionAttributeNames":{"#n":"\##(Self.decomposed)"},"##
        + #""ExpressionAttributeValues":{":v":{"N":"2"}}}"#,
      invalid: "One or more parameter values were invalid: Cannot update attribute \(Self.d). This attribute is part of the key")
    let (_, body) = try await bench.send(
      "Query",
      ##"{"TableName":"forms","KeyConditionExpression":"#c = :c AND #d > :d","ExpressionAttributeNames":"##
        + ##"{"#c":"\##(Self.composed)","#d":"\##(Self.decomposed)"},"ExpressionAttributeValues":{":c":{"S":"a"},":d":{"N":"0"}}}"##
    )
    #expect(body == #"{"Items":[{"\#(Self.d)":{"N":"1"},"\#(Self.c)":{"S":"a"}}],"Count":1,"ScannedCount":1}"#)
  }

  /// To Swift the sign for kelvin is a K.
  @Test func wordsOfTheServiceAreBytes() async throws {
    let index =
      #"{"IndexName":"by-b","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"Projection":{"ProjectionType":"\#u{212A}EYS_ONLY"}}"#
    try await Bench().expect(
      "CreateTable",
      #"{"TableName":"words","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"GlobalSecondaryIndexes":[\#(index)]}"#,
      invalid: "1 validation error detected: Value '\u{212A}EYS_ONLY' at "
        + "'globalSecondaryIndexes.1.member.projection.projectionType' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]")
  }
}
