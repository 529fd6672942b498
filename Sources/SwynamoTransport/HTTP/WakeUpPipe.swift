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

  /// Takes back what was signalled.
  func drain() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { _ = read(reader, $0.baseAddress, 64) }
  }
}
