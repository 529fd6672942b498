public import SwynamoCompiler
import SwynamoCore
import SwynamoSchema
public import SwynamoWire
import Synchronization

/// A scan in several segments that are read at the same time, as one sequence.
///
///     for try await user in users.scan().parallel(8).items(on: db) { … }                   // in no order
///
///     for try await page in users.scan().parallel(64).concurrency(8).paced(unitsPerSecond: 200).pages(on: db) {
///       try await export(page.items)
///       save("\(page.checkpoint)")
///     }
///
/// A segment's next page is asked for when its last one was taken, so that no more pages are held than are read at a time. Source:
/// Developer Guide, "Parallel scan".
public struct ParallelScan<Model, Row: Sendable>: PagedStatement {
  private let scan: Scan<Model, Row>
  private let segments: Int
  private var width: Int
  private var pace: Pace?
  private var checkpoint: Checkpoint?
  private var report: (@Sendable (BulkWrite.Progress) -> Void)?
  private var itemLimit: Int?

  fileprivate init(_ scan: Scan<Model, Row>, segments: Int) {
    self.scan = scan
    self.segments = segments
    width = max(segments, 1)
    itemLimit = scan.plan.options.limit
  }

  /// Reads so many segments at a time, at least one; without it all of them.
  public func concurrency(_ requests: Int) -> ParallelScan { with { $0.width = max(requests, 1) } }

  /// Keeps to a pace, which others may share.
  public func paced(_ pace: Pace) -> ParallelScan { with { $0.pace = pace } }

  /// Consumes no more capacity units a second than these.
  public func paced(unitsPerSecond: Double) -> ParallelScan { paced(Pace(unitsPerSecond: unitsPerSecond)) }

  /// Goes on where an earlier run of the same scan came to; it has as many segments.
  ///
  ///     let rest = users.scan().parallel(8).resuming(from: try Checkpoint(saved))
  public func resuming(from checkpoint: Checkpoint) -> ParallelScan { with { $0.checkpoint = checkpoint } }

  /// Hears of each page that was taken: when the next one is asked for, or the end. A page that was given and is still worked on
  /// is not reported, so that one who goes on from the last report is given it again.
  public func onProgress(_ report: @escaping @Sendable (BulkWrite.Progress) -> Void) -> ParallelScan {
    with { $0.report = report }
  }

  /// Gives at most so many items, over all segments.
  public func limit(_ count: Int) -> ParallelScan { with { $0.itemLimit = count } }

  private func with(_ change: (inout ParallelScan) -> Void) -> ParallelScan {
    var copy = self
    change(&copy)
    return copy
  }

  /// The segments' first requests.
  public func requests() throws(StatementError) -> [ScanRequest] {
    let position = try position()
    var requests: [ScanRequest] = []
    for (number, segment) in position.segments.enumerated() where segment != .end {
      requests.append(try self.segment(number, segment).request())
    }
    return requests
  }

  public func explain() -> String { Explanation.text { try requests() } }

  public func pages(on db: DynamoDB) -> Pages<Row> {
    Pages {
      let position = try position()
      let db = pace.map { db.adding($0) } ?? db
      let sources = try position.segments.enumerated().map { number, segment in
        segment == .end ? nil : try self.segment(number, segment).source(on: db)
      }
      var options = scan.plan.options
      options.limit = itemLimit
      return ParallelPageReader(sources, position, requests: width, options, report: report)
    }
  }

  private func segment(_ number: Int, _ position: ReadPosition) -> Scan<Model, Row> {
    var segment = scan.segment(number, of: segments)
    segment.plan.options.limit = itemLimit
    if case .after(let key) = position { segment.plan.options.start = Cursor(key: key, place: segment.plan.place) }
    return segment
  }

  /// Where the segments begin.
  private func position() throws(StatementError) -> Checkpoint.ScanPosition {
    let own = Checkpoint.ScanPosition(
      table: scan.plan.table.name, index: scan.plan.index,
      segments: Array(repeating: .beginning, count: min(max(segments, 1), Limits.segments)))
    if scan.plan.options.start != nil {
      throw refused(.invalidParameter("a parallel scan goes on from a checkpoint: resuming(from:)"))
    }
    guard let checkpoint else { return own }
    guard case .scan(let position) = checkpoint.position, position.table.hasSameBytes(as: own.table), position.index == own.index,
      position.segments.count == own.segments.count
    else {
      throw refused(checkpoint.fault(of: "\(Checkpoint.Position.scan(own))"))
    }
    return position
  }

  private func refused(_ fault: StatementError.Fault) -> StatementError {
    StatementError(operation: ScanRequest.operation, table: scan.plan.table.name, faults: [fault])
  }
}

extension Read where Request == ScanRequest, Row: Sendable {
  /// Reads the table or index in so many segments at the same time.
  ///
  ///     let all = try await users.scan().parallel(8).run(on: db)
  ///
  /// A table is cut by its hash keys: more segments than it has partitions or items bring nothing.
  public func parallel(_ segments: Int) -> ParallelScan<Model, Row> { ParallelScan(self, segments: segments) }
}

/// Reads several sources at a time, a page of each, and gives the pages as they come.
struct ParallelPageReader<Row: Sendable>: PageReader {
  private struct Event: Sendable {
    let segment: Int
    /// As it is after the page.
    let source: PageSource<Row>
    /// The items that it might evaluate; nil for any number.
    let allowed: Int?
    let result: Result<PageRows<Row>?, any Error>
  }

