import SwynamoWire

struct HTTPResponse: Sendable {
  var status: Int
  var headers: ResponseHeaders
  var body: [UInt8]
}
