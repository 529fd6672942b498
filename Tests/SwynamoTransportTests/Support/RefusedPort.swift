import Glibc

/// A port of this machine at which connections are refused, and that nobody else gets while this lives: bound, never listening.
final class RefusedPort: Sendable {
  let number: Int
  private let descriptor: CInt

  init() throws {
    (descriptor, number) = try LoopbackSocket.bound()
  }

  deinit { close(descriptor) }
}
