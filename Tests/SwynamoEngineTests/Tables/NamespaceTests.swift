import Foundation
import SwynamoEngine
import SwynamoWire
import Testing

@Suite struct NamespaceTests {
  private static let ohio = TableNamespace(region: "us-east-2", account: "123456789012")
  private static let create =
    #"{"TableName":"abc","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"#
    + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}"#

  private func send(_ engine: EmbeddedEngine, _ namespace: TableNamespace, _ operation: String, _ json: String) async throws
    -> String
  {
    let answer = try await engine.send(TransportRequest(operation: operation, body: Array(json.utf8)), in: namespace)
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
    #expect(try await send(engine, TableNamespace(region: "us-east-2"), "ListTables", "{}") == #"{"TableNames":[]}"#)
  }

  @Test func keepsTokensApart() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    for (namespace, value) in [(TableNamespace.local, "1"), (Self.ohio, "2")] {
      _ = try await send(engine, namespace, "CreateTable", Self.create)
      let write =
        #"{"ClientRequestToken":"t","TransactItems":[{"Put":{"TableName":"abc","Item":{"a":{"S":"x"},"n":{"N":"\#(value)"}}}}]}"#
      #expect(try await send(engine, namespace, "TransactWriteItems", write) == "{}")
      #expect(
        try await send(engine, namespace, "GetItem", #"{"TableName":"abc","Key":{"a":{"S":"x"}}}"#)
          == #"{"Item":{"a":{"S":"x"},"n":{"N":"\#(value)"}}}"#)
    }
  }

  /// They would cut a name short in a log or a file.
  @Test(arguments: ["eu\0x", "\0", "eu\n", "\u{7F}", "\u{85}"])
  func hasNoControlCharacters(text: String) async throws {
    try await StoreFolder.with { folder in
      let engine = try EmbeddedEngine(.file(folder.path()))
      for (namespace, name) in [
        (TableNamespace(region: text), "region"), (TableNamespace(region: "eu", account: text), "account"),
      ] {
        #expect(
          try await send(engine, namespace, "CreateTable", Self.create)
            == #"{"__type":"com.amazon.coral.validate#ValidationException","message":"The \#(name) that the request is for has a "#
            + #"control character."}"#)
      }
      await engine.close()
      let again = try EmbeddedEngine(.file(folder.path()))
      #expect(await again.storeFaults().isEmpty)
      await again.close()
    }
  }

  /// Any other text is a namespace of its own, also where Swift takes two for equal.
  @Test func keepsFormsOfUnicodeApart() async throws {
    try await StoreFolder.with { folder in
      let (composed, decomposed) = (
        TableNamespace(region: "\u{e9}", account: "'; DROP"), TableNamespace(region: "e\u{301}", account: "'; DROP")
      )
      #expect(composed != decomposed)
      let engine = try EmbeddedEngine(.file(folder.path()))
      _ = try await send(engine, composed, "CreateTable", Self.create)
      await engine.close()
      let again = try EmbeddedEngine(.file(folder.path()))
      #expect(try await send(again, composed, "ListTables", "{}") == #"{"TableNames":["abc"]}"#)
      #expect(try await send(again, decomposed, "ListTables", "{}") == #"{"TableNames":[]}"#)
      await again.close()
    }
  }

  @Test func isATransport() async throws {
    let engine = try EmbeddedEngine(.inMemory)
    let create = TransportRequest(operation: "CreateTable", body: Array(Self.create.utf8))
    #expect(try await engine.namespace(Self.ohio).send(create).status == 200)
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
