import SwynamoWire
import Synchronization

/// Counts what happens in a closure that may run in any task.
final class CallCount: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }
}

/// Sends a request that may be repeated again when it had no answer, as the transport over HTTP does.
struct RepeatingTransport: Transport {
  let carrier: any Transport

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    var isOpen = false
    while true {
      do {
        var response = try await carrier.send(request)
        if !response.isSuccess { response.outcomeUnknown = isOpen }
        return response
      } catch let error as TransportError where error.outcomeUnknown && request.isIdempotent {
        isOpen = true
      }
    }
  }
}

/// Carries everything out, and loses the first answer to a write.
struct LosingRefusal: Transport {
  let carrier: any Transport
  private let count = CallCount()

  init(carrier: any Transport) { self.carrier = carrier }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    let response = try await carrier.send(request)
    guard request.isWrite, count.value == 0 else { return response }
    count.add()
    throw TransportError(.connectionFailed("reset"), operation: request.operation, attempts: 1, outcomeUnknown: true)
  }
}
