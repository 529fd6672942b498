import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What ``RefreshingCredentials`` keeps behind its lock: the credentials, their times, and who waits for a fetch.
struct RefreshState {
  typealias Waiter = CheckedContinuation<Credentials, any Error>

  private var kept: Credentials?
  /// From here on a refresh is begun, and from here on it is waited for.
  private var advisory = Date.distantFuture
  private var mandatory = Date.distantFuture
  private var expiration = Date.distantFuture
  /// After a failed refresh none is begun before this.
  private var pausedUntil = Date.distantPast
  private var pause: TimeInterval = 0

  /// What the service refused last; when the source gives the same again, it is not asked anew for them before this time.
  private var refused: Credentials?
  private var settledUntil = Date.distantPast

  private var fetch: UInt64?
  private(set) var task: Task<Void, Never>?
  private var waiters: [UInt64: Waiter] = [:]
  private var number: UInt64 = 0

  mutating func nextTicket() -> UInt64 {
    number += 1
    return number
  }

  /// The kept credentials where nobody must wait, and the number of a fetch that is to be begun.
  mutating func look(at time: Date) -> (Credentials?, mustBegin: UInt64?) {
    guard let kept else { return (nil, nil) }
    if time < advisory { return (kept, nil) }
    guard time < expiration else { return (nil, nil) }
    if time < pausedUntil { return (kept, nil) }
    guard time < mandatory else { return (nil, nil) }
    return (kept, fetch == nil ? newFetch() : nil)
  }

  /// As ``look(at:)``, for a caller that waits where it must.
  mutating func wait(at time: Date, ticket: UInt64, _ waiter: Waiter) -> (Credentials?, mustBegin: UInt64?) {
    let (kept, mustBegin) = look(at: time)
    if kept != nil { return (kept, mustBegin) }
    waiters[ticket] = waiter
    return (nil, fetch == nil ? newFetch() : nil)
  }

  mutating func leave(_ ticket: UInt64) -> Waiter? { waiters.removeValue(forKey: ticket) }

  mutating func invalidate(_ refused: Credentials?, at time: Date) {
    if let refused {
      guard refused == kept, time >= settledUntil else { return }
      self.refused = refused
    }
    kept = nil
    pausedUntil = .distantPast
  }

  private mutating func newFetch() -> UInt64 {
    let new = nextTicket()
    fetch = new
    return new
  }

  mutating func began(_ begun: UInt64, _ task: Task<Void, Never>) {
    if fetch == begun { self.task = task }
  }

  /// Takes the end of a fetch; the answer is for all who waited.
  mutating func end(
    _ ended: UInt64, with result: Result<Credentials, any Error>, at time: Date
  ) -> (waiting: [Waiter], Result<Credentials, any Error>) {
    guard fetch == ended else { return ([], result) }
    fetch = nil
    task = nil
    defer { waiters = [:] }
    var result = result
    if case .success(let new) = result {
      if let end = new.expiration, end <= time {
        result = .failure(
          CredentialsError.failed(
            "refresh",
            "the credentials that were fetched have ended already, at \(end.formatted(.iso8601)); "
              + "their source has to give new ones, or this machine's clock is wrong"))
      } else {
        keep(new, at: time)
      }
    }
    if case .failure = result, let kept, time < expiration {
      pausedUntil = time.addingTimeInterval(pause)
      result = .success(kept)
    }
    return (Array(waiters.values), result)
  }

  private mutating func keep(_ new: Credentials, at time: Date) {
    kept = new
    pausedUntil = .distantPast
    expiration = new.expiration ?? .distantFuture
    let life = expiration.timeIntervalSince(time)
    // An hour and more: 15 and 10 minutes before the end. A shorter life is divided in the same way.
    advisory = expiration.addingTimeInterval(-min(900, life / 4))
    mandatory = expiration.addingTimeInterval(-min(600, life / 6))
    pause = min(30, life / 120)
    settledUntil = refused?.hasSameKeys(as: new) == true ? time.addingTimeInterval(30) : .distantPast
    refused = nil
  }
}

extension Credentials {
  /// The same, but for their end, which a source may put off.
  fileprivate func hasSameKeys(as other: Credentials) -> Bool {
    accessKeyID == other.accessKeyID && secretAccessKey == other.secretAccessKey && sessionToken == other.sessionToken
  }
}
