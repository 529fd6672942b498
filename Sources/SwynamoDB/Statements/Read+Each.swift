import SwynamoCompiler
import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Read {
  /// Deletes each item that the query or scan finds.
  ///
  ///     let progress = try await sessions.query("a@b.c").filter { $0.isOpen == false }.deleteEach().run(on: db)
  ///     print(progress.written, progress.skipped)
  ///
  /// Each is a DeleteItem of its own, on the condition that the item is still as the filter and the index's key have it.
  public func deleteEach() -> Each { Each(self, DeleteItemRequest.self, actions: [], requiresItem: false) }

  /// Changes each item that the query or scan finds.
  ///
  ///     try await users.query(byLastName, "Smith").updateEach { $0.tags.add(["family"]) }.run(on: db)
  ///
  /// Each is an UpdateItem of its own, on the condition that there is such an item still, as the filter and the index's key have it.
  /// Where such a write is broken off, going on may change some items again: an action like `add(1)` then counts twice.
  public func updateEach(@UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>) -> Each {
    Each(self, UpdateItemRequest.self, actions: actions(table.attributes).bodies, requiresItem: true)
  }

  /// A write of each item that a query or scan finds: a plan of many requests, which can be paced and gone on with.
  ///
  ///     let old = logs.scan().filter { $0.time < limit }.deleteEach().writesPerSecond(50)
  ///     for try await progress in old.progress(on: db) { save(progress.cursor) }                     // after each page
  ///     try await logs.scan().filter { $0.time < limit }.starting(after: cursor).deleteEach().run(on: db)
  public struct Each: Statement {
    private let keys: Read<Request, Model, EncodedItem>
    private let write: any (WriteRequest & WireRequest).Type
    private let actions: [UpdateActionBody]
    private let condition: ConditionBody?
    private var concurrency = 8
    private var rate: Int?

    init(
      _ read: Read, _ write: any (WriteRequest & WireRequest).Type, actions: [UpdateActionBody], requiresItem: Bool
    ) {
      var keys = read.keys()
      if keys.plan.options.pageSize == nil { keys.plan.options.pageSize = Self.itemsPerPage }
      self.keys = keys
      self.write = write
      self.actions = actions
      let attributes = read.table.attributes
      // What the read gives as an item is one to the write.
      let exists = read.plan.options.includesExpired ? attributes.itemIsStored : attributes.itemExists
      let required = [requiresItem ? exists.body : nil, read.plan.conditionOfItems].compactMap { $0 }
      condition = required.dropFirst().reduce(required.first) { $0?.and($1) }
    }

    /// Small pages, so that little is done again.
    private static var itemsPerPage: Int { 100 }  // not a limit: how often there is a cursor

    /// Sends so many of the writes at a time; 8 unless told otherwise.
    public func concurrency(_ count: Int) -> Each {
      var copy = self
      copy.concurrency = count
      return copy
    }

    /// Sends at most so many writes a second.
    public func writesPerSecond(_ count: Int) -> Each {
      var copy = self
      copy.rate = count
      return copy
    }

    /// The read's request, and that of a write, whose key is left open.
    public func explain() -> String {
      do {
        let request = try request(of: EncodedItem(json: Array(#"{"…":"…"}"#.utf8)))
        return "\(Explanation.text(of: try keys.request()))\nand for each item:\n\(Explanation.text(of: request))"
      } catch {
        return "\(error)"
      }
    }

    /// Writes all, and says how many. Errors: `StatementError` before anything is sent; ``EachWriteError`` with the place to go on at.
    @discardableResult
    public func run(on db: DynamoDB) async throws -> Progress {
      var last = Progress()
      for try await progress in progress(on: db) { last = progress }
      return last
    }

    /// Writes page by page, as it is asked, and says each time how far it is.
    public func progress(on db: DynamoDB) -> ProgressSequence { ProgressSequence(writes: self, db: db) }

    private func request(of key: EncodedItem) throws(StatementError) -> any (WriteRequest & WireRequest) {
      try write.request(of: WritePlan(write, keys.table.definition, encodedKey: key, actions: actions, condition: condition))
    }

    private func faults() -> [StatementError.Fault] {
      var faults: [StatementError.Fault] = []
      if concurrency < 1 { faults.append(.invalidParameter("the concurrency is \(concurrency); it is at least 1")) }
      if let rate, rate < 1 { faults.append(.invalidParameter("\(rate) writes a second: it is at least 1")) }
      return faults
    }

    fileprivate var isBackward: Bool { keys.plan.options.isBackward }

    /// Where the read starts.
    fileprivate var start: Cursor? { keys.plan.options.start }

    fileprivate func reader(on db: DynamoDB) throws -> any PageReader<EncodedItem> {
      _ = try request(of: EncodedItem(json: Array("{}".utf8)))
      let faults = faults()
      guard faults.isEmpty else {
        throw StatementError(operation: write.operation, table: keys.table.definition.name, faults: faults)
      }
      return try keys.reader(on: db)
    }

    /// Sends the writes of a page, some at a time. Of those that were begun each is waited for, whatever becomes of the others; what was
    /// not written stays in the page.
    fileprivate func write(_ page: inout [EncodedItem], on db: DynamoDB, _ progress: inout Progress) async -> (any Error)? {
      var failure: (any Error)?
      var counts = (written: 0, skipped: 0)
      var left = Set(page.indices)
      await withTaskGroup(of: (place: Int, result: Result<Bool, any Error>).self) { group in
        var running = 0
        func finish() async {
          guard let (place, result) = await group.next() else { return }
          running -= 1
          switch result {
          case .success(true): counts.written += 1
          case .success(false): counts.skipped += 1
          case .failure(let error):
            failure = failure ?? error
            return
          }
          left.remove(place)
        }
        let start = ContinuousClock.now
        for (index, key) in page.enumerated() {
          if running == concurrency { await finish() }
          do {
            if let rate { try await Task.sleep(until: start + .seconds(1) * index / rate, clock: .continuous) }
          } catch { failure = failure ?? error }
          guard failure == nil else { break }
          running += 1
          group.addTask { (index, await self.written(key, on: db)) }
        }
        while running > 0 { await finish() }
        if failure == nil, let rate {
          do { try await Task.sleep(until: start + .seconds(1) * page.count / rate, clock: .continuous) } catch {
            failure = error
          }
        }
      }
      progress.written += counts.written
      progress.skipped += counts.skipped
      page = left.sorted().map { page[$0] }
      return failure
    }

    /// Whether the item was written, and not another meanwhile than was looked for.
    private func written(_ key: EncodedItem, on db: DynamoDB) async -> Result<Bool, any Error> {
      do {
        try await db.reply(to: try request(of: key)).check()
        return .success(true)
      } catch DynamoDBError.conditionalCheckFailed {
        return .success(false)
      } catch {
        return .failure(error)
      }
    }
  }
}

extension Read.Each {
  /// How far a write of many items is.
  public struct Progress: Sendable, Hashable {
    /// The items that were written so far.
    public var written = 0
    /// The items that had changed when their turn came, and were left as they are; also one that the write itself had changed, where its
    /// answer was lost and it was sent again.
    public var skipped = 0
    /// Where to go on, with the same statement and `starting(after:)` before the write, or `ending(before:)` where it had that; nil
    /// where all is done.
    public var cursor: Cursor?
  }

  /// The progress of a write of many items, page by page.
  public struct ProgressSequence: AsyncSequence, Sendable {
    public typealias Element = Progress

    let writes: Read.Each
    let db: DynamoDB

    public struct AsyncIterator: AsyncIteratorProtocol {
      let writes: Read.Each
      let db: DynamoDB
      private var source: (any PageReader<EncodedItem>)?
      /// The page that is being written: what is left of its items, and where it ends.
      private var page: (left: [EncodedItem], end: Cursor?)?
      private var progress: Progress

      init(writes: Read.Each, db: DynamoDB) {
        self.writes = writes
        self.db = db
        progress = Progress(cursor: writes.start)
      }

      /// Asked again after an error, it goes on with what of the page was not written.
      /// Errors: `StatementError` before anything is sent; ``EachWriteError``.
      public mutating func next() async throws -> Progress? {
        if source == nil { source = try writes.reader(on: db) }
        do {
          if page == nil {
            guard let rows = try await source?.next() else { return nil }
            page = (rows.page.items, writes.isBackward ? rows.page.previousCursor : rows.page.cursor)
            if let failure = rows.unreadable.first { throw failure.error }
          }
          var (left, end) = page ?? ([], nil)
          let failure = await writes.write(&left, on: db, &progress)
          page = failure == nil ? nil : (left, end)
          if let failure { throw failure }
          progress.cursor = end
          return progress
        } catch {
          throw EachWriteError(written: progress.written, skipped: progress.skipped, cursor: progress.cursor, cause: error)
        }
      }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(writes: writes, db: db) }
  }
}

/// A write of many items that was broken off.
///
///     catch let error as EachWriteError {
///       try await logs.scan().startingAtBeginning(orAfter: error.cursor).deleteEach().run(on: db)
///     }
public struct EachWriteError: IncompleteError, Sendable, CustomStringConvertible {
  /// The items that were written.
  public var written: Int
  /// The items that had changed when their turn came.
  public var skipped: Int
  /// Where to go on: behind the last page of which all was written, or where the statement started; nil for the beginning.
  public var cursor: Cursor?
  /// The error that ended it.
  public var cause: (any Error)?

  public var description: String {
    "the items were not all written, \(written) were: " + (cause.map { "\($0)" } ?? "") + "; go on at `cursor`"
  }
}
