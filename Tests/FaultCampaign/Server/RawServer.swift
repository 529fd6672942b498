import Glibc
import Synchronization

/// A listening socket on loopback with a thread for each connection, which does what a test tells it to, byte by byte.
final class RawServer: Sendable {
  let port: Int
  private let listener: CInt
  private let state = Mutex(State())
  private let serve: @Sendable (RawConnection) -> Void

  private struct State {
    var open: Set<CInt> = []
    var accepted = 0
    var threads = 1
    var isStopped = false
  }

  struct Unavailable: Error {}

  /// `serve` has the connection for as long as it runs.
  init(_ serve: @escaping @Sendable (RawConnection) -> Void) throws {
    self.serve = serve
    listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) + listen(listener, 1024) + getsockname(listener, address, &size)
      }
    }
    guard status == 0 else { throw Unavailable() }
    port = Int(UInt16(bigEndian: address.sin_port))
    startThread { [self] in acceptLoop() }
  }

  var url: String { "http://127.0.0.1:\(port)" }
  /// Connections over the server's life.
  var accepted: Int { state.withLock { $0.accepted } }
  var openConnections: Int { state.withLock { $0.open.count } }

  /// Ends every connection, and returns when their threads have ended.
  func stop() async {
    state.withLock { state in
      state.isStopped = true
      shutdown(listener, CInt(SHUT_RDWR))
      for socket in state.open { shutdown(socket, CInt(SHUT_RDWR)) }
    }
    while state.withLock({ $0.threads }) > 0 { try? await Task.sleep(for: .milliseconds(2)) }
  }

  private func acceptLoop() {
    while true {
      let socket = accept(listener, nil, nil)
      if socket < 0, errno == ECONNABORTED || errno == EINTR { continue }
      let isWelcome = state.withLock { state in
        guard !state.isStopped, socket >= 0 else { return false }
        state.open.insert(socket)
        state.accepted += 1
        state.threads += 1
        return true
      }
      guard isWelcome else {
        if socket >= 0 { close(socket) }
        close(listener)
        state.withLock { $0.threads -= 1 }
        return
      }
      startThread { [self] in
        serve(RawConnection(socket))
        state.withLock { state in
          state.open.remove(socket)
          close(socket)
          state.threads -= 1
        }
      }
    }
  }
}

func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(body))
  let status = pthread_create(
    &thread, nil,
    { context in
      if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
      return nil
    }, box.toOpaque())
  if status == 0 { pthread_detach(thread) } else { box.release() }
}
