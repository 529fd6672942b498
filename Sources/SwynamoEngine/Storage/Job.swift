/// Work that takes longer than a request may. It is done in slices between requests, and goes on when the engine was closed or
/// killed meanwhile.
///
/// What is encoded of it is what is kept between two slices, in the transaction of what the first of them did.
protocol Job: Codable, Sendable {
  /// What the store knows it by.
  static var kind: String { get }

  /// Does some of what is left inside of a transaction, and answers whether that was all.
  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool

  /// Says that it can't be done, as what it reads is damaged. Used inside of a transaction.
  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws
}

extension Job {
  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws {}
}

/// A few milliseconds of a job: other requests wait no longer for it.
struct Slice {
  private let end: ContinuousClock.Instant
  /// Rows that are taken whatever time they need, so that a slice on a busy machine is not lost.
  private static let sure = 16
  /// Rows that are taken until `latest`, though the slice's own time is over.
  private let rows: Int
  private let latest: ContinuousClock.Instant
  private var taken = 0
  /// What may yet be read and written.
  private var bytes: Int

  /// Between requests.
  static var short: Slice { Slice(rows: sure, bytes: 1_000_000) }

  /// Within the request that begins a job: what is small is done when it is answered, unless its rows take long.
  static var first: Slice { Slice(rows: 2_000, bytes: 4_000_000) }

  private init(rows: Int, bytes: Int) {
    let now = ContinuousClock.Instant.now
    (end, latest) = (now + .milliseconds(3), now + .milliseconds(100))
    (self.rows, self.bytes) = (rows, bytes)
  }

  /// Whether there is time for another row, after one of so many bytes.
  mutating func next(_ bytes: Int = 0) -> Bool {
    taken += 1
    self.bytes -= bytes
    guard self.bytes > 0 else { return false }
    // Asking for the time costs as much as some rows.
    if taken <= Self.sure || !taken.isMultiple(of: 8) { return true }
    return .now < (taken <= rows ? latest : end)
  }
}

extension RowStore {
  /// Visits the rows after a key as long as there is time, and answers whether those were the last. The key follows.
  func forEachKeyed(after last: inout [UInt8]?, _ slice: inout Slice, _ body: (KeyedRow) throws -> Void) throws -> Bool {
    var isDone = true
    try forEachKeyed(in: .after(last)) { row in
      try body(row)
      last = row.key
      isDone = slice.next(row.row.item.count)
      return isDone
    }
    return isDone
  }
}
