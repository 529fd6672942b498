import Dispatch
import SwynamoWire

/// What the actor of an engine makes of a request.
enum EngineAnswer: Sendable {
  case done(TransportResponse)
  /// Work that takes long and needs the engine no more.
  case later(@Sendable () -> TransportResponse)
  /// Some of long work is done; the request is to be sent again, after others.
  case unfinished

  init(_ answer: OperationAnswer, _ requestID: [UInt8]) {
    switch answer {
    case .done(let json): self = .done(Answer.success(json.bytes, requestID))
    case .unfinished: self = .unfinished
    case .later(let work):
      self = .later {
        do { return Answer.success(try work().bytes, requestID) } catch {
          return Answer.failure(error as? DynamoDBError ?? .storageFailed(error), requestID)
        }
      }
    }
  }

  /// Runs work on threads that are not those of Swift's pool, which others wait for.
  static func run(_ work: @escaping @Sendable () -> TransportResponse) async -> TransportResponse {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(returning: work()) }
    }
  }
}
