import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A line on the terminal that grows with the work; nothing where the output is no terminal.
final class ProgressBar: Sendable {
  private let total: Int
  private let width = 40
  private let shown = Mutex(-1)

  init(of total: Int) { self.total = max(total, 1) }

  func show(_ count: Int) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let done = min(count, total) * width / total
    shown.withLock { shown in
      guard done != shown else { return }
      shown = done
      let bar = String(repeating: "#", count: done) + String(repeating: ".", count: width - done)
      let end = done == width ? "\r\u{1B}[K" : ""
      var line = "\r  [\(bar)] \(min(count, total) * 100 / total) %\(end)"
      line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
  }
}