  private var sources: [PageSource<Row>?]
  /// Those whose next page nobody reads.
  private var idle: ArraySlice<Int>
  private var underWay = 0
  private let limit: Int
  /// The items that are still wanted; nil for all.
  private var remaining: Int?
  /// The pages that may still be begun; nil for all.
  private var pagesLeft: Int?
  /// The items that may still be evaluated by pages that are not begun; nil for all.
  private var scansLeft: Int?
  private var position: Checkpoint.ScanPosition
  private let report: (@Sendable (BulkWrite.Progress) -> Void)?
  private var progress: BulkWrite.Progress
  /// Whether a page was given that was not reported.
  private var isUnreported = false

  /// Never holds more than are under way.
  private var events: AsyncStream<Event>.Iterator
  private let sink: AsyncStream<Event>.Continuation
  private let tasks = TaskList()

  init(
    _ sources: [PageSource<Row>?], _ position: Checkpoint.ScanPosition, requests: Int, _ options: ReadPlan.Options,
    report: (@Sendable (BulkWrite.Progress) -> Void)?
  ) {
    self.sources = sources.map { source in
      var source = source
      // Pages are counted over all segments, not in each.
      source?.plan.options.maximumPages = nil
      source?.givesKeys = options.limit != nil
      return source
    }
    idle = sources.indices.filter { sources[$0] != nil }[...]
    limit = requests
    remaining = options.limit
    pagesLeft = options.maximumPages
    scansLeft = options.maximumScannedCount
    self.position = position
    self.report = report
    progress = BulkWrite.Progress(checkpoint: Checkpoint(.scan(position)))
    let (stream, sink) = AsyncStream.makeStream(of: Event.self)
    events = stream.makeAsyncIterator()
    self.sink = sink
  }

  mutating func next() async throws -> PageRows<Row>? {
    if isUnreported { report?(progress) }
    isUnreported = false
    while remaining != 0 {
      while underWay < limit, pagesLeft != 0, scansLeft != 0, let segment = idle.popFirst() { read(segment) }
      guard underWay > 0 else { return nil }
      guard let event = await events.next() else { throw CancellationError() }
      underWay -= 1
      sources[event.segment] = event.source
      switch event.result {
      case .failure(let error):
        // Asked again, it is read again.
        idle.append(event.segment)
        giveBack(event, scanned: 0)
        pagesLeft? += 1
        throw error
      case .success(nil): if event.source.isFinished { position.segments[event.segment] = .end }
      case .success(let rows?):
        giveBack(event, scanned: rows.page.scannedCount)
        return taken(rows, of: event.segment, event.source)
      }
    }
    tasks.cancel()
    return nil
  }

  private mutating func taken(_ rows: PageRows<Row>, of segment: Int, _ source: PageSource<Row>) -> PageRows<Row> {
    var rows = rows
    var isCut = false
    if let wanted = remaining {
      isCut = rows.keepFirst(wanted)
      remaining = wanted - rows.page.items.count
    }
    if isCut {
      let last = rows.keys.last ?? nil
      rows.page.cursor = last.map { Cursor(key: $0, place: source.plan.place) }
      if let last { position.segments[segment] = .after(last) }
    } else if source.isFinished {
      position.segments[segment] = .end
    } else {
      position.segments[segment] = source.start.map { .after($0) } ?? .end
      idle.append(segment)
    }
    progress.items += rows.page.items.count
    progress.requests += 1
    progress.checkpoint = Checkpoint(.scan(position))
    rows.page.checkpoint = progress.checkpoint
    isUnreported = true
    return rows
  }

  /// What a page may evaluate: its part of what is left, with those that could be begun beside it.
  private mutating func takeScans(_ pageSize: Int?) -> Int? {
    guard let left = scansLeft else { return nil }
    let readers = min(limit - underWay, idle.count + 1)
    let taken = min(max(left / max(readers, 1), 1), pageSize ?? .max)
    scansLeft = left - taken
    return taken
  }

  /// Takes back what a page was allowed to evaluate and did not.
  private mutating func giveBack(_ event: Event, scanned: Int) {
    guard let left = scansLeft, let allowed = event.allowed else { return }
    scansLeft = max(left + allowed - scanned, 0)
  }

  private mutating func read(_ segment: Int) {
    guard var source = sources[segment] else { return }
    let allowed = takeScans(source.plan.options.pageSize)
    if let allowed, let most = source.plan.options.maximumScannedCount { source.scanned = most - allowed }
    pagesLeft? -= 1
    underWay += 1
    let sink = sink
    tasks.add(
      Task {
        var source = source
        let result: Result<PageRows<Row>?, any Error>
        do { result = .success(try await source.next()) } catch { result = .failure(error) }
        sink.yield(Event(segment: segment, source: source, allowed: allowed, result: result))
      }, as: segment)
  }
}

/// Tasks that end with the one who waits for them.
private final class TaskList: Sendable {
  private let tasks = Mutex<[Int: Task<Void, Never>]>([:])

  func add(_ task: Task<Void, Never>, as number: Int) { tasks.withLock { $0[number] = task } }

  func cancel() { for task in tasks.withLock({ Array($0.values) }) { task.cancel() } }

  deinit { cancel() }
}
