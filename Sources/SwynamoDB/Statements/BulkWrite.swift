public import SwynamoCompiler
public import SwynamoCore
public import SwynamoSchema
import SwynamoWire

/// The puts or deletes of a sequence, written as they come: 25 in a request, some requests at a time.
///
///     try await users.put(contentsOf: lines.map { try User(line: $0) }).concurrency(8).run(on: db)
///
/// The sequence is asked for more only when there is room, so that it may be longer than memory. Elements of one key are written in
/// their order: the last one stays. Batches have no conditions. Source: API Reference, "BatchWriteItem".
public struct BulkWrite: Statement {
  public typealias Output = Progress

  private let table: String
  /// Begins the sequence; each call of what it gives is the next write.
  private let source: @Sendable () -> () async throws -> WritePlan?
  private var requests = 4
  private var pace: Pace?
  private var checkpoint: Checkpoint?
  private var report: (@Sendable (BulkWrite.Progress) -> Void)?
  private var ignoresVersion = false

  init<Source: AsyncSequence & Sendable>(
    _ elements: Source, of table: String, _ write: @escaping @Sendable (Source.Element) -> WritePlan
  ) {
    self.table = table
    source = {
      var iterator = elements.makeAsyncIterator()
      return { try await iterator.next().map(write) }
    }
  }

  init<Source: Sequence & Sendable>(
    _ elements: Source, of table: String, _ write: @escaping @Sendable (Source.Element) -> WritePlan
  ) {
    self.table = table
    source = {
      var iterator = elements.makeIterator()
      return { iterator.next().map(write) }
    }
  }

  /// Sends so many requests at a time, at least one; 4 by default.
  public func concurrency(_ requests: Int) -> BulkWrite { with { $0.requests = max(requests, 1) } }

  /// Keeps to a pace, which others may share.
  public func paced(_ pace: Pace) -> BulkWrite { with { $0.pace = pace } }

  /// Consumes no more capacity units a second than these.
  public func paced(unitsPerSecond: Double) -> BulkWrite { paced(Pace(unitsPerSecond: unitsPerSecond)) }

  /// Goes on where an earlier run of the same sequence came to: what was written then is passed over.
  ///
  ///     let checkpoint = try Checkpoint(String(contentsOfFile: "import.checkpoint"))
  ///     try await users.put(contentsOf: lines).resuming(from: checkpoint).run(on: db)
  public func resuming(from checkpoint: Checkpoint) -> BulkWrite { with { $0.checkpoint = checkpoint } }

  /// Hears of each request that was made.
  public func onProgress(_ report: @escaping @Sendable (BulkWrite.Progress) -> Void) -> BulkWrite { with { $0.report = report } }

  /// Writes models whose table declares a ``Version`` whatever is stored, since batches have no conditions.
  ///
  ///     try await documents.put(contentsOf: drafts).ignoringVersion().run(on: db)      // each with the version after its own
  public func ignoringVersion() -> BulkWrite { with { $0.ignoresVersion = true } }

  private func with(_ change: (inout BulkWrite) -> Void) -> BulkWrite {
    var copy = self
    change(&copy)
    return copy
  }

  public func explain() -> String {
    """
    for the elements of the sequence, up to \(Limits.batchWrites) at a time:
    \(BatchWriteItemRequest.operation) on table "\(table)"
    """
  }

  /// Writes the elements, and says how many there were. What came before an error of the sequence, or before an element that can't be
  /// written, is written before the error is thrown.
  ///
  /// Errors: `BatchWriteIncompleteError` with what was taken from the sequence and not written, of each key the last, and nothing more
  /// is taken; `StatementError` for an element that DynamoDB would refuse, and for a checkpoint of a scan; those of the sequence.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> BulkWrite.Progress {
    var run = BulkWriteRun(
      db: pace.map { db.adding($0) } ?? db, requests: requests, start: try start(), report: report)
    let (next, ignoresVersion) = (source(), ignoresVersion)
    try await run.run {
      var plan = try await next()
      if ignoresVersion { plan?.version?.isIgnored = true }
      return plan
    }
    return run.progress
  }

  /// The elements that are passed over.
  private func start() throws(StatementError) -> Int {
    guard let checkpoint else { return 0 }
    guard case .writes(let count) = checkpoint.position else {
      throw StatementError(
        operation: BatchWriteItemRequest.operation, table: table, faults: [checkpoint.fault(of: "a sequence of writes")])
    }
    return count
  }
}

