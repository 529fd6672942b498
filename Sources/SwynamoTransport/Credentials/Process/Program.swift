/// Runs a program to its end, without a shell, and takes what it writes.
///
///     let output = try await Program(["/bin/echo", "hello"], environment: [:], timeout: .seconds(5)).run()
///     output.ending            // .exited(0)
///     output.standardOutput    // "hello\n" as bytes
///
/// It reads from nowhere, has no terminal, and inherits no descriptor of this process. It is killed, with what it started, when the
/// time is over or the task is canceled.
struct Program: Sendable {
  struct Output: Sendable {
    var ending: Ending
    var standardOutput: [UInt8]
    var standardError: [UInt8]
  }

  enum Ending: Sendable, Hashable {
    case exited(Int)
    case signaled(Int)
  }

  enum RunError: Error, Hashable {
    /// The text is the system's.
    case notStarted(String)
    case timedOut(Duration)
    case tooMuchOutput(limit: Int)
  }

  let arguments: [String]
  let environment: [String: String]
  let timeout: Duration
  /// Of either stream, in bytes.
  let outputLimit: Int

  // not a limit: far more than any credentials
  init(_ arguments: [String], environment: [String: String], timeout: Duration, outputLimit: Int = 1 << 20) {
    self.arguments = arguments
    self.environment = environment
    self.timeout = timeout
    self.outputLimit = outputLimit
  }

  /// Throws a ``RunError``, or `CancellationError`.
  func run() async throws -> Output {
    try Task.checkCancellation()
    guard let watch = ProgramWatch(self) else { throw RunError.notStarted("there is no descriptor for it") }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isWatched = DetachedThread.start(named: "swynamo-program") { continuation.resume(with: watch.result()) }
        if !isWatched { continuation.resume(throwing: RunError.notStarted("there is no thread for it")) }
      }
    } onCancel: {
      watch.cancel()
    }
  }
}
