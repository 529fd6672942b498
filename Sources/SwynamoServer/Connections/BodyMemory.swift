import Synchronization

/// The memory that the bodies of all requests under way share, since whoever sends one hasn't shown yet who they are.
///
/// The beginnings of bodies don't count: however much of it others hold, requests of ordinary size are served.
final class BodyMemory: Sendable {
  /// Of each body; with 4096 connections 64 MB at most.
  static let freeBytes = 16 * 1024

  let limit: Int
  private let used = Atomic(0)

  init(limit: Int = 256 * 1024 * 1024) { self.limit = limit }

  /// What one request holds, until it is answered.
  func share() -> Share { Share(self) }

  var usedBytes: Int { used.load(ordering: .relaxed) }

  private func take(_ count: Int) -> Bool {
    if used.add(count, ordering: .relaxed).newValue <= limit { return true }
    giveBack(count)
    return false
  }

  private func giveBack(_ count: Int) { used.subtract(count, ordering: .relaxed) }

  struct Share: ~Copyable {
    private let memory: BodyMemory
    private var size = 0
    private var counted = 0

    fileprivate init(_ memory: BodyMemory) { self.memory = memory }

    deinit { memory.giveBack(counted) }

    /// Adds bytes that the request has received or unpacked.
    mutating func add(_ count: Int) throws(FrontEndError) {
      size += count
      let more = max(size - BodyMemory.freeBytes, 0) - counted
      guard more == 0 || memory.take(more) else { throw .busy }
      counted += more
    }
  }
}
