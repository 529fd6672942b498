#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Wakes a thread out of `poll`.
struct WakeUpPipe: Sendable {
  let reader: CInt
  private let writer: CInt

  init?() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    reader = ends[0]
    writer = ends[1]
  }

  func close() {
    #if canImport(Glibc)
      Glibc.close(reader)
      Glibc.close(writer)
    #elseif canImport(Musl)
      Musl.close(reader)
      Musl.close(writer)
    #else
      Darwin.close(reader)
      Darwin.close(writer)
    #endif
  }

  func signal() {
    var byte: UInt8 = 1
    _ = write(writer, &byte, 1)
  }

  /// Takes back what was signalled.
  func drain() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { _ = read(reader, $0.baseAddress, 64) }
  }
}
