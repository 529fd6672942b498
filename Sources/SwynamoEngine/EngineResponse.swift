import SwynamoBytes
import SwynamoWire

/// Answers as the service sends them, with those headers that don't depend on the way: a checksum of the bytes as sent is for
/// the server that sends them.
enum Answer {
  static func success(_ body: [UInt8], _ requestID: [UInt8]) -> TransportResponse {
    TransportResponse(status: 200, headers: headers(requestID), body: body)
  }

  static func failure(_ error: DynamoDBError, _ requestID: [UInt8]) -> TransportResponse {
    var json = JSONWriter()
    json.object { json in
      json.member("__type", namespace(error.code) + error.code.rawValue)
      if !error.cancellationReasons.isEmpty {
        json.member("CancellationReasons") { json in
          json.array { json in for reason in error.cancellationReasons { json.reason(reason) } }
        }
      }
      if !error.throttlingReasons.isEmpty {
        json.member(isFromAvailability(error.code) ? "throttlingReasons" : "ThrottlingReasons") { json in
          json.array { json in for reason in error.throttlingReasons { json.reason(reason) } }
        }
      }
      if !error.message.isEmpty { json.member(isCapitalized(error.code) ? "Message" : "message", error.message) }
      if let item = error.item { json.member("Item") { $0.item(item) } }
    }
    return TransportResponse(status: error.status, headers: headers(requestID), body: json.bytes)
  }

  /// The service has several layers, and each names its errors differently.
  private static func namespace(_ code: DynamoDBError.Code) -> String {
    if code == DynamoDBError.validation { return "com.amazon.coral.validate#" }
    if isFromAvailability(code) { return "com.amazon.coral.availability#" }
    return isFromFrontEnd(code) ? "com.amazon.coral.service#" : "com.amazonaws.dynamodb.v20120810#"
  }

  private static func isFromFrontEnd(_ code: DynamoDBError.Code) -> Bool {
    [DynamoDBError.serialization, DynamoDBError.unknownOperation, DynamoDBError.accessDenied, DynamoDBError.internalFailure.code]
      .contains(code)
  }

  /// What throttles where no units are provisioned.
  private static func isFromAvailability(_ code: DynamoDBError.Code) -> Bool { code == DynamoDBError.throttling }

  /// The errors of transactions spell `Message` as those of the front end do.
  private static func isCapitalized(_ code: DynamoDBError.Code) -> Bool {
    isFromFrontEnd(code)
      || [
        DynamoDBError.transactionCanceled, DynamoDBError.transactionInProgress, DynamoDBError.idempotentParameterMismatch,
      ].contains(code)
  }

  private static func headers(_ requestID: [UInt8]) -> TransportResponse.Headers {
    var block: [UInt8] = []
    block.reserveCapacity(128)
    block.append(contentsOf: "Content-Type: application/x-amz-json-1.0\r\nx-amzn-RequestId: ".utf8)
    block.append(contentsOf: requestID)
    block.append(contentsOf: "\r\n".utf8)
    return TransportResponse.Headers(block: block)
  }
}

extension JSONWriter {
  fileprivate mutating func reason(_ reason: DynamoDBError.ThrottlingReason) {
    object { json in
      json.member("reason", reason.reason)
      json.member("resource", reason.resource)
    }
  }

  fileprivate mutating func reason(_ reason: DynamoDBError.CancellationReason) {
    object { json in
      json.member("Code", reason.code)
      if let item = reason.item { json.member("Item") { $0.item(item) } }
      if let message = reason.message { json.member("Message", message) }
    }
  }
}

/// Makes the ids of answers: 52 characters, as the service's.
package struct RequestIDs: Sendable {
  /// Unique for 2^64 numbers, and nothing depends on their being unpredictable.
  private var words = SplitMix64(state: .random(in: 0 ... .max))

  package init() {}

  package mutating func next() -> [UInt8] {
    var id: [UInt8] = []
    id.reserveCapacity(52)
    for _ in 0..<4 {
      let word = words.next()
      for place in 0..<13 { id.append(Self.alphabet[Int(word >> UInt64(5 * place) & 31)]) }
    }
    return id
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".utf8)
}
