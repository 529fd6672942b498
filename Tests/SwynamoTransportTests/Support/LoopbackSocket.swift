import Glibc

/// A TCP socket at a port of this machine that nobody else gets while it is open.
enum LoopbackSocket {
  /// With a backlog it listens; without, connections are refused.
  static func bound(backlog: CInt? = nil) throws -> (descriptor: CInt, port: Int) {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) + (backlog.map { listen(descriptor, $0) } ?? 0) + getsockname(descriptor, address, &size)
      }
    }
    guard status == 0 else {
      close(descriptor)
      throw LoopbackServer.Unavailable()
    }
    return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
  }
}