extension Table {
  /// Writes the models of a sequence as they come.
  public func put<Models: AsyncSequence & Sendable>(contentsOf models: Models) -> BulkWrite where Models.Element == Model {
    BulkWrite(models, of: name) { put($0).plan }
  }

  /// Writes the models of a sequence that is there already; it need not be an array.
  public func put<Models: Sequence & Sendable>(contentsOf models: Models) -> BulkWrite where Models.Element == Model {
    BulkWrite(models, of: name) { put($0).plan }
  }
}

extension Table where RangeKeyType == NoRangeKey {
  /// Removes the items of a sequence's keys as they come.
  public func delete<Keys: AsyncSequence & Sendable>(keys: Keys) -> BulkWrite where Keys.Element == HashKeyType {
    BulkWrite(keys, of: name) { delete($0).plan }
  }

  /// Removes the items of a sequence's keys.
  public func delete<Keys: Sequence & Sendable>(keys: Keys) -> BulkWrite where Keys.Element == HashKeyType {
    BulkWrite(keys, of: name) { delete($0).plan }
  }
}

extension Table where RangeKeyType: AttributeConvertible {
  /// Removes the items of a sequence's keys as they come.
  public func delete<Keys: AsyncSequence & Sendable>(keys: Keys) -> BulkWrite where Keys.Element == (HashKeyType, RangeKeyType) {
    BulkWrite(keys, of: name) { delete($0.0, $0.1).plan }
  }

  /// Removes the items of a sequence's keys.
  public func delete<Keys: Sequence & Sendable>(keys: Keys) -> BulkWrite where Keys.Element == (HashKeyType, RangeKeyType) {
    BulkWrite(keys, of: name) { delete($0.0, $0.1).plan }
  }
}

extension BulkWrite {
  /// How far a ``BulkWrite`` or a ``ParallelScan`` came.
  public struct Progress: Sendable, Hashable {
    /// The items that were written or read by this run.
    public var items = 0
    /// The requests that were made, a batch that was sent again being one.
    public var requests = 0
    /// Where to go on: a text that can be kept.
    public var checkpoint: Checkpoint
  }
}

/// Gathers writes into batches and sends some of these at a time.
struct BulkWriteRun {
  private let db: DynamoDB
  private let limit: Int
  private let report: (@Sendable (BulkWrite.Progress) -> Void)?
  private(set) var progress: BulkWrite.Progress

  /// The elements that were taken from the sequence.
  private var taken: Int
  /// What is gathered for the next batch.
  private var gathered: Batch
  /// The batches that are under way, and those that failed: their elements are not written.
  private var open: [Int: Batch] = [:]
  private var lastNumber = 0
  private var keysUnderWay: Set<[UInt8]> = []
  private var underWay = 0
  private var failures: [(batch: Batch, error: BatchWriteIncompleteError)] = []

  private struct Batch: Sendable {
    /// The place of its first element in the sequence.
    let first: Int
    var writes: [BatchWriteItemRequest.TableWrite] = []
    /// The places of the writes by what tells their items apart.
    var keys: [[UInt8]: Int] = [:]
    /// The elements that each of the writes stands for: of those of one key only the last is written.
    var elements: [Int] = []

    mutating func add(_ write: BatchWriteItemRequest.TableWrite, _ key: [UInt8]) {
      if let place = keys[key] {
        writes[place] = write
        elements[place] += 1
      } else {
        keys[key] = writes.count
        writes.append(write)
        elements.append(1)
      }
    }

