/// The items of a query or scan, page by page as they are asked for.
public struct Items<Row>: AsyncSequence, Sendable {
  public typealias Element = Row

  let pages: Pages<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    var pages: Pages<Row>.AsyncIterator
    var items: [Row] = []
    var position = 0

    public mutating func next() async throws -> Row? {
      while position == items.count {
        guard let page = try await pages.next() else { return nil }
        items = page.items
        position = 0
      }
      defer { position += 1 }
      return items[position]
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(pages: pages.makeAsyncIterator()) }

  /// All items at once.
  public func collect() async throws -> [Row] {
    var items: [Row] = []
    for try await page in pages { items += page.items }
    return items
  }
}
