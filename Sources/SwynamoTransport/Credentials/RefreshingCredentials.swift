import Synchronization

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Keeps what another provider gave, and asks it again before that ends.
///
///     let credentials = RefreshingCredentials(InstanceMetadataCredentials())
///     try await credentials.credentials()   // asks the instance
///     try await credentials.credentials()   // the same, from memory
///     credentials.current                   // the same, without waiting
///
/// One fetch at a time serves all callers. From 15 minutes before the end one is begun while the kept credentials are still handed out;
/// from 10 minutes before it, callers wait for it, and get the kept ones if it fails. When those have ended too, what the provider threw
/// is thrown. Credentials that live less than an hour are asked for again after three quarters of their time.
/// Source: AWS SDKs and Tools Reference Guide, "Understand credential retrieval", and botocore's refresh times.
public final class RefreshingCredentials: CachingCredentialsProvider {
  private let source: any CredentialsProvider
  private let now: @Sendable () -> Date
  private let state = Mutex(RefreshState())

  public init(_ source: any CredentialsProvider, now: @escaping @Sendable () -> Date = { Date() }) {
    self.source = source
    self.now = now
  }

  deinit { state.withLock { $0.task?.cancel() } }

  /// What is kept, where it can be used as it is; a refresh that is due is begun. Nil says that ``credentials()`` must be waited for.
  public var current: Credentials? {
    let time = now()
    let (kept, mustBegin) = state.withLock { $0.look(at: time) }
    if let mustBegin { begin(mustBegin) }
    return kept
  }

  /// Throws what the provider threw, or `CancellationError` as soon as the task is cancelled; the fetch goes on for the others.
  public func credentials() async throws -> Credentials {
    if let current { return current }
    let ticket = state.withLock { $0.nextTicket() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let time = now()
        // Whether the task is cancelled is asked under the lock: a handler that found nobody ran before it, any other finds the ticket.
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

extension RefreshingCredentials: CustomStringConvertible, CustomReflectable {
  public var description: String { "RefreshingCredentials(\(type(of: source)))" }
  public var customMirror: Mirror { Mirror(self, children: ["source": "\(type(of: source))"]) }
}
