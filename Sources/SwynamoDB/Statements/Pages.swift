public import SwynamoCompiler
public import SwynamoWire

/// One page of a query or scan.
public struct Page<Row> {
  /// The items, after the filter.
  public internal(set) var items: [Row]
  /// Where to go on; nil when there is no more.
  public internal(set) var cursor: Cursor?
  /// Where the page before ends, see `ending(before:)`; of a query that starts or ends at a cursor, and whose page has items.
  public internal(set) var previousCursor: Cursor?
  /// The items read before the filter, which is what is paid for.
  public internal(set) var scannedCount: Int
  /// What the page cost, where the request asks for it.
  public internal(set) var consumedCapacity: ConsumedCapacity?
  /// Where a parallel scan can go on behind this page and those that were given before; nil for others, which have a cursor.
  public internal(set) var checkpoint: Checkpoint?
}

extension Page: Sendable where Row: Sendable {}

extension Page {
  /// Takes in the page that was read after this one: the one before it, where a read goes backward.
  mutating func join(_ next: Page, isBackward: Bool) {
    if isBackward {
      items.insert(contentsOf: next.items, at: 0)
      previousCursor = next.previousCursor
      cursor = cursor ?? next.cursor
    } else {
      items += next.items
      cursor = next.cursor
      previousCursor = previousCursor ?? next.previousCursor
    }
    scannedCount = scannedCount.addingSaturated(next.scannedCount)
    if let capacity = next.consumedCapacity { add(capacity) }
  }

  /// Adds what another request for the page cost.
  mutating func add(_ capacity: ConsumedCapacity) {
    consumedCapacity?.add(capacity)
    consumedCapacity = consumedCapacity ?? capacity
  }
}

/// The pages of a query or scan, fetched as they are asked for.
public struct Pages<Row>: AsyncSequence, Sendable {
  public typealias Element = Page<Row>

  /// Whether each page is of items before those of the last.
  var isBackward = false
  /// Whether the statement says how many items it gives, so that they are one page.
  var isLimited = false
  let source: @Sendable () throws -> any PageReader<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    let make: @Sendable () throws -> any PageReader<Row>
    var source: (any PageReader<Row>)?
    /// A page of which an error was thrown.
    private var kept: PageRows<Row>?

    init(make: @escaping @Sendable () throws -> any PageReader<Row>) { self.make = make }

    /// An item of a page that can't be read is an error; asked again, the iterator throws the next one's, and then gives the page
    /// without these items.
    public mutating func next() async throws -> Page<Row>? {
      if kept == nil { kept = try await nextRows() }
      guard let rows = kept else { return nil }
      guard let failure = rows.unreadable.first else {
        kept = nil
        return rows.page
      }
      kept?.unreadable.removeFirst()
      throw failure.error
    }

    mutating func nextRows() async throws -> PageRows<Row>? {
      if source == nil { source = try make() }
      return try await source?.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(make: source) }
}

/// The items of a query or scan, page by page as they are asked for.
///
/// An item that can't be read into the model throws an `AttributeDecodingError` with its key; ask the iterator again, or use
/// ``PagedStatement/results(on:)``, to go on with the item after it.
public struct Items<Row>: AsyncSequence, Sendable {
  public typealias Element = Row

  let pages: Pages<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    var results: Results.AsyncIterator

    public mutating func next() async throws -> Row? { try await results.next()?.get() }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(results: Results(pages: pages).makeAsyncIterator())
  }

  /// All items at once.
  public func collect() async throws -> [Row] {
    var items: [Row] = []
    for try await page in pages {
      if pages.isBackward { items.insert(contentsOf: page.items, at: 0) } else { items += page.items }
    }
    return items
  }
}

extension Items {
  /// The items of a query or scan, of which one that can't be read into the model is a failure and not the end.
  ///
  ///     for try await result in users.scan().results(on: db) {
  ///       switch result {
  ///       case .success(let user): print(user.email)
  ///       case .failure(let error): print(error)      // names the table, the item and the attribute
  ///       }
  ///     }
  public struct Results: AsyncSequence, Sendable {
    public typealias Element = Result<Row, any Error>

    let pages: Pages<Row>

    public struct AsyncIterator: AsyncIteratorProtocol {
      var pages: Pages<Row>.AsyncIterator
      private var items: [Row] = []
      private var position = 0
      private var unreadable: ArraySlice<(position: Int, error: any Error)> = []

      init(pages: Pages<Row>.AsyncIterator) { self.pages = pages }

      public mutating func next() async throws -> Result<Row, any Error>? {
        while true {
          if let failure = unreadable.first, failure.position == position {
            unreadable.removeFirst()
            return .failure(failure.error)
          }
          if position < items.count {
            defer { position += 1 }
            return .success(items[position])
          }
          guard let rows = try await pages.nextRows() else { return nil }
          (items, position, unreadable) = (rows.page.items, 0, rows.unreadable[...])
        }
      }
    }

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages: pages.makeAsyncIterator()) }
  }
}
