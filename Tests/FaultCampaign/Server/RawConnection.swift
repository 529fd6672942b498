import Glibc

/// One connection of a ``RawServer``, on its own thread.
final class RawConnection {
  private let socket: CInt
  private var buffer: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 65_536)

  struct Request: Sendable {
    var headers: [String: String]
    var body: [UInt8]

    /// "PutItem"
    var operation: String { headers["x-amz-target"].flatMap { $0.split(separator: ".").last.map(String.init) } ?? "" }
    /// The same for all attempts of a call.
    var invocation: String { headers["amz-sdk-invocation-id"] ?? "" }
    /// "attempt=1; max=4", or with more in front.
    var attempt: Int {
      let text = headers["amz-sdk-request"] ?? ""
      return text.firstRange(of: "attempt=").flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) } ?? 1
    }
  }

  init(_ socket: CInt) { self.socket = socket }

  /// The next request, or nil when the client is gone.
  func next() -> Request? {
    while true {
      if let end = headEnd() {
        let headers = Self.headers(buffer[..<end])
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        while buffer.count < end + length { guard receive() else { return nil } }
        defer { buffer.removeFirst(end + length) }
        return Request(headers: headers, body: Array(buffer[end..<end + length]))
      }
      guard receive() else { return nil }
    }
  }

  /// False when the client is gone.
  @discardableResult
  func send(_ bytes: some Sequence<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(text.utf8) }

  func pause(milliseconds: Int) { usleep(useconds_t(milliseconds * 1000)) }

  /// Whether something comes within so long.
  func waitForBytes(milliseconds: Int) -> Bool {
    var entry = pollfd(fd: socket, events: CShort(POLLIN), revents: 0)
    return poll(&entry, 1, CInt(milliseconds)) > 0
  }

  /// Ends this side; the client's may go on.
  func endSending() { shutdown(socket, CInt(SHUT_WR)) }

  /// Waits until the client hangs up, without a word.
  func keepSilent() { while receive() { buffer.removeAll() } }

  /// Has the connection end with a reset instead of being closed.
  func resetAtEnd() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private func receive() -> Bool {
    let count = recv(socket, &chunk, chunk.count, 0)
    guard count > 0 else { return false }
    buffer += chunk[..<count]
    return true
  }

  private func headEnd() -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var index = 3
      while index < bytes.count {
        if bytes[index] == 10, bytes[index - 1] == 13, bytes[index - 2] == 10, bytes[index - 3] == 13 { return index + 1 }
        index += 1
      }
      return nil
    }
  }

  private static func headers(_ head: ArraySlice<UInt8>) -> [String: String] {
    var headers: [String: String] = [:]
    for line in head.split(separator: UInt8(ascii: "\n")).dropFirst() {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let value = line[(colon + 1)...].drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: "\r") }
      headers[String(decoding: line[..<colon], as: UTF8.self).lowercased()] = String(decoding: value, as: UTF8.self)
    }
    return headers
  }
}
