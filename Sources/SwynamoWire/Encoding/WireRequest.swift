public import SwynamoCore

/// The parameters of one operation, as the API names them.
public protocol WireRequest: Sendable {
  /// "GetItem"
  static var operation: String { get }
  /// The tables that the request names, by name or ARN, each once, in its order. DynamoDB's model marks the first as that which can
  /// choose the endpoint (`contextParam`, `operationContextParams`).
  var tableNames: [String] { get }
  /// Whether the operation may change something.
  var isWrite: Bool { get }
  /// Whether sending the request twice has the effect of sending it once, see ``ServiceOperation/isIdempotent``.
  var isIdempotent: Bool { get }
  /// Writes the JSON body.
  func write(to writer: inout AttributeWriter)
}

extension WireRequest {
  public var serviceOperation: ServiceOperation {
    ServiceOperation(Self.operation, isWrite: isWrite, isIdempotent: isIdempotent, tableNames: tableNames)
  }

  /// The JSON body.
  public var body: [UInt8] {
    var writer = AttributeWriter(capacity: 2048)  // not a limit: a first size that grows
    write(to: &writer)
    return writer.bytes
  }
}
