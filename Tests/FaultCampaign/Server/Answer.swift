import SwynamoCompression
import SwynamoWire

/// An answer, and the ways in which it is put on a connection.
struct Answer {
  var status: Int
  var body: [UInt8]
  /// `x-amz-crc32` and others; `Content-Length` is added.
  var headers: [(name: String, value: String)] = []

  init(_ response: TransportResponse) {
    status = response.status
    body = response.body
    for name in ["x-amzn-RequestId", "Content-Type"] {
      if let value = response.headers[name] { headers.append((name, value)) }
    }
    headers.append(("x-amz-crc32", String(CRC32.checksum(body))))
  }

  init(status: Int, error: String, headers: [(name: String, value: String)] = []) {
    self.status = status
    self.headers = headers
    body = Array(#"{"__type":"com.amazonaws.dynamodb.v20120810#\#(error)","message":"as told"}"#.utf8)
  }

  func head(version: String = "1.1", length: Int? = nil, more: String = "") -> String {
    let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
    let length = length.map { "Content-Length: \($0)\r\n" } ?? ""
    return "HTTP/\(version) \(status) Status\r\n\(lines)\(length)\(more)\r\n"
  }

  var bytes: [UInt8] { Array(head(length: body.count).utf8) + body }

  var chunkedBytes: [UInt8] {
    var bytes = Array(head(more: "Transfer-Encoding: chunked\r\n").utf8)
    var rest = body[...]
    while !rest.isEmpty {
      let part = rest.prefix(max(body.count / 3, 1))
      bytes += Array("\(String(part.count, radix: 16))\r\n".utf8) + part + Array("\r\n".utf8)
      rest = rest.dropFirst(part.count)
    }
    return bytes + Array("0\r\n\r\n".utf8)
  }
}
