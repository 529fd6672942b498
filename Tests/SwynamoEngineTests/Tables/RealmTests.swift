import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct RealmTests {
  private static let ohio = Realm(region: "us-east-2", account: "123456789012")
  private static let create =
    #"{"TableName":"abc","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"#
    + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}"#

  private func send(_ engine: EmbeddedEngine, _ realm: Realm, _ operation: String, _ json: String) async throws -> String {
    let answer = try await engine.send(TransportRequest(operation: operation, body: Array(json.utf8)), in: realm)
    return String(decoding: answer.body, as: UTF8.self)
  }

  @Test func keepsTablesApart() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let here = try await send(engine, .local, "CreateTable", Self.create)
    #expect(here.contains(#""TableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/abc""#))
    let there = try await send(engine, Self.ohio, "CreateTable", Self.create)
    #expect(there.contains(#""TableArn":"arn:aws:dynamodb:us-east-2:123456789012:table/abc""#))

    let get = #"{"TableName":"abc","Key":{"a":{"S":"x"}}}"#
    _ = try await send(engine, Self.ohio, "PutItem", #"{"TableName":"abc","Item":{"a":{"S":"x"}}}"#)
    #expect(try await send(engine, .local, "GetItem", get) == "{}")
    #expect(try await send(engine, Self.ohio, "GetItem", get) == #"{"Item":{"a":{"S":"x"}}}"#)

    _ = try await send(engine, .local, "DeleteTable", #"{"TableName":"abc"}"#)
    #expect(try await send(engine, .local, "ListTables", "{}") == #"{"TableNames":[]}"#)
    #expect(try await send(engine, Self.ohio, "ListTables", "{}") == #"{"TableNames":["abc"]}"#)
    #expect(try await send(engine, Realm(region: "us-east-2"), "ListTables", "{}") == #"{"TableNames":[]}"#)
  }

  @Test func keepsTokensApart() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    for (realm, value) in [(Realm.local, "1"), (Self.ohio, "2")] {
      _ = try await send(engine, realm, "CreateTable", Self.create)
      let write =
        #"{"ClientRequestToken":"t","TransactItems":[{"Put":{"TableName":"abc","Item":{"a":{"S":"x"},"n":{"N":"\#(value)"}}}}]}"#
      #expect(try await send(engine, realm, "TransactWriteItems", write) == "{}")
      #expect(
        try await send(engine, realm, "GetItem", #"{"TableName":"abc","Key":{"a":{"S":"x"}}}"#)
          == #"{"Item":{"a":{"S":"x"},"n":{"N":"\#(value)"}}}"#)
    }
  }

  @Test func isATransport() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let create = TransportRequest(operation: "CreateTable", body: Array(Self.create.utf8))
    #expect(try await engine.realm(Self.ohio).send(create).status == 200)
    #expect(try await send(engine, Self.ohio, "ListTables", "{}") == #"{"TableNames":["abc"]}"#)
    #expect(try await send(engine, .local, "ListTables", "{}") == #"{"TableNames":[]}"#)
  }

  @Test func staysInTheFile() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "swynamo-\(UUID().uuidString).db").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let first = try EmbeddedEngine(.file(path))
    _ = try await send(first, Self.ohio, "CreateTable", Self.create)
    await first.close()
    let second = try EmbeddedEngine(.file(path))
    #expect(try await send(second, Self.ohio, "ListTables", "{}") == #"{"TableNames":["abc"]}"#)
    #expect(try await send(second, .local, "ListTables", "{}") == #"{"TableNames":[]}"#)
    await second.close()
  }
}
