import SwynamoDB
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
  public init(_ answer: @escaping @Sendable (RecordedRequest) async throws -> Answer) {
    self.answer = { request in try await answer(request).response(to: request) }
  }

  /// Gives the answers in their order; a request beyond the last is refused with ``ScriptEndedError``.
  public convenience init(_ answers: [Answer]) {
    let rest = Mutex(answers[...])
    self.init { request in
      guard let next = rest.withLock({ $0.popFirst() }) else { throw ScriptEndedError(request: request) }
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
public struct ScriptEndedError: Error, Sendable, CustomStringConvertible {
  /// The request that the script has no answer for.
  public let request: RecordingTransport.RecordedRequest

  public var description: String { "the script has no answer left for \(request)" }
}

extension RecordingTransport {
  /// A request that a ``RecordingTransport`` was given.
  public struct RecordedRequest: Sendable {
    let request: TransportRequest

    init(_ request: TransportRequest) { self.request = request }

    /// What was asked for.
    public var serviceOperation: ServiceOperation { request.serviceOperation }
    /// "PutItem"
    public var operation: String { request.operation }
    /// The JSON body.
    public var body: [UInt8] { request.body }
    /// The HTTP headers that are sent beside the client's own and not signed.
    public var unsignedHeaders: [(name: String, value: String)] { request.unsignedHeaders }
    /// When the caller gives up.
    public var deadline: ContinuousClock.Instant? { request.deadline }
    /// Whether it may be sent again without harm.
    public var isIdempotent: Bool { request.isIdempotent }
    /// The ARN that the request names its table, or the first of several, by.
    public var resourceARN: String? { request.resourceARN }
    /// Whether the operation may change something.
    public var isWrite: Bool { request.isWrite }
    /// The tables that the request names, as it names them.
    public var tableNames: [String] { request.tableNames }

    /// The JSON body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
  }
}

extension RecordingTransport.RecordedRequest: CustomStringConvertible {
  public var description: String { "\(operation) \(text)" }
}

extension RecordingTransport {
  /// What a ``RecordingTransport`` answers a request with.
  ///
  ///     .json("{}")                                                        // 200
  ///     .json("{}", headers: [("x-amzn-requestid", "1d1f")])
  ///     .error(DynamoDBError.throttling, "slow down")                      // 400, {"__type":"…#ThrottlingException",…}
  ///     .failure(CancellationError())                                      // thrown by the transport
  ///     .after(.milliseconds(50), .json("{}"))                             // late
  public enum Answer: Sendable {
    /// The service answers this.
    case response(TransportResponse)
    /// The transport throws this.
    case failure(any Error)
    /// Waits first; a request whose deadline passes meanwhile gets a `TransportError` of reason `timedOut(.call)` instead.
    indirect case after(Duration, Answer)

    /// A success with this body.
    public static func json(_ text: String, headers: [(name: String, value: String)] = []) -> Answer {
      .response(TransportResponse(status: 200, headers: TransportResponse.Headers(headers), body: Array(text.utf8)))
    }

    /// An error of the service. `members` is further JSON, `"CancellationReasons":[…]`.
    public static func error(
      _ code: DynamoDBError.Code, _ message: String = "", status: Int = 400, members: String = "",
      headers: [(name: String, value: String)] = []
    ) -> Answer {
      var response = TransportResponse.serviceError(code, message, status: status, members: members)
      response.headers = TransportResponse.Headers(headers)
      return .response(response)
    }

    func response(to request: RecordedRequest) async throws -> TransportResponse {
      switch self {
      case .response(let response): return response
      case .failure(let error): throw error
      case .after(let wait, let answer):
        if let deadline = request.deadline, .now + wait >= deadline {
          try await Task.sleep(until: deadline, clock: .continuous)
          throw TransportError(.timedOut(.call), operation: request.operation, attempts: 1, outcomeUnknown: request.isWrite)
        }
        try await Task.sleep(for: wait)
        return try await answer.response(to: request)
      }
    }
  }
}
