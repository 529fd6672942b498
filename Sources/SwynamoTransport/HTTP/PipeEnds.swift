#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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
