import SwynamoEngine
import SwynamoWire

/// An engine with the tables that the inputs speak of, and how many requests it took.
final class Bench {
  let engine: EmbeddedEngine
  private(set) var sent = 0
  private(set) var taken = 0
  /// Those whose equivalent gave the same.
  private(set) var compared = 0

  /// `statements` and `requests` are the same, so that one can be written by PartiQL and the other by its equivalents: keys
  /// `p` (S) and `r` (N), a global index `all` (g). `things`: keys `p` (S) and `r` (N), a local index `local` (p, l) and global ones `all` (g), `keys` (k, n), `multi` (g, k; n).
  init() async throws {
    engine = try EmbeddedEngine(.inMemory)
    for (operation, body) in Self.preparations + ["statements", "requests"].flatMap(Self.pairedTable) {
      let answer = try await engine.send(TransportRequest(operation: operation, body: Array(body.utf8)))
      guard answer.status == 200 else { throw Unprepared(answer: String(decoding: answer.body, as: UTF8.self)) }
    }
  }

  func send(_ operation: String, _ body: [UInt8]) async throws -> TransportResponse {
    let answer = try await engine.send(TransportRequest(operation: operation, body: body))
    sent += 1
    if answer.status == 200 { taken += 1 }
    return answer
  }

  /// The equivalent of an input, which is not counted as one.
  func sendEquivalent(_ operation: String, _ body: String) async throws -> TransportResponse {
    try await engine.send(TransportRequest(operation: operation, body: Array(body.utf8)))
  }

  func noteCompared() { compared += 1 }

  func send(_ operation: String, _ body: String) async throws -> TransportResponse { try await send(operation, Array(body.utf8)) }

  private static func pairedTable(_ name: String) -> [(String, String)] {
    [
      (
        "CreateTable",
        #"""
        {"TableName":"\#(name)","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},
        {"AttributeName":"r","AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],
        "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}],
        "GlobalSecondaryIndexes":[{"IndexName":"all","Projection":{"ProjectionType":"ALL"},
        "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}]}]}
        """#
      ),
      (
        "BatchWriteItem",
        #"""
        {"RequestItems":{"\#(name)":[
        {"PutRequest":{"Item":{"p":{"S":"a"},"r":{"N":"1"},"a":{"N":"1"},"b":{"S":"x"},"g":{"S":"x"},"l":{"L":[{"N":"1"},{"M":{"k":{"S":"x"}}}]}}}},
        {"PutRequest":{"Item":{"p":{"S":"a"},"r":{"N":"2"},"a":{"S":"text"},"ss":{"SS":["a","b"]},"m":{"M":{"k":{"N":"2.5"},"é":{"BOOL":true}}}}}},
        {"PutRequest":{"Item":{"p":{"S":"b"},"r":{"N":"1"},"a b":{"B":"AA=="},"b":{"NULL":true},"g":{"S":"y"},"ss":{"NS":["1","2"]}}}},
        {"PutRequest":{"Item":{"p":{"S":"b"},"r":{"N":"3"},"select":{"N":"3"},"a":{"L":[]},"m":{"M":{}},"l":{"L":[]}}}}]}}
        """#
      ),
    ]
  }

  private static let preparations: [(String, String)] = [
    (
      "CreateTable",
      #"""
      {"TableName":"things","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},
      {"AttributeName":"r","AttributeType":"N"},{"AttributeName":"l","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"},
      {"AttributeName":"k","AttributeType":"B"},{"AttributeName":"n","AttributeType":"N"}],
      "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}],
      "LocalSecondaryIndexes":[{"IndexName":"local","Projection":{"ProjectionType":"KEYS_ONLY"},
      "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"l","KeyType":"RANGE"}]}],
      "GlobalSecondaryIndexes":[
      {"IndexName":"all","Projection":{"ProjectionType":"ALL"},"KeySchema":[{"AttributeName":"g","KeyType":"HASH"}]},
      {"IndexName":"keys","Projection":{"ProjectionType":"KEYS_ONLY"},
      "KeySchema":[{"AttributeName":"k","KeyType":"HASH"},{"AttributeName":"n","KeyType":"RANGE"}]}]}
      """#
    ),
    (
      "CreateTable",
      #"""
      {"TableName":"plain","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}
      """#
    ),
    (
      "CreateTable",
      #"""
      {"TableName":"vectors","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},
      {"AttributeName":"t","AttributeType":"S"},{"AttributeName":"f","AttributeType":"N"}],
      "KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
      "VectorIndexes":[{"IndexName":"near","VectorAttribute":{"AttributeName":"v"},"Dimensions":2,"DistanceFunction":"COSINE",
      "SearchSchema":[{"AttributeName":"t","SearchSchemaElementType":"HASH"},{"AttributeName":"f","SearchSchemaElementType":"INLINE_FILTER"}],
      "Projection":{"ProjectionType":"ALL"}}]}
      """#
    ),
    (
      "BatchWriteItem",
      #"""
      {"RequestItems":{"things":[
      {"PutRequest":{"Item":{"p":{"S":"a"},"r":{"N":"1"},"s":{"S":"text"},"l":{"S":"x"},"g":{"S":"y"},"k":{"B":"AA=="},"n":{"N":"5"}}}},
      {"PutRequest":{"Item":{"p":{"S":"a"},"r":{"N":"2.5"},"a":{"L":[{"N":"1"},{"S":"x"},{"M":{"b":{"L":[]}}}]},"b":{"BOOL":true}}}},
      {"PutRequest":{"Item":{"p":{"S":"b"},"r":{"N":"-1e10"},"m":{"M":{"a":{"N":"1"},"b":{"NULL":true}}},"ss":{"SS":["a","b"]}}}},
      {"PutRequest":{"Item":{"p":{"S":"ü"},"r":{"N":"0"},"\u00e9":{"SS":["\u00e9","e\u0301"]},"e\u0301":{"M":{"\u00e9":{"N":"1"},"e\u0301":{"N":"2"}}},"ns":{"NS":["1","2.5"]},
      "bs":{"BS":["AA=="]},"s":{"S":""},"n":{"N":"1E-130"}}}}],
      "vectors":[{"PutRequest":{"Item":{"p":{"S":"a"},"t":{"S":"x"},"f":{"N":"1"},"v":{"L":[{"N":"1"},{"N":"0.5"}]}}}}],
      "plain":[{"PutRequest":{"Item":{"p":{"S":"a"},"s":{"S":"text"}}}}]}}
      """#
    ),
  ]
}

struct Unprepared: Error {
  let answer: String
}
