/// The items of a query or scan, of which one that can't be read into the model is a failure and not the end.
///
///     for try await result in users.scan().results(on: db) {
///       switch result {
///       case .success(let user): print(user.email)
///       case .failure(let error): print(error)      // names the table, the item and the attribute
///       }
///     }
public struct ItemResults<Row>: AsyncSequence, Sendable {
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
