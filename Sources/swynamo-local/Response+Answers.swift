import HTTPTypes
import Hummingbird
import NIOCore
import SwynamoWire

extension HTTPField.Name {
  static let amazonTarget = Self("X-Amz-Target")!
  static let requestID = Self("x-amzn-RequestId")!
  static let checksum = Self("x-amz-crc32")!
}

extension Response {
  /// What the transport answered, with its status, its bytes and the headers that DynamoDB sends.
  init(_ answer: TransportResponse) {
    var fields = HTTPFields()
    for name in [HTTPField.Name.requestID, .checksum] {
      if let value = answer.headers[name.rawName] { fields[name] = value }
    }
    fields[.contentType] = answer.headers["Content-Type"] ?? "application/x-amz-json-1.0"
    self.init(
      status: HTTPResponse.Status(code: answer.status), headers: fields,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
  }

  /// What AWS's front end answers before a service sees the request.
  init(_ status: HTTPResponse.Status, error type: String, message: String? = nil) {
    let message = message.map { #","message":"\#($0)""# } ?? ""
    self.init(
      status: status, headers: [.contentType: "application/x-amz-json-1.0"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"__type":"\#(type)"\#(message)}"#)))
  }

  init(status: HTTPResponse.Status, text: String) {
    self.init(status: status, headers: [.contentType: "text/plain"], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
