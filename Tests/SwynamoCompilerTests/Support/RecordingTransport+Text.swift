import SwynamoDB
import SwynamoTesting

extension RecordingTransport {
  /// Answers everything with an empty object.
  convenience init() { self.init { _ in .json("{}") } }

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
