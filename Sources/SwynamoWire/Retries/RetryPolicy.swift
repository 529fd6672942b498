/// Decides whether and when a call is tried again; shared by all calls of a transport, so that it may keep a budget.
///
///     configuration.retries = .adaptive                        // or .standard, .legacy, .never
///     configuration.retries = .standard(maximumAttempts: 2)
///
///     struct OncePerSecond: RetryPolicy {                      // one of your own
///       let maximumAttempts = 10
///       func delay(after failure: RetryableFailure) -> Duration? { failure.attempt < maximumAttempts ? .seconds(1) : nil }
///     }
///
/// What may be tried again at all is not the policy's to say: it hears of failures that may pass, and of no others. The client
/// asks a policy of its own about what a batch left unprocessed, about conflicts between transactions, and about tables that
/// are not ready yet.
public protocol RetryPolicy: Sendable {
  /// The attempts that a call may make, the first included (`max=` in `amz-sdk-request`).
  var maximumAttempts: Int { get }

  /// How long to wait before an attempt is sent at all, the first one too; by default not at all.
  func delayBeforeSending() -> Duration

  /// An attempt that was to wait before it is sent is not sent after all: the call's deadline comes first, or the task was
  /// canceled. Gives its turn back.
  func withdrawTurn()

  /// The wait before the next attempt, paid for where the policy has a budget; nil to give up.
  ///
  /// Asked after every failure that may pass, that of the last attempt too.
  func delay(after failure: RetryableFailure) -> Duration?

  /// The attempt that was granted is not made after all: the call's deadline comes first, the task was canceled, or the write
  /// may have been carried out. Gives back what it cost.
  func withdraw(_ failure: RetryableFailure)

  /// A call ended with an answer that is no error; `last` is the failure before it, nil when the first attempt succeeded.
  func succeeded(after last: RetryableFailure?)

  /// A call ended with an error that trying again would not mend, a failed condition for example.
  func refused()
}

extension RetryPolicy {
  public func delayBeforeSending() -> Duration { .zero }
  public func withdrawTurn() {}
  public func withdraw(_ failure: RetryableFailure) {}
  public func succeeded(after last: RetryableFailure?) {}
  public func refused() {}
}

/// The policies that are there, by the SDKs' names for them.
///
///     configuration.retries = Retries.Standard(maximumAttempts: 6, quota: nil)     // or in short: .standard, .adaptive, …
public enum Retries {
  /// One attempt, and no other, but for one with fresh credentials when the service says that those of the first have ended.
  ///
  ///     configuration.retries = .never
  public struct Never: RetryPolicy, Hashable {
    public var maximumAttempts: Int { 1 }

    /// One attempt for each request.
    public init() {}

    public func delay(after failure: RetryableFailure) -> Duration? { nil }
  }
}

extension RetryPolicy where Self == Retries.Never {
  /// One attempt for each request.
  public static var never: Retries.Never { Retries.Never() }
}

/// The SDKs' modes of retrying, by the names that `AWS_RETRY_MODE` and the profile setting `retry_mode` have for them.
///
/// Source: AWS SDKs and Tools Reference Guide, "Retry behavior".
package enum RetryMode: String, Sendable, Hashable, CaseIterable {
  /// ``Retries/Standard``
  case standard
  /// ``Retries/Legacy``
  case legacy
  /// ``Retries/Adaptive``
  case adaptive

  /// The mode with as many attempts (`AWS_MAX_ATTEMPTS`, the first included); nil for its own number.
  package func policy(maximumAttempts: Int? = nil) -> any RetryPolicy {
    switch self {
    case .standard: maximumAttempts.map { Retries.Standard(maximumAttempts: $0) } ?? .standard
    case .legacy: maximumAttempts.map { Retries.Legacy(maximumAttempts: $0) } ?? .legacy
    case .adaptive: maximumAttempts.map { Retries.Adaptive(maximumAttempts: $0) } ?? .adaptive
    }
  }
}
