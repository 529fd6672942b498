import Glibc
import Synchronization
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct ThreadTests {
  /// A thread that crashes gets the signal of its crash: blocked, it would end the process past a handler that writes a report.
  @Test func theSignalsOfACrashAreNotBlocked() async throws {
    let blocked = await withCheckedContinuation { (continuation: CheckedContinuation<[CInt], Never>) in
      let isStarted = DetachedThread.start(named: "test") {
        var mask = sigset_t()
        pthread_sigmask(SIG_BLOCK, nil, &mask)
        continuation.resume(returning: (1...31).filter { sigismember(&mask, $0) == 1 })
      }
      if !isStarted { continuation.resume(returning: []) }
    }
    #expect(Set([SIGPIPE, SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGCHLD]).isSubset(of: blocked))
    #expect(Set([SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]).isDisjoint(with: blocked))
  }
}
