public import SwynamoWire
import Synchronization

/// Keeps every request, and answers from a script or from another transport: for tests of code that uses a client.
///
///     let transport = RecordingTransport([.json("{}")])
///     try await users.put(samuel).run(on: DynamoDB(Backend(transport)))
///     transport.requests[0].operation       // "PutItem"
///     transport.requests[0].text            // {"TableName":"dynamodb-user","Item":{…}}
public final class RecordingTransport: Transport {
  private let answer: @Sendable (RecordedRequest) async throws -> TransportResponse
  private let recorded = Mutex<[RecordedRequest]>([])

  /// Answers each request by the function.
  public init(_ answer: @escaping @Sendable (RecordedRequest) async throws -> ScriptedAnswer) {
    self.answer = { request in try await answer(request).response(to: request) }
  }

  /// Gives the answers in their order; a request beyond the last is refused with ``ScriptEnded``.
  public convenience init(_ answers: [ScriptedAnswer]) {
    let rest = Mutex(answers[...])
    self.init { request in
      guard let next = rest.withLock({ $0.popFirst() }) else { throw ScriptEnded(request: request) }
      return next
    }
  }

  /// Passes everything on.
  ///
  ///     let transport = RecordingTransport(forwardingTo: try EmbeddedEngine(.inMemory))
  public init(forwardingTo transport: any Transport) {
    answer = { request in
      var passed = request.request
      passed.collectsMetrics = false
      return try await transport.send(passed)
    }
  }

  /// What was sent so far.
  public var requests: [RecordedRequest] { recorded.withLock { $0 } }

  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    let request = RecordedRequest(request)
    recorded.withLock { $0.append(request) }
    return try await answer(request)
  }
}

/// More requests came than the script has answers.
public struct ScriptEnded: Error, Sendable, CustomStringConvertible {
  public let request: RecordedRequest

  public var description: String { "the script has no answer left for \(request)" }
}
