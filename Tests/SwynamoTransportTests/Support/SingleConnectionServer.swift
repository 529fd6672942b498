import Glibc
import Synchronization

/// An HTTP/1.1 server for one connection at a time, which a test can take away at a moment of its choice.
final class SingleConnectionServer: Sendable {
  let port: Int
  private let listener: CInt
  private let state = Mutex(State())

  private struct State {
    var connection: CInt = -1
    var connections = 0
    var requestsRead = 0
  }

  /// Reads requests and answers the first `answersOnly`; after the next one that it reads it closes without an answer.
  init(answersOnly: Int = .max, withReset: Bool = false) throws {
    (listener, port) = try LoopbackSocket.bound(backlog: 16)
    let listener = listener
    LoopbackServer.startThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let self else { return }
        self.state.withLock {
          $0.connection = connection
          $0.connections += 1
        }
        self.serve(connection, answersOnly, withReset)
      }
    }
  }

  deinit { shutdown(listener, CInt(SHUT_RDWR)) }

  var url: String { "http://127.0.0.1:\(port)" }
  var connections: Int { state.withLock { $0.connections } }
  var requestsRead: Int { state.withLock { $0.requestsRead } }

  /// Ends this side of the connection, and takes what still comes.
  func endSending() { state.withLock { _ = shutdown($0.connection, CInt(SHUT_WR)) } }

  /// Closes the connection: what still comes is answered with a reset.
  func closeConnection() { state.withLock { _ = shutdown($0.connection, CInt(SHUT_RDWR)) } }

  /// Ends the connection with a reset, without closing it first.
  func resetConnection() {
    state.withLock { state in
      // A connection that is taken over by none is reset.
      var nobody = sockaddr()
      nobody.sa_family = sa_family_t(AF_UNSPEC)
      connect(state.connection, &nobody, socklen_t(MemoryLayout<sockaddr>.size))
    }
  }

  private static func resetAtEnd(_ connection: CInt) {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(connection, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  private func serve(_ connection: CInt, _ answersOnly: Int, _ withReset: Bool) {
    var buffer: [UInt8] = []
    while readRequest(from: connection, &buffer) {
      let count = state.withLock { state in
        state.requestsRead += 1
        return state.requestsRead
      }
      guard count <= answersOnly else {
        if withReset { Self.resetAtEnd(connection) }
        break
      }
      let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".utf8)
      guard send(connection, answer, answer.count, CInt(MSG_NOSIGNAL)) == answer.count else { break }
    }
    state.withLock { state in
      state.connection = -1
      close(connection)
    }
  }

  private func readRequest(from connection: CInt, _ buffer: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let body = #"{"TableName":"t"}"#
    while true {
      let count = read(connection, &chunk, chunk.count)
      guard count > 0 else { return false }
      buffer += chunk[..<count]
      let text = String(decoding: buffer, as: UTF8.self)
      if text.hasSuffix("\r\n\r\n\(body)") {
        buffer = []
        return true
      }
    }
  }
}
