/// The pages of a query or scan, fetched as they are asked for.
public struct Pages<Row>: AsyncSequence, Sendable {
  public typealias Element = Page<Row>

  let source: @Sendable () throws -> PageSource<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    let make: @Sendable () throws -> PageSource<Row>
    var source: PageSource<Row>?

    /// A page that has an item which can't be read is an error, and the page after it comes next.
    public mutating func next() async throws -> Page<Row>? {
      guard let rows = try await nextRows() else { return nil }
      if let failure = rows.unreadable.first { throw failure.error }
      return rows.page
    }

    mutating func nextRows() async throws -> PageSource<Row>.Rows? {
      if source == nil { source = try make() }
      return try await source?.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(make: source) }
}
