#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Says which input a crash came from: the process is gone with the next instruction, so it is written by the signal's handler.
enum CrashReport {
  /// What the handler reads; memory of its own, since a handler can take no lock.
  nonisolated(unsafe) private static let current = UnsafeMutablePointer<Int>.allocate(capacity: 1)

  static func install() {
    current.initialize(to: -1)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      signal(number) { number in
        CrashReport.write(CrashReport.current.pointee)
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  static func running(_ index: Int) { current.pointee = index }

  /// Nothing may be allocated here.
  private static func write(_ index: Int) {
    var digits: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { bytes in
      var rest = max(index, 0)
      for place in stride(from: bytes.count - 1, through: 0, by: -1) {
        bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      }
      _ = "fuzz: crashed at input ".withCString { posixWrite(2, $0, 23) }
      _ = posixWrite(2, bytes.baseAddress, bytes.count)
      _ = "\n".withCString { posixWrite(2, $0, 1) }
    }
  }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
