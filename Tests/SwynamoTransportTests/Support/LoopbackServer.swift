import Glibc
import Synchronization

/// An HTTP/1.1 server on a port of its own that answers as a test tells it to, faults included.
///
///     let server = try LoopbackServer { request in request.number == 1 ? .answer(500, "{}") : .answer(200, "{}") }
final class LoopbackServer: Sendable {
  struct Request: Sendable {
    /// Counted from 1 over all connections.
    var number: Int
    var line: String
    /// Names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    /// "attempt=1; max=4", of the `amz-sdk-request` header, after the time at which the attempt ends.
    var attempt: String? {
      headers["amz-sdk-request"].flatMap { $0.split(separator: ";", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } }
    }
  }

  enum Reply: Sendable {
    case answer(Int, String, headers: [String: String] = [:])
    /// Promises more bytes than it sends, then closes.
    case truncated(String)
    /// Sends what is no HTTP, then closes.
    case raw(String)
    /// Closes with a TCP reset.
    case reset
    case silence
    indirect case after(Duration, Reply)
  }

  let port: Int
  private let listener: CInt
  private let state = Mutex(State())
  private let reply: @Sendable (Request) -> Reply

  private struct State {
    var requests: [Request] = []
    var connections: Set<CInt> = []
    var connectionCount = 0
    var isStopped = false
    /// The listener's number is its own until it is closed; then it may be another's.
    var isListening = true
  }

  struct Unavailable: Error {}

  init(_ reply: @escaping @Sendable (Request) -> Reply) throws {
    self.reply = reply
    (listener, port) = try LoopbackSocket.bound(backlog: 1024)
    Self.startThread { [self] in acceptLoop() }
  }

  var url: String { "http://127.0.0.1:\(port)" }
  var requests: [Request] { state.withLock { $0.requests } }
  var connectionCount: Int { state.withLock { $0.connectionCount } }
  /// Connections whose end the server has not seen.
  var openConnectionCount: Int { state.withLock { $0.connections.count } }

  /// Whether so many are open within some seconds.
  func waitForConnections(_ count: Int) async throws -> Bool {
    for _ in 0..<1000 where openConnectionCount != count { try await Task.sleep(for: .milliseconds(5)) }
    return openConnectionCount == count
  }

  func stop() {
    state.withLock { state in
      state.isStopped = true
      if state.isListening { shutdown(listener, CInt(SHUT_RDWR)) }
      for connection in state.connections { shutdown(connection, CInt(SHUT_RDWR)) }
    }
  }

  /// Closes the connections that are open, as a server does with idle ones.
  func closeConnections() {
    state.withLock { state in
      for connection in state.connections { shutdown(connection, CInt(SHUT_RDWR)) }
    }
  }

  private func acceptLoop() {
    while true {
      let connection = accept(listener, nil, nil)
      if connection < 0, errno == ECONNABORTED || errno == EINTR { continue }
      let isWelcome = state.withLock { state in
        guard !state.isStopped, connection >= 0 else {
          state.isListening = false
          close(listener)
          return false
        }
        state.connections.insert(connection)
        state.connectionCount += 1
        return true
      }
      guard isWelcome else {
        if connection >= 0 { close(connection) }
        return
      }
      Self.startThread { [self] in serve(connection) }
    }
  }

  private func serve(_ connection: CInt) {
    var buffer: [UInt8] = []
    while let request = read(from: connection, &buffer), send(reply(request), to: connection) {}
    state.withLock { state in
      state.connections.remove(connection)
      close(connection)
    }
  }

  private func read(from connection: CInt, _ buffer: inout [UInt8]) -> Request? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var head: (line: String, headers: [String: String], end: Int)?
    while true {
      if head == nil { head = Self.head(of: buffer) }
      if let head {
        let length = head.headers["content-length"].flatMap { Int($0) } ?? 0
        if buffer.count >= head.end + length {
          let body = Array(buffer[head.end..<head.end + length])
          buffer.removeFirst(head.end + length)
          return state.withLock { state in
            let request = Request(number: state.requests.count + 1, line: head.line, headers: head.headers, body: body)
            state.requests.append(request)
            return request
          }
        }
      }
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }

  private static func head(of buffer: [UInt8]) -> (line: String, headers: [String: String], end: Int)? {
    let mark = Array("\r\n\r\n".utf8)
    guard buffer.count >= mark.count,
      let start = (0...(buffer.count - mark.count)).first(where: { buffer[$0] == 13 && buffer[$0..<$0 + 4].elementsEqual(mark) })
    else { return nil }
    let lines = String(decoding: buffer[..<start], as: UTF8.self).split(separator: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let name = line.prefix { $0 != ":" }
      headers[name.lowercased()] = String(line.dropFirst(name.count + 1).drop { $0 == " " })
    }
    return (String(lines.first ?? ""), headers, start + mark.count)
  }

  /// False when the connection ends with it.
  private func send(_ reply: Reply, to connection: CInt) -> Bool {
    switch reply {
    case .answer(let status, let body, let headers):
      let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
      return write("HTTP/1.1 \(status) Status\r\nContent-Length: \(body.utf8.count)\r\n\(lines)\r\n\(body)", to: connection)
    case .truncated(let body):
      _ = write("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count + 10)\r\n\r\n\(body)", to: connection)
      return false
    case .raw(let text):
      _ = write(text, to: connection)
      return false
    case .reset:
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
      return false
    case .silence: return true
    case .after(let wait, let reply):
      usleep(useconds_t(wait.components.seconds * 1_000_000 + wait.components.attoseconds / 1_000_000_000_000))
      return send(reply, to: connection)
    }
  }

  private func write(_ text: String, to connection: CInt) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  static func startThread(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
  }
}
