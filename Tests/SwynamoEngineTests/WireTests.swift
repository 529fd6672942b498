import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct WireTests {
  private static let serialization = "com.amazon.coral.service#SerializationException"

  @Test func knowsNoOtherOperation() async throws {
    try await Bench().expect(
      "ExportTableToPointInTime", "{}", error: "com.amazon.coral.service#UnknownOperationException",
      "The embedded engine has no operation 'ExportTableToPointInTime'.")
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
    // crc32 of {"TableNames":[]}
    #expect(answer.headers["x-amz-crc32"] == "1315925753")
  }
}
