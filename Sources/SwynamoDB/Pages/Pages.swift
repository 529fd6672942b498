/// The pages of a query or scan, fetched as they are asked for.
public struct Pages<Row>: AsyncSequence, Sendable {
  public typealias Element = Page<Row>

  let source: @Sendable () throws -> PageSource<Row>

  public struct AsyncIterator: AsyncIteratorProtocol {
    let make: @Sendable () throws -> PageSource<Row>
    var source: PageSource<Row>?

    public mutating func next() async throws -> Page<Row>? {
      if source == nil { source = try make() }
      return try await source?.next()
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(make: source) }
}
