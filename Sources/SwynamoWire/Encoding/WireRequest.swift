public import SwynamoCore

/// The parameters of one operation, as the API names them.
public protocol WireRequest: Sendable {
  /// "GetItem"
  static var operation: String { get }
  /// The same for one request, where a type stands for several operations.
  var operationName: String { get }
  /// The table, or the tables, for messages.
  var tableDescription: String { get }
  /// What the operation works on: a table's name or ARN, the first of several. DynamoDB's model marks it as that which can
  /// choose the endpoint (`contextParam`, `operationContextParams`).
  var resourceName: String { get }
  /// Whether sending the request twice has the effect of sending it once, see ``TransportRequest/isIdempotent``.
  var isIdempotent: Bool { get }
  /// Writes the JSON body.
  func write(to writer: inout AttributeWriter)
}

extension WireRequest {
  public var operationName: String { Self.operation }
  public var resourceName: String { tableDescription }

  /// The JSON body.
  public var body: [UInt8] {
    var writer = AttributeWriter(capacity: 2048)  // not a limit: a first size that grows
    write(to: &writer)
    return writer.bytes
  }
}
