import Foundation
import Synchronization

/// Ends the process when one input takes longer than it may.
final class Watchdog: Sendable {
  private let current = Atomic<Int>(-1)
  private let limit: Double

  init(seconds: Double) {
    limit = seconds
    let thread = Thread { [weak self] in
      var seen = -1
      var since = Date()
      while let watchdog = self {
        let index = watchdog.current.load(ordering: .relaxed)
        if index != seen {
          seen = index
          since = Date()
        } else if index >= 0, Date().timeIntervalSince(since) > watchdog.limit {
          FileHandle.standardError.write(Data("fuzz: input \(index) has not ended after \(watchdog.limit) s\n".utf8))
          exit(2)
        }
        Thread.sleep(forTimeInterval: 0.05)
      }
    }
    thread.start()
  }

  func running(_ index: Int) { current.store(index, ordering: .relaxed) }

  func rest() { current.store(-1, ordering: .relaxed) }
}
