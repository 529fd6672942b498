import SwynamoDB
import Synchronization

/// Keeps what was sent, and answers everything with an empty object.
final class RecordingTransport: Transport {
  private let sent = Mutex<[TransportRequest]>([])

  /// The requests as text, as `explain()` spells them.
  var text: String {
    sent.withLock { sent in
      sent.map { "\($0.operation)\n\(Explanation.indented($0.body))" }.joined(separator: "\n")
    }
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    sent.withLock { $0.append(request) }
    return TransportResponse(status: 200, body: Array("{}".utf8))
  }

  /// What a client sends while the body runs.
  static func record(_ body: (DynamoDB) async throws -> Void) async throws -> String {
    let transport = RecordingTransport()
    try await body(DynamoDB(Backend(transport)))
    return transport.text
  }
}
