import SwynamoWire
import Synchronization

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Credentials {
  /// Keeps what another provider gave, and asks it again before that ends.
  ///
  ///     let credentials = Credentials.Refreshing(Credentials.InstanceMetadata())
  ///     try await credentials.credentials()   // asks the instance
  ///     try await credentials.credentials()   // the same, from memory
  ///     credentials.current                   // the same, without waiting
  ///
  /// One fetch at a time serves all callers. From 15 minutes before the end one is begun while the kept credentials are still
  /// handed out; from 10 minutes before it, callers wait for it, and get the kept ones if it fails. When those have ended too,
  /// what the provider threw is thrown. Credentials that live less than an hour are asked for again after three quarters of their
  /// time. Source: AWS SDKs and Tools Reference Guide, "Understand credential retrieval", and botocore's refresh times.
  public final class Refreshing: Credentials.CachingProvider {
    private let source: any CredentialsProvider
    private let now: @Sendable () -> Date
    private let state = Mutex(RefreshState())

    /// Keeps what another source gives until it is about to end.
    public init(_ source: any CredentialsProvider, now: @escaping @Sendable () -> Date = { Date() }) {
      self.source = source
      self.now = now
    }

    deinit { state.withLock { $0.task?.cancel() } }

    /// What is kept, where it can be used as it is; a refresh that is due is begun. Nil says that ``credentials()`` must be
    /// waited for.
    public var current: Credentials? {
      let time = now()
      let (kept, mustBegin) = state.withLock { $0.look(at: time) }
      if let mustBegin { begin(mustBegin) }
      return kept
    }

    /// Throws what the provider threw, or `CancellationError` as soon as the task is canceled; the fetch goes on for the others.
    public func credentials() async throws -> Credentials {
      if let current { return current }
      let ticket = state.withLock { $0.nextTicket() }
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          let time = now()
          // Whether the task is canceled is asked under the lock: a handler that found nobody ran before it, any other finds the
          // ticket.
          let begun = state.withLock { state -> (Credentials?, mustBegin: UInt64?)? in
            Task.isCancelled ? nil : state.wait(at: time, ticket: ticket, continuation)
          }
          guard let (kept, mustBegin) = begun else { return continuation.resume(throwing: CancellationError()) }
          if let kept { continuation.resume(returning: kept) }
          if let mustBegin { begin(mustBegin) }
        }
      } onCancel: {
        state.withLock { $0.leave(ticket) }?.resume(throwing: CancellationError())
      }
    }

    /// Forgets the kept credentials, so that the next call fetches: for when the service says that they have ended.
    ///
    ///     credentials.invalidate(refused)   // does nothing when others have taken their place already
    ///
    /// Where the provider gives the refused ones again, it is left in peace for half a minute.
    public func invalidate(_ refused: Credentials? = nil) {
      let time = now()
      state.withLock { $0.invalidate(refused, at: time) }
    }

    private func begin(_ fetch: UInt64) {
      // Detached: the fetch belongs to all callers, and so not to the span or the priority of one.
      let task = Task.detached { [weak self, source] in
        let result: Result<Credentials, any Error>
        do { result = .success(try await source.credentials()) } catch { result = .failure(error) }
        self?.end(fetch, with: result)
      }
      state.withLock { $0.began(fetch, task) }
    }

    private func end(_ fetch: UInt64, with result: Result<Credentials, any Error>) {
      let time = now()
      let (waiting, answer) = state.withLock { $0.end(fetch, with: result, at: time) }
      for continuation in waiting { continuation.resume(with: answer) }
    }
  }
}

extension Credentials.Refreshing: CustomStringConvertible, CustomReflectable {
  public var description: String { "Credentials.Refreshing(\(type(of: source)))" }
  public var customMirror: Mirror { Mirror(self, children: ["source": "\(type(of: source))"]) }
}

/// What ``Credentials/Refreshing`` keeps behind its lock: the credentials, their times, and who waits for a fetch.
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
