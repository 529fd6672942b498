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
    guard let ends = PipeEnds() else { return nil }
    for end in [ends.reader, ends.writer] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    reader = ends.reader
    writer = ends.writer
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

  /// Takes back what was signaled.
  func drain() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { _ = read(reader, $0.baseAddress, 64) }
  }
}

/// The two descriptors of a pipe, which no program that is started inherits.
struct PipeEnds {
  let reader: CInt
  let writer: CInt

  init?() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // A process without standard streams would take what it writes there for ours.
    for index in ends.indices where ends[index] <= STDERR_FILENO {
      let moved = fcntl(ends[index], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
      guard moved >= 0 else {
        for end in ends { _ = close(end) }
        return nil
      }
      _ = close(ends[index])
      ends[index] = moved
    }
    reader = ends[0]
    writer = ends[1]
  }
}
