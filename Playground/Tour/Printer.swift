import Synchronization

/// What a step's code prints, so that it stands below the code and the requests.
final class Printer: Sendable {
  @TaskLocal static var current: Printer?

  private let lines = Mutex<[String]>([])

  var text: [String] { lines.withLock { $0 } }

  func append(_ text: String) {
    lines.withLock { $0 += text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }
}

/// Stands in for the standard library's `print` in the chapters.
func print<Value>(_ value: Value) {
  Printer.current?.append(String(describing: value))
}
