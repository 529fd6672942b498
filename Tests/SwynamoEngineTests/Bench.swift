import SwynamoEngine
import SwynamoWire
import Testing

/// An engine on the bench: requests and answers as JSON texts.
struct Bench {
  let engine: EmbeddedEngine
  /// Whose tables it asks for.
  private var namespace = TableNamespace.local

  init(_ store: EmbeddedEngine.Store = .inMemory) throws { engine = try EmbeddedEngine(store) }

  init(_ engine: EmbeddedEngine, _ namespace: TableNamespace = .local) {
    self.engine = engine
    self.namespace = namespace
  }

  func send(_ operation: String, _ json: String) async throws -> (status: Int, body: String) {
    let answer = try await engine.send(TransportRequest(operation: operation, body: Array(json.utf8)), in: namespace)
    return (answer.status, String(decoding: answer.body, as: UTF8.self))
  }

  /// The answer must be exactly this.
  func expect(
    _ operation: String, _ json: String, _ answer: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let (status, body) = try await send(operation, json)
    #expect(body == answer && body.utf8.elementsEqual(answer.utf8), sourceLocation: sourceLocation)
    #expect(status == 200, sourceLocation: sourceLocation)
  }

  /// The answer must be this refusal.
  func expect(
    _ operation: String, _ json: String, invalid message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      operation, json, error: "com.amazon.coral.validate#ValidationException", message, sourceLocation: sourceLocation)
  }

  /// The same of a refusal that is counted, as PutItem, UpdateItem and DeleteItem do.
  func expect(
    _ operation: String, _ json: String, counted message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await expect(
      operation, json, invalid: "1 validation error detected: " + message, sourceLocation: sourceLocation)
  }

  func expect(
    _ operation: String, _ json: String, error type: String, _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let (status, body) = try await send(operation, json)
    let escaped = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let isCapitalized = type.hasPrefix("com.amazon.coral.service") || type.contains("Idempotent")
    let name = isCapitalized ? "Message" : "message"
    let answer = #"{"__type":"\#(type)","\#(name)":"\#(escaped)"}"#
    #expect(body == answer && body.utf8.elementsEqual(answer.utf8), sourceLocation: sourceLocation)
    #expect(status == 400, sourceLocation: sourceLocation)
  }

  /// The transaction must be canceled with these codes, and these reasons as JSON texts.
  func expect(
    _ operation: String, _ json: String, canceled codes: String, _ reasons: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let (status, body) = try await send(operation, json)
    #expect(
      body == #"{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","CancellationReasons":["#
        + reasons.joined(separator: ",")
        + #"],"Message":"Transaction cancelled, please refer cancellation reasons for specific reasons [\#(codes)]"}"#,
      sourceLocation: sourceLocation)
    #expect(status == 400, sourceLocation: sourceLocation)
  }

  /// For preparations.
  func must(_ operation: String, _ json: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let (status, body) = try await send(operation, json)
    try #require(status == 200, "\(body)", sourceLocation: sourceLocation)
  }
}

extension Bench {
  /// `music`: partition key `artist` (S), sort key `year` (N); local index `by-title`, global indexes `by-genre` (genre, year;
  /// all), `by-label` (label; keys only) and `by-rating` (rating N; includes title).
  static func music(_ store: EmbeddedEngine.Store = .inMemory) async throws -> Bench {
    let bench = try Bench(store)
    try await bench.must(
      "CreateTable",
      #"""
      {"TableName":"music","BillingMode":"PAY_PER_REQUEST",
      "AttributeDefinitions":[{"AttributeName":"artist","AttributeType":"S"},{"AttributeName":"year","AttributeType":"N"},
      {"AttributeName":"title","AttributeType":"S"},{"AttributeName":"genre","AttributeType":"S"},
      {"AttributeName":"label","AttributeType":"S"},{"AttributeName":"rating","AttributeType":"N"}],
      "KeySchema":[{"AttributeName":"artist","KeyType":"HASH"},{"AttributeName":"year","KeyType":"RANGE"}],
      "LocalSecondaryIndexes":[{"IndexName":"by-title","Projection":{"ProjectionType":"KEYS_ONLY"},
      "KeySchema":[{"AttributeName":"artist","KeyType":"HASH"},{"AttributeName":"title","KeyType":"RANGE"}]}],
      "GlobalSecondaryIndexes":[
      {"IndexName":"by-genre","Projection":{"ProjectionType":"ALL"},
      "KeySchema":[{"AttributeName":"genre","KeyType":"HASH"},{"AttributeName":"year","KeyType":"RANGE"}]},
      {"IndexName":"by-label","Projection":{"ProjectionType":"KEYS_ONLY"},
      "KeySchema":[{"AttributeName":"label","KeyType":"HASH"}]},
      {"IndexName":"by-rating","Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["title"]},
      "KeySchema":[{"AttributeName":"rating","KeyType":"HASH"}]}]}
      """#)
    return bench
  }

  /// Puts an item into `music`.
  func add(_ artist: String, _ year: Int, _ more: String = "") async throws {
    try await must(
      "PutItem",
      #"{"TableName":"music","Item":{"artist":{"S":"\#(artist)"},"year":{"N":"\#(year)"}\#(more.isEmpty ? "" : ",")\#(more)}}"#)
  }

  /// `users`: partition key `id` (S).
  static func users(_ store: EmbeddedEngine.Store = .inMemory) async throws -> Bench {
    let bench = try Bench(store)
    try await bench.must(
      "CreateTable",
      #"""
      {"TableName":"users","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
      """#)
    return bench
  }
}
