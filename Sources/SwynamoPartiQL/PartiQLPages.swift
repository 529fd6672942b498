import SwynamoAPI
import SwynamoCore
public import SwynamoDB
import SwynamoSchema
import SwynamoWire

/// One page of a statement's rows.
public struct PartiQLPage<Row> {
  /// The rows.
  public var items: [Row]
  /// Where to go on, ``PartiQLStatement/starting(at:)``; nil when there is no more.
  public var nextToken: String?
}

extension PartiQLPage: Sendable where Row: Sendable {}

extension PartiQLStatement {
  /// Runs the statement and gives all its rows: none for a write without RETURNING.
  ///
  ///     let statement: PartiQL = "DELETE FROM \(users) WHERE email = \(email) RETURNING ALL OLD *"
  ///     let deleted = try await statement.as(users).run(on: db).first
  ///
  /// Errors: `StatementError` before anything is sent; `DynamoDBError` for what the service refuses; `AttributeDecodingError` for the
  /// first row that can't be read.
  @discardableResult
  public func run(on db: DynamoDB) async throws -> [Row] { try await items(on: db).collect() }

  /// Reads one page.
  ///
  ///     let page = try await statement.pageSize(20).page(on: db)
  ///     page.nextToken                                     // for the next page: statement.starting(at: token)
  public func page(on db: DynamoDB) async throws -> PartiQLPage<Row> {
    try await pages(on: db).first { _ in true } ?? PartiQLPage(items: [], nextToken: nil)
  }

  /// The rows page by page, as they are asked for.
  public func pages(on db: DynamoDB) -> PartiQLPages<Row> { PartiQLPages(statement: self, db: db) }

  /// The rows one by one, page by page as they are asked for.
  ///
  ///     for try await user in statement.as(users).items(on: db) { … }
  public func items(on db: DynamoDB) -> PartiQLRows<Row> { PartiQLRows(statement: self, db: db) }
}

/// The pages of a statement's rows, fetched as they are asked for.
public struct PartiQLPages<Row>: AsyncSequence, Sendable {
  public typealias Element = PartiQLPage<Row>
  let statement: PartiQLStatement<Row>
  let db: DynamoDB

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: StatementPages(statement, db, givesTokens: true)) }

  /// Where fetching fails, the same page is asked for again.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var source: StatementPages<Row>

    public mutating func next() async throws -> PartiQLPage<Row>? {
      guard let page = try await source.next() else { return nil }
      return PartiQLPage(items: try page.rows.map(source.row), nextToken: page.nextToken)
    }
  }
}

/// A statement's rows, page by page as they are asked for.
///
/// A row that can't be read throws an `AttributeDecodingError`; ask the iterator again to go on with the row after it.
public struct PartiQLRows<Row>: AsyncSequence, Sendable {
  public typealias Element = Row
  let statement: PartiQLStatement<Row>
  let db: DynamoDB

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: StatementPages(statement, db, givesTokens: false)) }

  /// Where fetching fails, the same page is asked for again.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var source: StatementPages<Row>
    var rows: ArraySlice<EncodedItem> = []

    public mutating func next() async throws -> Row? {
      while rows.isEmpty {
        guard let page = try await source.next() else { return nil }
        rows = page.rows[...]
      }
      return try source.row(rows.removeFirst())
    }
  }

  /// All rows at once.
  public func collect() async throws -> [Row] {
    var rows: [Row] = []
    for try await row in self { rows.append(row) }
    return rows
  }
}

/// Fetches one page after the other.
struct StatementPages<Row> {
  private let statement: PartiQLStatement<Row>
  private let db: DynamoDB
  /// The request of the next page; nil before the first.
  private var request: API.ExecuteStatement?
  private var remaining: Int?
  private var isOver = false
  private let givesTokens: Bool

  /// `givesTokens`: a page then has no more than is wanted, since its token would lead past what is left out.
  init(_ statement: PartiQLStatement<Row>, _ db: DynamoDB, givesTokens: Bool) {
    self.statement = statement
    self.db = db
    self.givesTokens = givesTokens
    remaining = statement.options.limit
  }

  mutating func next() async throws -> (rows: [EncodedItem], nextToken: String?)? {
    guard !isOver else { return nil }
    var request = try request ?? statement.request()
    if let remaining, givesTokens || request.limit != nil {
      request.limit = min(remaining, statement.options.pageSize ?? remaining)
    }
    let page = try await db.answer(to: PartiQLRequest(request, [statement.text])) { try StatementPage($0) }
    request.nextToken = page.nextToken
    var rows = page.rows
    if let wanted = remaining {
      rows = Array(rows.prefix(wanted))
      remaining = wanted - rows.count
    }
    self.request = request
    isOver = page.nextToken == nil || remaining == 0
    return (rows, page.nextToken)
  }

  func row(_ item: EncodedItem) throws -> Row { try AttributeReader.read(item.json, statement.decode.decode) }
}

/// The answer of ExecuteStatement, its items not read yet.
struct StatementPage {
  var rows: [EncodedItem] = []
  var nextToken: String?

  init(_ body: [UInt8]) throws {
    try AttributeReader.readDocument(body) { reader, name in
      switch String(decoding: name, as: UTF8.self) {
      case "Items":
        if try !reader.takeNull() {
          try reader.readArray { reader, _ in rows.append(EncodedItem(json: Array(try reader.skipValue()))) }
        }
      case "NextToken": if try !reader.takeNull() { nextToken = try reader.readString() }
      default: try reader.skipValue()
      }
    }
  }
}
