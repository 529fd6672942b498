import SwynamoCore
package import SwynamoWire

/// A successful answer that is still to be read.
struct Reply: Sendable {
  let body: [UInt8]
  let operation: ServiceOperation
  let headers: TransportResponse.Headers
  /// Where the call was measured.
  var metrics: Boxed<CallMetrics>?

  /// Reads the body. The one place where bytes that DynamoDB does not send (the page of a captive portal, JSON that breaks off,
  /// members of another shape) become an error of the transport; an item that is DynamoDB's and not the model's stays an
  /// `AttributeDecodingError`.
  func read<Answer>(_ read: ([UInt8]) throws -> Answer) throws -> Answer {
    do {
      return try read(body)
    } catch let error as AttributeDecodingError {
      guard case .malformed(let why, let offset) = error.reason else { throw error }
      var failure = TransportError(
        .malformedResponse("\(why) at byte \(offset)\(excerpt)"), operation: operation.name, attempts: 1,
        outcomeUnknown: operation.isWrite, requestID: headers.requestID)
      failure.table = operation.tableDescription
      throw failure
    }
  }

  /// For an answer of which nothing is wanted but that it is one.
  func check() throws {
    try read { try AttributeReader.readDocument($0) { reader, _ in try reader.skipValue() } }
  }

  /// How a body begins that is no JSON object and so can hold no values.
  private var excerpt: String {
    guard let first = body.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{") else { return "" }
    let text = String(decoding: body.prefix(60), as: UTF8.self).filter { !$0.isNewline }
    return "; it begins \"\(text)\""
  }
}

extension DynamoDB {
  /// Sends a request of another module's and reads its answer.
  package func answer<Answer>(to request: some WireRequest, _ read: ([UInt8]) throws -> Answer) async throws -> Answer {
    try await reply(to: request).read(read)
  }
}