    /// The elements that are written when all of it is but these.
    func elements(without unwritten: [BatchWriteItemRequest.TableWrite]) -> Int {
      let unwritten = Set(unwritten)
      return zip(writes, elements).reduce(0) { unwritten.contains($1.0) ? $0 : $0 + $1.1 }
    }
  }

  private struct Outcome: Sendable {
    let number: Int
    let failure: BatchWriteIncompleteError?
  }

  init(db: DynamoDB, requests: Int, start: Int, report: (@Sendable (BulkWrite.Progress) -> Void)?) {
    self.db = db
    limit = requests
    self.report = report
    taken = start
    gathered = Batch(first: start)
    progress = BulkWrite.Progress(checkpoint: Checkpoint(.writes(start)))
  }

  mutating func run(_ next: () async throws -> WritePlan?) async throws {
    for _ in 0..<taken { guard try await next() != nil else { break } }
    var ending: (any Error)?
    await withTaskGroup(of: Outcome.self) { group in
      do {
        while failures.isEmpty, let plan = try await next() {
          // A sequence may end early when its task is canceled.
          try Task.checkCancellation()
          try await take(plan, &group)
        }
        try Task.checkCancellation()
      } catch {
        ending = error
      }
      if failures.isEmpty, !gathered.writes.isEmpty { await send(&group) }
      while underWay > 0 { await finishOne(&group) }
    }
    if let first = failures.first {
      throw BatchWriteIncompleteError(unwritten: unwritten(), cause: first.error.cause)
    }
    if let ending { throw ending }
  }

  /// What was taken and not written. What is gathered came last, since an item that is under way is not sent again.
  private func unwritten() -> [BatchWriteItemRequest.TableWrite] {
    failures.flatMap { batch, error in
      let replaced = Set(gathered.keys.keys.compactMap { batch.keys[$0] }.map { batch.writes[$0] })
      return error.unwritten.filter { !replaced.contains($0) }
    } + gathered.writes
  }

  private mutating func take(_ plan: WritePlan, _ group: inout TaskGroup<Outcome>) async throws {
    let key = plan.identity
    for write in try BatchWritePlan([plan]).tableWrites() {
      // An earlier write of the item must be made before.
      while keysUnderWay.contains(key) { await finishOne(&group) }
      taken += 1
      gathered.add(write, key)
    }
    if gathered.writes.count == Limits.batchWrites { await send(&group) }
  }

  private mutating func send(_ group: inout TaskGroup<Outcome>) async {
    while underWay >= limit { await finishOne(&group) }
    guard failures.isEmpty else { return }
    let (batch, db) = (gathered, db)
    gathered = Batch(first: taken)
    lastNumber += 1
    let number = lastNumber
    open[number] = batch
    underWay += 1
    keysUnderWay.formUnion(batch.keys.keys)
    group.addTask {
      do {
        try await db.batchWrite(batch.writes)
        return Outcome(number: number, failure: nil)
      } catch {
        let failure = error as? BatchWriteIncompleteError ?? BatchWriteIncompleteError(unwritten: batch.writes, cause: error)
        return Outcome(number: number, failure: failure)
      }
    }
  }

  private mutating func finishOne(_ group: inout TaskGroup<Outcome>) async {
    guard let outcome = await group.next(), let batch = open[outcome.number] else { return }
    underWay -= 1
    keysUnderWay.subtract(batch.keys.keys)
    progress.requests += 1
    if let failure = outcome.failure {
      failures.append((batch, failure))
      progress.items += batch.elements(without: failure.unwritten)
    } else {
      open[outcome.number] = nil
      progress.items += batch.elements(without: [])
      progress.checkpoint = Checkpoint(.writes(open.values.map(\.first).min() ?? gathered.first))
    }
    report?(progress)
  }
}
