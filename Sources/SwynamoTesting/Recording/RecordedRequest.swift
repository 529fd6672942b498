public import SwynamoWire

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
  public var deadline: ContinuousClock.Instant? { request.deadline }
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

extension RecordedRequest: CustomStringConvertible {
  public var description: String { "\(operation) \(text)" }
}
