/// A query or a scan: what is read comes in pages.
public protocol PagedStatement<Row>: Statement where Output == [Row] {
  /// What an item is read as: the model, or a tuple of the attributes that were selected.
  associatedtype Row

  /// The pages, each fetched when it is asked for.
  func pages(on db: DynamoDB) -> Pages<Row>

  /// Gives at most so many items, over all pages.
  func limit(_ count: Int) -> Self
}

extension PagedStatement {
  /// The items, over all pages.
  ///
  ///     for try await user in users.query("Smith").items(on: db) { … }
  public func items(on db: DynamoDB) -> Items<Row> { Items(pages: pages(on: db)) }

  /// The items, of which one that can't be read into the model doesn't end the rest.
  public func results(on db: DynamoDB) -> Items<Row>.Results { Items.Results(pages: pages(on: db)) }

  /// All items at once. Errors: `AttributeDecodingError` for the first item that can't be read.
  public func run(on db: DynamoDB) async throws -> [Row] { try await items(on: db).collect() }

  /// The first page; where it has a cursor, go on with `starting(after: cursor)`.
  ///
  ///     users.query("Smith").page(on: db)                                    // what one request gives
  ///     users.query("Smith").filter { $0.visits > 10 }.limit(20).page(on: db)   // 20 users, unless there are fewer
  ///
  /// With a limit it has that many items, by as many requests as they take; `maximumPages(1)` keeps it to one, and
  /// `maximumScannedCount` to a price. It has fewer, or none, where these or the items end; its cursor says whether there is more.
  public func page(on db: DynamoDB) async throws -> Page<Row> {
    let pages = pages(on: db)
    var iterator = pages.makeAsyncIterator()
    guard var page = try await iterator.next() else {
      return Page(items: [], cursor: nil, previousCursor: nil, scannedCount: 0, consumedCapacity: nil)
    }
    while pages.isLimited, let next = try await iterator.next() { page.join(next, isBackward: pages.isBackward) }
    return page
  }

  /// The first item, or nil.
  public func first(on db: DynamoDB) async throws -> Row? {
    var items = limit(1).items(on: db).makeAsyncIterator()
    return try await items.next()
  }
}
