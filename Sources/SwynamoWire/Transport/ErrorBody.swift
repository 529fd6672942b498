import SwynamoCore

extension DynamoDBError {
  /// Reads the error out of an answer whose status is not 200; one that isn't DynamoDB's is kept by its status and text.
  public init(_ response: TransportResponse, operation: String) {
    self = response.errorBody.error
    self.operation = operation
    invocationID = response.invocationID
    outcomeUnknown = response.outcomeUnknown
  }
}

/// What the body of an error says, read once: by the back end that has to look at it, and else by the client.
package struct ErrorBody: Sendable, Hashable {
  /// Without what is not in the answer itself: the operation, and what became of the call.
  package var error: DynamoDBError
  /// Nil where the body has none, so that the error is named by its status.
  package var code: DynamoDBError.Code?

  init(_ response: TransportResponse) {
    error = DynamoDBError(
      code: DynamoDBError.Code(rawValue: "HTTP \(response.status)"), message: "", status: response.status,
      requestID: response.headers.requestID)
    do {
      try AttributeReader.read(response.body) { try error.read(&$0, &code) }
      if let code { error.code = code }
    } catch {
      self.error.message = String(decoding: response.body.prefix(500), as: UTF8.self)
      // Something in the body is not what it should be, and may stand before the code, or before the one that counts.
      code = DynamoDBError.Code(errorBody: response.body) ?? code
      if let code { self.error.code = code }
    }
  }
}

extension DynamoDBError {
  fileprivate mutating func read(_ reader: inout AttributeReader, _ code: inout Code?) throws {
    try reader.readObject { reader, name in
      if try Code.read(&reader, member: name, into: &code) { return }
      switch name.text {
      case "message", "Message":
        if try !reader.takeNull() { message = try reader.readString() }
      case "Item": item = try reader.readItem()
      case "CancellationReasons": try reader.readArray { reader, _ in cancellationReasons.append(try Self.reason(&reader)) }
      case "ThrottlingReasons", "throttlingReasons":
        if try !reader.takeNull() {
          try reader.readArray { reader, _ in throttlingReasons.append(try Self.throttlingReason(&reader)) }
        }
      default: try reader.skipValue()
      }
    }
  }

  private static func throttlingReason(_ reader: inout AttributeReader) throws -> ThrottlingReason {
    var reason = ThrottlingReason(reason: "", resource: "")
    try reader.readObject { reader, name in
      switch name.text {
      case "reason": if try !reader.takeNull() { reason.reason = try reader.readString() }
      case "resource": if try !reader.takeNull() { reason.resource = try reader.readString() }
      default: try reader.skipValue()
      }
    }
    return reason
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

extension DynamoDBError.Code {
  /// The code in the body of an error, whatever else is in it; nil where there is none.
  ///
  ///     Code(errorBody: Array(#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#.utf8))
  ///     // ResourceNotFoundException
  ///
  /// A body that breaks off is read as far as it goes.
  package init?(errorBody body: [UInt8]) {
    var code: DynamoDBError.Code?
    try? AttributeReader.read(body) { reader in
      try reader.readObject { reader, name in
        if try !Self.read(&reader, member: name, into: &code) { try reader.skipValue() }
      }
    }
    guard let code else { return nil }
    self = code
  }

  /// Takes the value of `__type` or, where that is missing, of `code`; false for any other member, which is left unread.
  static func read(
    _ reader: inout AttributeReader, member: UnsafeBufferPointer<UInt8>, into code: inout DynamoDBError.Code?
  ) throws -> Bool {
    let isType = member.elementsEqual("__type".utf8)
    guard isType || (code == nil && member.elementsEqual("code".utf8)), try reader.peek() == UInt8(ascii: "\"") else {
      return false
    }
    if let read = DynamoDBError.Code(type: try reader.readString()) { code = read }
    return true
  }

  /// "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"; some add ":http://…".
  private init?(type: String) {
    let name = type.prefix { $0 != ":" }
    let last = name.lastIndex(of: "#").map { name[name.index(after: $0)...] } ?? name
    guard !last.isEmpty else { return nil }
    self.init(rawValue: String(last))
  }
}
