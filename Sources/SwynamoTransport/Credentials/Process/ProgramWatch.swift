import SwynamoBytes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits on a thread of its own for a program: for what it writes, for its end, for the time-out and for being canceled.
final class ProgramWatch: Sendable {
  private let program: Program
  private let wakeUp: WakeUpPipe

  init?(_ program: Program) {
    guard let wakeUp = WakeUpPipe() else { return nil }
    self.program = program
    self.wakeUp = wakeUp
  }

  deinit { wakeUp.close() }

  func cancel() { wakeUp.signal() }

  /// Blocks until it is over.
  func result() -> Result<Program.Output, any Error> {
    do {
      let child = try ChildProcess(program)
      defer { child.closeStreams() }
      return Result { try watch(child) }
    } catch {
      return .failure(error)
    }
  }

  private func watch(_ child: ChildProcess) throws -> Program.Output {
    let deadline = ContinuousClock.now.advanced(by: program.timeout)
    var streams: [CInt?] = [child.standardOutput, child.standardError]
    var texts: [[UInt8]] = [[], []]
    var pause: CInt = 1
    var ending: Program.Ending?
    // One that has ended is waited for already, and its number may be another's.
    defer { if ending == nil { child.end() } }
    while true {
      let now = ContinuousClock.now
      guard now < deadline else { throw Program.RunError.timedOut(program.timeout) }
      var polled = [pollfd(fd: wakeUp.reader, events: Int16(POLLIN), revents: 0)]
      polled += streams.map { pollfd(fd: $0 ?? -1, events: Int16(POLLIN), revents: 0) }
      // The end of a program wakes nobody when one that it started holds its streams: hence the pauses.
      let count = poll(&polled, nfds_t(polled.count), min(pause, CInt(clamping: (deadline - now).milliseconds + 1)))
      guard polled[0].revents == 0 else { throw CancellationError() }
      pause = count > 0 ? 1 : min(pause * 2, 50)
      ending = child.ending()
      for index in streams.indices where streams[index] != nil {
        if !(try drain(streams[index], into: &texts[index])) { streams[index] = nil }
      }
      if let ending { return Program.Output(ending: ending, standardOutput: texts[0], standardError: texts[1]) }
    }
  }

  /// Takes what there is; false at the end of the stream.
  private func drain(_ stream: CInt?, into text: inout [UInt8]) throws -> Bool {
    guard let stream else { return false }
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = read(stream, &chunk, chunk.count)
      if count < 0 { return errno == EAGAIN || errno == EINTR }
      if count == 0 { return false }
      text += chunk[..<count]
      guard text.count <= program.outputLimit else { throw Program.RunError.tooMuchOutput(limit: program.outputLimit) }
    }
  }
}
