#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that was started, leading a process group of its own, and the ends of its two streams.
struct ChildProcess {
  let standardOutput: CInt
  let standardError: CInt
  private let identifier: pid_t

  init(_ program: Program) throws(Program.RunError) {
    guard let name = program.arguments.first else { throw .notStarted("there is no name of a program") }
    guard let output = PipeEnds() else { throw .notStarted("there is no descriptor for it") }
    guard let error = PipeEnds() else {
      for end in [output.reader, output.writer] { close(end) }
      throw .notStarted("there is no descriptor for it")
    }
    defer { for end in [output.writer, error.writer] { close(end) } }
    var identifier = pid_t()
    let status = CStrings.with(program.arguments) { arguments in
      CStrings.with(program.environment.map { "\($0.key)=\($0.value)" }) { environment in
        SpawnOptions.with(output: output.writer, error: error.writer) { actions, attributes in
          posix_spawnp(&identifier, name, actions, attributes, arguments, environment)
        }
      }
    }
    guard status == 0 else {
      for end in [output.reader, error.reader] { close(end) }
      throw .notStarted(strerror(status).map { String(cString: $0) } ?? "error \(status)")
    }
    self.identifier = identifier
    for end in [output.reader, error.reader] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    standardOutput = output.reader
    standardError = error.reader
  }

  /// Nil while it runs.
  func ending() -> Program.Ending? {
    var status: CInt = 0
    let ended = waitpid(identifier, &status, WNOHANG)
    if ended == 0 || ended < 0 && errno == EINTR { return nil }
    // A process that ignores SIGCHLD is not told how its children end.
    guard ended > 0 else { return .exited(0) }
    return status & 0x7F == 0 ? .exited(Int(status >> 8 & 0xFF)) : .signaled(Int(status & 0x7F))
  }

  /// Kills it and what it started.
  func end() {
    kill(-identifier, SIGKILL)
    var status: CInt = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
  }

  func closeStreams() {
    close(standardOutput)
    close(standardError)
  }
}

/// Texts as C wants them: an array of strings that ends with a null pointer.
private enum CStrings {
  static func with<Result>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let strings = texts.map { strdup($0) }
    defer { for string in strings { free(string) } }
    return body(strings + [nil])
  }
}
