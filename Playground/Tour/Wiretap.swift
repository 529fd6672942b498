import SwynamoDB
import Synchronization

/// Hands requests on to a back end and remembers them, so that the tour shows what was sent rather than what it believes.
final class Wiretap: Transport {
  private let transport: any Transport
  private let requests = Mutex<[TransportRequest]>([])

  init(_ transport: any Transport) { self.transport = transport }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    requests.withLock { $0.append(request) }
    return try await transport.send(request)
  }

  /// The requests since the last call.
  func take() -> [TransportRequest] {
    requests.withLock { requests in
      defer { requests = [] }
      return requests
    }
  }
}
