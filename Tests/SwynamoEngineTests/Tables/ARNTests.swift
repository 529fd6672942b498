import SwynamoEngine
import SwynamoWire
import Testing

/// Operations on items take a table's ARN for its name, where it is of the region and account of the request.
@Suite struct ARNTests {
  private static let ohio = TableNamespace(region: "us-east-2", account: "123456789012")

  private func send(_ engine: EmbeddedEngine, _ operation: String, _ json: String, _ namespace: TableNamespace = ohio)
    async throws -> String
  {
    let answer = try await engine.send(TransportRequest(operation: operation, body: Array(json.utf8)), in: namespace)
    return String(decoding: answer.body, as: UTF8.self)
  }

  private func engine(_ namespace: TableNamespace = ohio) async throws -> EmbeddedEngine {
    let engine = try EmbeddedEngine(.inMemory)
    _ = try await send(
      engine, "CreateTable",
      #"{"TableName":"users","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
        + #""KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}"#, namespace)
    return engine
  }

  @Test func ofTheRealmAreItsTables() async throws {
    let engine = try await engine()
    let arn = "arn:aws:dynamodb:us-east-2:123456789012:table/users"
    let members = #""TableName":"\#(arn)","Key":{"id":{"S":"a"}}"#
    #expect(try await send(engine, "PutItem", #"{"TableName":"\#(arn)","Item":{"id":{"S":"a"}}}"#) == "{}")
    #expect(try await send(engine, "GetItem", "{\(members)}") == #"{"Item":{"id":{"S":"a"}}}"#)
    #expect(
      try await send(engine, "TransactWriteItems", #"{"TransactItems":[{"Delete":{\#(members)}}]}"#) == "{}")
    #expect(try await send(engine, "GetItem", "{\(members)}") == "{}")
  }

  @Test(arguments: [
    "arn:aws:dynamodb:us-east-1:123456789012:table/users", "arn:aws:dynamodb:us-east-2:000000000000:table/users",
    "arn:aws:s3:us-east-2:123456789012:table/users", "arn:aws:dynamodb:us-east-2:123456789012:table/others",
  ])
  func ofOthersAreNotFound(arn: String) async throws {
    let engine = try await engine()
    let key = #"{"id":{"S":"a"}}"#
    for (operation, request) in [
      ("GetItem", #"{"TableName":"\#(arn)","Key":\#(key)}"#),
      ("BatchGetItem", #"{"RequestItems":{"\#(arn)":{"Keys":[\#(key)]}}}"#),
      ("BatchWriteItem", #"{"RequestItems":{"\#(arn)":[{"DeleteRequest":{"Key":\#(key)}}]}}"#),
      ("TransactGetItems", #"{"TransactItems":[{"Get":{"TableName":"\#(arn)","Key":\#(key)}}]}"#),
    ] {
      #expect(
        try await send(engine, operation, request)
          == #"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"Requested resource not found"}"#)
    }
  }

  @Test func ofAnyRealmAreThoseOfTheLocalOne() async throws {
    let engine = try await engine(.local)
    #expect(
      try await send(
        engine, "GetItem", #"{"TableName":"arn:aws:dynamodb:eu-west-1:123456789012:table/users","Key":{"id":{"S":"a"}}}"#, .local)
        == "{}")
  }
}
