import SwynamoDB
import SwynamoTesting

extension RecordingTransport {
  /// Answers as if there were nothing: a batch is done, a page has no items.
  convenience init() {
    self.init { request in
      switch request.operation {
      case "Query", "Scan": .json(#"{"Items":[],"Count":0}"#)
      case "BatchGetItem": .json(#"{"Responses":{},"UnprocessedKeys":{}}"#)
      case "BatchWriteItem": .json(#"{"UnprocessedItems":{}}"#)
      default: .json("{}")
      }
    }
  }

  /// The requests as text, as `explain()` spells them.
  var explained: String {
    requests.map { "\($0.operation)\n\(Explanation.indented($0.body))" }.joined(separator: "\n")
  }

  /// What a client sends while the body runs.
  static func record(_ body: (DynamoDB) async throws -> Void) async throws -> String {
    let transport = RecordingTransport()
    try await body(DynamoDB(Backend(transport)))
    return transport.explained
  }
}
