import Testing

/// `AttributeUpdates`, which `UpdateExpression` replaced.
@Suite struct AttributeUpdatesTests {
  private static let parameter = "One or more parameter values were invalid: "

  private static func update(_ updates: String, _ more: String = "") -> String {
    #"{"TableName":"users","Key":{"id":{"S":"a"}},"AttributeUpdates":\#(updates)\#(more)}"#
  }

  @Test(
    arguments: [
      (#"{}"#, "Only DELETE action is allowed when no attribute value is specified"),
      (#"{"Action":"ADD"}"#, "Only DELETE action is allowed when no attribute value is specified"),
      (#"{"Action":"DELETE","Value":{"S":"1"}}"#, "DELETE action with value is not supported for the type S"),
      (#"{"Action":"DELETE","Value":{"N":"1"}}"#, "DELETE action with value is not supported for the type N"),
      (#"{"Action":"DELETE","Value":{"L":[]}}"#, "DELETE action with value is not supported for the type L"),
      (#"{"Action":"ADD","Value":{"S":"1"}}"#, "ADD action is not supported for the type S"),
      (#"{"Action":"ADD","Value":{"B":"Yg=="}}"#, "ADD action is not supported for the type B"),
      (#"{"Action":"ADD","Value":{"BOOL":true}}"#, "ADD action is not supported for the type BOOL"),
      (#"{"Action":"ADD","Value":{"M":{}}}"#, "ADD action is not supported for the type M"),
      (#"{"Action":"DELETE","Value":{"SS":[]}}"#, "An string set  may not be empty"),
    ] as [(String, String)])
  func refuses(_ update: String, _ message: String) async throws {
    try await Bench().expect("UpdateItem", Self.update(#"{"n":\#(update)}"#), counted: Self.parameter + message)
  }

  @Test func refusesOtherActions() async throws {
    try await Bench().expect(
      "UpdateItem", Self.update(#"{"n":{"Action":"NONE","Value":{"S":"1"}}}"#),
      invalid: "1 validation error detected: Value 'NONE' at 'attributeUpdates.n.member.action' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [ADD, PUT, DELETE]")
  }

  @Test func refusesNoUpdate() async throws {
    try await Bench().expect(
      "UpdateItem", Self.update(#"{"n":null}"#),
      counted: "Supplied AttributeValueUpdate is empty, must contain one of the supported actions: n is null")
  }

  /// The key's values, then the updates, then what is expected.
  @Test func checksInOrder() async throws {
    let bench = try Bench()
    try await bench.expect(
      "UpdateItem",
      #"{"TableName":"abc","Key":{"id":{"SS":[]}},"AttributeUpdates":{"n":{}},"Expected":{"n":{}}}"#,
      counted: Self.parameter + "An string set  may not be empty")
    try await bench.expect(
      "UpdateItem", Self.update(#"{"n":{}}"#, #","Expected":{"n":{}}"#),
      counted: Self.parameter + "Only DELETE action is allowed when no attribute value is specified")
    try await bench.expect(
      "UpdateItem", Self.update(#"{}"#, #","Expected":{"n":{}}"#),
      counted: Self.parameter + "Value must be provided when Exists is null for Attribute: n")
  }

  @Test func leavesTheKeyAlone() async throws {
    try await Bench.users().expect(
      "UpdateItem", Self.update(#"{"n":{"Value":{"N":"1"}},"id":{"Value":{"S":"b"}}}"#),
      invalid: Self.parameter + "Cannot update attribute id. This attribute is part of the key")
  }

  @Test func putsAddsAndDeletes() async throws {
    let bench = try await Bench.users()
    let first = #"""
      {"b":{"Action":"DELETE"},"c":{"Action":"DELETE","Value":{"SS":["a","b"]}},"d":{"Action":"ADD","Value":{"N":"5"}},
      "e":{"Action":"ADD","Value":{"SS":["a","b"]}},"f":{"Action":"ADD","Value":{"L":[{"S":"a"}]}},"g.h":{"Value":{"S":"x"}}}
      """#
    try await bench.expect(
      "UpdateItem", Self.update(first, #","ReturnValues":"UPDATED_NEW""#),
      #"{"Attributes":{"d":{"N":"5"},"e":{"SS":["a","b"]},"f":{"L":[{"S":"a"}]},"g.h":{"S":"x"}}}"#)
    let second = #"""
      {"d":{"Action":"ADD","Value":{"N":"-1.5"}},"e":{"Action":"ADD","Value":{"SS":["b","c"]}},
      "f":{"Action":"ADD","Value":{"L":[{"S":"a"},{"N":"1"}]}},"g.h":{"Action":"DELETE"}}
      """#
    try await bench.expect(
      "UpdateItem", Self.update(second, #","ReturnValues":"ALL_NEW""#),
      #"{"Attributes":{"d":{"N":"3.5"},"e":{"SS":["a","b","c"]},"f":{"L":[{"S":"a"},{"S":"a"},{"N":"1"}]},"id":{"S":"a"}}}"#)
    try await bench.expect(
      "UpdateItem", Self.update(#"{"e":{"Action":"DELETE","Value":{"SS":["a","b","c"]}}}"#, #","ReturnValues":"UPDATED_OLD""#),
      #"{"Attributes":{"e":{"SS":["a","b","c"]}}}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#,
      #"{"Item":{"d":{"N":"3.5"},"f":{"L":[{"S":"a"},{"S":"a"},{"N":"1"}]},"id":{"S":"a"}}}"#)
  }

  @Test(arguments: [
    #"{"b":{"Action":"DELETE","Value":{"NS":["1"]}}}"#, #"{"c":{"Action":"DELETE","Value":{"NS":["1"]}}}"#,
    #"{"b":{"Action":"ADD","Value":{"NS":["1"]}}}"#, #"{"d":{"Action":"ADD","Value":{"N":"1"}}}"#,
    #"{"b":{"Action":"ADD","Value":{"L":[]}}}"#,
  ])
  func refusesOtherTypesThanStored(_ updates: String) async throws {
    let bench = try await Bench.users()
    try await bench.must(
      "PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"b":{"SS":["1"]},"c":{"N":"1"},"d":{"NS":["1"]}}}"#)
    try await bench.expect("UpdateItem", Self.update(updates), invalid: "Type mismatch for attribute to update")
  }

  /// What isn't there is not made to delete something from it; an update of nothing makes it.
  @Test func deletesFromNothing() async throws {
    let bench = try await Bench.users()
    let get = #"{"TableName":"users","Key":{"id":{"S":"a"}}}"#
    let removals = [
      Self.update(#"{"b":{"Action":"DELETE"}}"#, #","ReturnValues":"ALL_NEW""#),
      Self.update(#"{"b":{"Action":"DELETE","Value":{"SS":["a"]}}}"#),
      #"{"TableName":"users","Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE b, c.d, e[0]","ReturnValues":"ALL_NEW"}"#,
    ]
    for removal in removals {
      try await bench.expect("UpdateItem", removal, "{}")
      try await bench.expect("GetItem", get, "{}")
    }
    try await bench.expect(
      "UpdateItem", Self.update("{}", #","ReturnValues":"ALL_NEW""#), #"{"Attributes":{"id":{"S":"a"}}}"#)
    try await bench.expect("UpdateItem", Self.update("{}", #","ReturnValues":"UPDATED_NEW""#), "{}")
    try await bench.expect("GetItem", get, #"{"Item":{"id":{"S":"a"}}}"#)
  }
}
