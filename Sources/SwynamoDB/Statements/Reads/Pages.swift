/// The pages of a query or scan, fetched as they are asked for.
public struct Pages<Row>: AsyncSequence, Sendable {
  public typealias Element = Page<Row>

  let source: @Sendable () throws -> PageSource<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    let make: @Sendable () throws -> PageSource<Row>
    var source: PageSource<Row>?
    /// A page whose error was thrown.
    private var kept: Page<Row>?

    init(make: @escaping @Sendable () throws -> PageSource<Row>) { self.make = make }

    /// A page that has an item which can't be read is an error; asked again, the iterator gives the page without that item.
    public mutating func next() async throws -> Page<Row>? {
      if let page = kept {
        kept = nil
        return page
      }
      guard let rows = try await nextRows() else { return nil }
      guard let failure = rows.unreadable.first else { return rows.page }
      kept = rows.page
      throw failure.error
    }

    mutating func nextRows() async throws -> PageSource<Row>.Rows? {
      if source == nil { source = try make() }
      return try await source?.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(make: source) }
}
