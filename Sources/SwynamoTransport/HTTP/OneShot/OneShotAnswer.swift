import SwynamoWire

/// An answer as it arrives, up to its limit.
struct OneShotAnswer {
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  private let limit: Int
  private static let headLimit = 64 << 10
  private(set) var isTooLarge = false

  init(limit: Int) { self.limit = limit }

  mutating func appendBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    isTooLarge = body.count + bytes.count > limit
    if !isTooLarge { body += bytes }
    return !isTooLarge
  }

  /// Takes one line of the head with its end; a status line begins a new head.
  mutating func appendHead(_ line: UnsafeRawBufferPointer) -> Bool {
    if line.starts(with: "HTTP/".utf8) {
      head = []
      return true
    }
    isTooLarge = head.count + line.count > Self.headLimit
    if !isTooLarge { head += line }
    return !isTooLarge
  }

  func response(status: Int) -> HTTPResponse {
    HTTPResponse(status: status, headers: ResponseHeaders(block: head), body: body)
  }
}
