import HTTPTypes
import Hummingbird
import NIOCore
import SwynamoCompression
import SwynamoEngine
import SwynamoWire

extension Response {
  /// What the engine answered: its status and bytes, compressed where the client takes that, and the headers that DynamoDB sends.
  init(_ answer: TransportResponse, _ type: ContentType, compressedFor accepted: AcceptedEncoding?) {
    var headers = HTTPFields()
    headers[.requestID] = answer.headers[HTTPField.Name.requestID.rawName]
    headers[.contentType] = type.rawValue
    var body = answer.body
    if let accepted, body.count >= AcceptedEncoding.threshold, let compressed = GZip.deflate(body, accepted.frame) {
      body = compressed
      headers[.contentEncoding] = accepted.rawValue
    }
    headers[.checksum] = String(CRC32.checksum(body))
    self.init(
      status: HTTPResponse.Status(code: answer.status), headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  init(_ error: FrontEndError, _ type: ContentType) {
    self.init(HTTPResponse.Status(code: error.status), type: type.rawValue, error.body)
  }

  /// The answer to what isn't an operation at all: another method, another media type.
  static let notFound = Array("<UnknownOperationException/>\n".utf8)

  /// An answer of the front end, with an id and a checksum as all have.
  init(_ status: HTTPResponse.Status, type: String?, _ body: [UInt8]) {
    var ids = RequestIDs()
    var headers = HTTPFields()
    headers[.requestID] = String(decoding: ids.next(), as: UTF8.self)
    headers[.contentType] = type
    headers[.checksum] = String(CRC32.checksum(body))
    self.init(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// A request that is too large is answered in chunks, as the service does, before its end has come.
  static func tooLarge(_ limit: Int, _ type: ContentType) -> Response {
    let error = FrontEndError.tooLarge(limit)
    let bytes = ByteBuffer(bytes: error.body)
    var response = Response(error, type)
    response.body = ResponseBody { writer in
      try await writer.write(bytes)
      try await writer.finish(nil)
    }
    response.headers[.transferEncoding] = "chunked"
    return response
  }
}

extension TransportResponse {
  init(_ error: FrontEndError) { self.init(status: error.status, body: error.body) }

  /// The answer of DescribeEndpoints: clients that discover endpoints go on with this one.
  static func endpoint(_ address: String) -> TransportResponse {
    var json = JSONWriter()
    json.object { json in
      json.member("Endpoints") { json in
        json.array { json in
          json.object { json in
            json.member("Address", address)
            json.member("CachePeriodInMinutes", 1440)
          }
        }
      }
    }
    return TransportResponse(status: 200, body: json.bytes)
  }

  /// An answer of the front end, with an id and a checksum as all have.
  private init(status: Int, body: [UInt8]) {
    var ids = RequestIDs()
    self.init(
      status: status,
      headers: TransportResponse.Headers([
        (name: HTTPField.Name.requestID.rawName, value: String(decoding: ids.next(), as: UTF8.self))
      ]), body: body)
  }
}

extension HTTPField.Name {
  static let amazonTarget = Self("X-Amz-Target")!
  static let amazonDate = Self("X-Amz-Date")!
  static let amazonSecurityToken = Self("X-Amz-Security-Token")!
  static let requestID = Self("x-amzn-RequestId")!
  static let checksum = Self("x-amz-crc32")!
}
