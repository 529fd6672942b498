import SwynamoCore

extension DynamoDBError {
  /// Reads the error out of an answer whose status is not 200; one that isn't DynamoDB's is kept by its status and text.
  public init(_ response: TransportResponse, operation: String) {
    self.init(
      code: Code(rawValue: "HTTP \(response.status)"), message: "", status: response.status,
      requestID: response.headers.requestID, invocationID: response.invocationID, operation: operation)
    outcomeUnknown = response.outcomeUnknown
    do {
      try AttributeReader.read(response.body) { try read(&$0) }
    } catch {
      message = String(decoding: response.body.prefix(500), as: UTF8.self)
    }
  }

  private mutating func read(_ reader: inout AttributeReader) throws {
    var code: Code?
    defer { if let code { self.code = code } }
    try reader.readObject { reader, name in
      if try Code.read(&reader, member: name, into: &code) { return }
      switch name.text {
      case "message", "Message":
        if try !reader.takeNull() { message = try reader.readString() }
      case "Item": item = try reader.readItem()
      case "CancellationReasons": try reader.readArray { reader, _ in cancellationReasons.append(try Self.reason(&reader)) }
      default: try reader.skipValue()
      }
    }
  }

  private static func reason(_ reader: inout AttributeReader) throws -> CancellationReason {
    var reason = CancellationReason(code: "None")
    try reader.readObject { reader, name in
      switch name.text {
      case "Code": if try !reader.takeNull() { reason.code = try reader.readString() }
      case "Message": if try !reader.takeNull() { reason.message = try reader.readString() }
      case "Item": if try !reader.takeNull() { reason.item = try reader.readItem() }
      default: try reader.skipValue()
      }
    }
    return reason
  }
}
