extension TransportConfiguration {
  /// When a read is slow, a second request is sent beside it, and the first answer counts.
  ///
  ///     configuration.hedging = .init()                                // after the 95th percentile of recent times
  ///     configuration.hedging = .init(percentile: 0.99, budget: 0.01)  // one read in a hundred at most
  ///
  /// Only reads are hedged: GetItem, BatchGetItem, TransactGetItems, Query, Scan and the descriptions. Each operation has its own
  /// times. What a hedge reads costs capacity as any read does; the budget says how much of it there may be.
  /// Source: J. Dean, L. A. Barroso, "The Tail at Scale", Communications of the ACM 56 (2), 2013.
  public struct Hedging: Sendable, Hashable {
    /// The share of recent reads that were faster than the wait before a second request, between 0 and 1.
    public var percentile: Double
    /// The wait is never shorter.
    public var minimumDelay: Duration
    /// Second requests for each read, on average: 0.05 is one for twenty.
    public var budget: Double

    /// A second attempt beside one that is slower than a percentile of the last ones.
    public init(percentile: Double = 0.95, minimumDelay: Duration = .milliseconds(2), budget: Double = 0.05) {
      self.percentile = min(max(percentile, 0), 1)
      self.minimumDelay = minimumDelay
      self.budget = min(max(budget, 0), 1)
    }
  }
}
