/// The items of a query or scan, page by page as they are asked for.
///
/// An item that can't be read into the model throws an `AttributeDecodingError` with its key; ask the iterator again, or use
/// ``PagedStatement/results(on:)``, to go on with the item after it.
public struct Items<Row>: AsyncSequence, Sendable {
  public typealias Element = Row

  let pages: Pages<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    var results: ItemResults<Row>.AsyncIterator

    public mutating func next() async throws -> Row? { try await results.next()?.get() }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(results: ItemResults(pages: pages).makeAsyncIterator())
  }

  /// All items at once.
  public func collect() async throws -> [Row] {
    var items: [Row] = []
    for try await page in pages { items += page.items }
    return items
  }
}
