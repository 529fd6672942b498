import Glibc
import Testing

@testable import SwynamoTransport

@Suite struct ForkTests {
  /// Swift does not offer `fork`, but libraries in other languages call it.
  @Test func aForkedChildIsRefused() throws {
    typealias Fork = @convention(c) () -> pid_t
    let fork = unsafeBitCast(try #require(dlsym(nil, "fork")), to: Fork.self)
    let gate = CallGate(limit: 1)
    let child = fork()
    if child == 0 {
      do {
        try gate.enter()
        _exit(1)
      } catch {
        _exit(error.reason == .forked ? 42 : 2)
      }
    }
    var status: CInt = 0
    #expect(waitpid(child, &status, 0) == child)
    #expect(status >> 8 & 0xFF == 42)
    try gate.enter()
    gate.leave()
  }
}
