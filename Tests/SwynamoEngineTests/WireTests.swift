import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct WireTests {
  private static let serialization = "com.amazon.coral.service#SerializationException"

  @Test func saysNothingOfWhatNobodyKnows() async throws {
    let answer = try await Bench().send("ListTable", "{}")
    #expect(answer.body == #"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#)
    #expect(answer.status == 400)
  }

  @Test(arguments: ["7", "null", "true", #""text""#, "[]", "[{}]"])
  func refusesWhatIsNotAnObject(_ body: String) async throws {
    #expect(try await Bench().send("ListTables", body).body == #"{"__type":"\#(Self.serialization)"}"#)
  }

  /// Few members are looked through, many are indexed.
  @Test(arguments: [0, 1, 10, 11, 12, 13, 14, 500])
  func ofMembersOfOneNameTheLastCounts(_ others: Int) async throws {
    let names = (0..<others).map { #""m\#($0)":\#($0),"# }.joined()
    let bench = try Bench()
    #expect(try await bench.send("ListTables", #"{"Limit":0,\#(names)\#(names)"Limit":1}"#).body == #"{"TableNames":[]}"#)
    #expect(try await bench.send("ListTables", #"{\#(names)"Limit":1,\#(names)"Limit":0}"#).status == 400)
  }

  @Test(arguments: ["1e400", "99999999999999999999", "-1e400", "-99999999999999999999"])
  func takesANumberOutOfRangeForTheNearest(_ number: String) async throws {
    let sentence = number.hasPrefix("-") ? "greater than or equal to 1" : "less than or equal to 100"
    try await Bench().expect(
      "ListTables", #"{"Limit":\#(number)}"#, error: "com.amazon.coral.validate#ValidationException",
      "1 validation error detected: Value '\(number)' at 'limit' failed to satisfy constraint: Member must have value \(sentence)"
    )
  }

  @Test(arguments: [
    ("BatchWriteItem", #"{"RequestItems":{"abc":"23"}}"#), ("BatchWriteItem", #"{"RequestItems":{"abc":true}}"#),
    ("BatchGetItem", #"{"RequestItems":{"abc":{"Keys":[23]}}}"#),
  ])
  func showsTheServicesOwnFault(_ operation: String, _ body: String) async throws {
    try await Bench().expect(
      operation, body, error: Self.serialization,
      "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader "
        + "'bootstrap')")
  }

  @Test(arguments: ["", "{", "{]", #"{"a":01}"#, #"{"a":"\x"}"#, "{} {}", #"{"a":"\ud800"}"#, "\u{FEFF}{}"])
  func refusesWhatIsNotJSON(_ body: String) async throws {
    let answer = try await Bench().send("ListTables", body)
    #expect(answer.body == #"{"__type":"\#(Self.serialization)"}"#)
    #expect(answer.status == 400)
  }

  @Test(arguments: [
    (#"{"TableName":23}"#, "NUMBER_VALUE cannot be converted to String"),
    (#"{"TableName":1.5}"#, "DECIMAL_VALUE cannot be converted to String"),
    (#"{"TableName":true}"#, "TRUE_VALUE cannot be converted to String"),
    (#"{"TableName":[]}"#, "Unrecognized collection type class java.lang.String"),
    (#"{"TableName":{}}"#, "Start of structure or map found where not expected"),
    (
      #"{"Item":[]}"#,
      "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>"
    ),
    (#"{"Item":"a"}"#, "Unexpected field type"),
    (#"{"Item":{"a":"b"}}"#, "Unexpected value type in payload"),
    (#"{"Item":{"a":[]}}"#, "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"),
    (#"{"Item":{"a":{"B":"23456"}}}"#, "Base64 encoded length is expected a multiple of 4 bytes but found: 5"),
    (#"{"Item":{"a":{"B":"+/+="}}}"#, "Invalid last non-pad Base64 character dectected"),
    (#"{"Item":{"a":{"B":1}}}"#, "only base-64-encoded strings are convertible to bytes"),
    (#"{"Item":{"a":{"BOOL":"23"}}}"#, "Unexpected token received from parser"),
    (#"{"Item":{"a":{"L":[{"SS":"x"}]}}}"#, "Unexpected field type"),
  ])
  func refusesTypes(_ body: String, _ message: String) async throws {
    try await Bench().expect("PutItem", body, error: Self.serialization, message)
  }

  @Test func sendsHeaders() async throws {
    let answer = try await EmbeddedEngine(.inMemory).send(TransportRequest(operation: "ListTables", body: Array("{}".utf8)))
    #expect(answer.headers["content-type"] == "application/x-amz-json-1.0")
    #expect(answer.headers["x-amzn-requestid"]?.count == 52)
    // The checksum is of the bytes as sent, and in the process none are.
    #expect(answer.headers["x-amz-crc32"] == nil)
  }
}
