import SwynamoWire

/// A request that a ``RecordingTransport`` was given.
public struct RecordedRequest: Sendable {
  /// "PutItem"
  public let operation: String
  /// The JSON body.
  public let body: [UInt8]
  public let deadline: ContinuousClock.Instant?
  public let isIdempotent: Bool
  /// The ARN that the request names its table, or the first of several, by.
  public let resourceARN: String?
  /// Whether the operation may change something.
  public let isWrite: Bool

  init(_ request: TransportRequest) {
    operation = request.operation
    body = request.body
    deadline = request.deadline
    isIdempotent = request.isIdempotent
    resourceARN = request.resourceARN
    isWrite = request.isWrite
  }

  /// The JSON body as text.
  public var text: String { String(decoding: body, as: UTF8.self) }
}

extension RecordedRequest: CustomStringConvertible {
  public var description: String { "\(operation) \(text)" }
}
