import SwynamoDB
import SwynamoEngine

extension TextBenchmark {
  private static let name = (small: 30_000, large: 60_000)
  private static let member = (small: 40_000, large: 320_000)

  static func all() -> [TextBenchmark] {
    [
      engine("text: attribute's name", name, "PutItem") {
        json(#"{"TableName":"texts","Item":{"id":{"S":"a"},"@":{"N":"1"}}}"#, accents($0))
      },
      engine("text: map member's name", name, "PutItem") {
        json(#"{"TableName":"texts","Item":{"id":{"S":"a"},"map":{"M":{"@":{"N":"1"}}}}}"#, accents($0))
      },
      engine("text: name behind a placeholder", name, "UpdateItem") {
        json(
          ##"{"TableName":"texts","Key":{"id":{"S":"b"}},"UpdateExpression":"REMOVE #n","ExpressionAttributeNames":{"#n":"@"}}"##,
          accents($0))
      },
      // Longer than a placeholder may be.
      engine("text: placeholder", name, "UpdateItem", status: 400) {
        json(
          ##"{"TableName":"texts","Key":{"id":{"S":"b"}},"UpdateExpression":"REMOVE #n","##
            + ##""ExpressionAttributeNames":{"#n":"x","#@":"y"}}"##, accents($0))
      },
      engine("text: unknown member of a request", name, "GetItem") {
        json(#"{"TableName":"texts","Key":{"id":{"S":"b"}},"@":"x"}"#, accents($0))
      },
      engine("text: set member, engine", member, "PutItem") {
        json(#"{"TableName":"texts","Item":{"id":{"S":"a"},"set":{"SS":["b","@"]}}}"#, accents($0))
      },
      reading("text: set member, AttributeValue", member, #"{"SS":["b","@"]}"#) {
        _ = try AttributeReader.read($0) { try $0.readValue() }
      },
      reading("text: set member, Item", member, #"{"id":{"S":"a"},"set":{"SS":["b","@"]}}"#) {
        _ = try EncodedItem(json: $0).decoded()
      },
      contains("text: contains", (195_000, 390_000)),
    ]
  }

  /// A request with such a text, again and again to an engine of its own.
  private static func engine(
    _ name: String, _ sizes: (small: Int, large: Int), _ operation: String, status: Int = 200, _ body: @escaping (Int) -> [UInt8]
  ) -> TextBenchmark {
    TextBenchmark(name: name, sizes: sizes) { size in
      work(operation, body(size), on: try await engine(), status: status, name)
    }
  }

  private static func reading(
    _ name: String, _ sizes: (small: Int, large: Int), _ template: String, _ read: @escaping ([UInt8]) throws -> Void
  ) -> TextBenchmark {
    TextBenchmark(name: name, sizes: sizes) { size in
      let text = json(template, accents(size))
      return { try read(text) }
    }
  }

  /// Half of the text and a "b" in a text of so many "a", which all of it begins like, everywhere.
  private static func contains(_ name: String, _ sizes: (small: Int, large: Int)) -> TextBenchmark {
    TextBenchmark(name: name, sizes: sizes) { size in
      let engine = try await engine()
      let text = [UInt8](repeating: UInt8(ascii: "a"), count: size)
      try await must(
        engine, "PutItem", json(#"{"TableName":"texts","Item":{"id":{"S":"c"},"letters":{"S":"@"}}}"#, text), name)
      let query = json(
        #"{"TableName":"texts","KeyConditionExpression":"id = :c","FilterExpression":"contains(letters, :part)","#
          + #""ExpressionAttributeValues":{":c":{"S":"c"},":part":{"S":"@b"}}}"#, Array(text[..<(size / 2)]))
      return work("Query", query, on: engine, status: 200, name)
    }
  }

  private static func engine() async throws -> EmbeddedEngine {
    let engine = try EmbeddedEngine(.inMemory)
    try await must(
      engine, "CreateTable",
      json(
        #"""
        {"TableName":"texts","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
        "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}]}
        """#), "texts")
    return engine
  }

  private static func work(
    _ operation: String, _ body: [UInt8], on engine: EmbeddedEngine, status: Int, _ name: String
  ) -> () async throws -> Void {
    { try await must(engine, operation, body, status: status, name) }
  }

  private static func must(
    _ engine: EmbeddedEngine, _ operation: String, _ body: [UInt8], status: Int = 200, _ name: String
  ) async throws {
    let answer = try await engine.send(TransportRequest(operation: operation, body: body))
    guard answer.status == status else {
      throw BenchmarkFailure("\(name): \(answer.status) \(String(decoding: answer.body.prefix(200), as: UTF8.self))")
    }
  }
}
