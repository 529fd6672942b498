public import SwynamoDB
import SwynamoWire

extension API {
  /// A request that is answered page by page.
  public protocol PagedRequest: ServiceRequest {
    /// What its pages consist of.
    associatedtype Element
    /// The request for the page after one; nil after the last.
    func next(after response: Response) -> Self?
    /// What a page consists of.
    func elements(of response: Response) -> [Element]
  }

  /// The answers to a request, page by page as they are asked for.
  public struct Pages<Request: PagedRequest>: AsyncSequence, Sendable {
    public typealias Element = Request.Response
    let first: Request
    let db: DynamoDB

    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(next: first, db: db) }

    /// Where it throws, the same page is asked for again.
    public struct AsyncIterator: AsyncIteratorProtocol {
      var next: Request?
      let db: DynamoDB

      public mutating func next() async throws -> Request.Response? {
        guard let request = next else { return nil }
        let response = try await request.run(on: db)
        next = request.next(after: response)
        return response
      }
    }
  }

  /// What the pages of a request consist of, one after another.
  public struct Elements<Request: PagedRequest>: AsyncSequence, Sendable {
    public typealias Element = Request.Element
    let pages: Pages<Request>

    public func makeAsyncIterator() -> AsyncIterator {
      AsyncIterator(request: pages.first, pages: pages.makeAsyncIterator())
    }

    /// Where it throws, the same page is asked for again.
    public struct AsyncIterator: AsyncIteratorProtocol {
      let request: Request
      var pages: Pages<Request>.AsyncIterator
      var page: ArraySlice<Request.Element> = []

      public mutating func next() async throws -> Request.Element? {
        while page.isEmpty {
          guard let response = try await pages.next() else { return nil }
          page = request.elements(of: response)[...]
        }
        return page.removeFirst()
      }
    }
  }
}

extension API.PagedRequest {
  /// The answers, page by page as they are asked for.
  ///
  ///     for try await page in API.ListBackups(tableName: "users").pages(on: db) { print(page.backupSummaries?.count ?? 0) }
  public func pages(on db: DynamoDB) -> API.Pages<Self> { API.Pages(first: self, db: db) }

  /// What the pages consist of, one after another.
  ///
  ///     for try await backup in API.ListBackups(tableName: "users").elements(on: db) { print(backup.backupName ?? "") }
  public func elements(on db: DynamoDB) -> API.Elements<Self> { API.Elements(pages: pages(on: db)) }
}
