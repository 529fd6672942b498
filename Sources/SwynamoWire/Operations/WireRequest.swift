public import SwynamoCore

/// The parameters of one operation, as the API names them.
public protocol WireRequest: Sendable {
  /// "GetItem"
  static var operation: String { get }
  /// The tables that the request names, by name or ARN, each once, in its order. DynamoDB's model marks the first as that which can
  /// choose the endpoint (`contextParam`, `operationContextParams`).
  var tableNames: [String] { get }
  /// What may choose the endpoint where it is an ARN: the first table, or else a backup, an export, a stream and so on.
  var resourceName: String? { get }
  /// Whether the operation may change something.
  var isWrite: Bool { get }
  /// Whether sending the request twice has the effect of sending it once, see ``ServiceOperation/isIdempotent``.
  var isIdempotent: Bool { get }
  /// Writes the JSON body.
  func write(to writer: inout AttributeWriter)
}

extension WireRequest {
  public var resourceName: String? { tableNames.first }

  /// The operation with what a transport has to know of it.
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

extension TransportRequest {
  /// A typed request.
  public init(_ request: some WireRequest, deadline: ContinuousClock.Instant? = nil) {
    let operation = request.serviceOperation
    self.init(
      operation, body: request.body, deadline: deadline,
      resourceARN: request.resourceName.flatMap { ResourceName.isARN($0) ? $0 : nil })
  }
}

/// The names and values that a request's expressions share: the first name is `#0`, the first value `:0`, and so on.
public struct ExpressionAttributes: Sendable, Hashable {
  /// The names behind `#0`, `#1`, …
  public var names: [String]
  /// The values behind `:0`, `:1`, …
  public var values: [AttributeValue]

  /// Names and values, each by its place in the placeholders.
  public init(names: [String] = [], values: [AttributeValue] = []) {
    self.names = names
    self.values = values
  }

  /// By placeholder: `["#0": "email"]`
  public var namesByPlaceholder: [String: String] {
    Dictionary(names.enumerated().map { ("#\($0.offset)", $0.element) }, uniquingKeysWith: { first, _ in first })
  }

  /// By placeholder: `[":0": "Smith"]`
  public var valuesByPlaceholder: Item {
    Item(values.enumerated().map { (":\($0.offset)", $0.element) }, uniquingKeysWith: { first, _ in first })
  }

  func write(to writer: inout AttributeWriter) {
    if !names.isEmpty {
      writer.name("ExpressionAttributeNames")
      writer.writeObject { writer in
        for index in names.indices {
          writer.placeholder(UInt8(ascii: "#"), index)
          writer.write(jsonString: names[index])
        }
      }
    }
    if !values.isEmpty {
      writer.name("ExpressionAttributeValues")
      writer.writeObject { writer in
        for index in values.indices {
          writer.placeholder(UInt8(ascii: ":"), index)
          writer.write(values[index])
        }
      }
    }
  }
}

extension AttributeWriter {
  fileprivate mutating func placeholder(_ sigil: UInt8, _ index: Int) {
    separate()
    write(byte: UInt8(ascii: "\""))
    write(byte: sigil)
    write(digitsOf: index)
    write(literal: "\":")
  }
}
