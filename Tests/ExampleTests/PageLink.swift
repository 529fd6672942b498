import Foundation
import SwynamoDB

/// A link to a page of a list, `/orders?customer=ann&after=…`: what is listed, and the cursor that the page begins or ends at.
struct PageLink {
  private let parts: URLComponents?

  init(_ url: URL) { parts = URLComponents(url: url, resolvingAgainstBaseURL: false) }

  /// What the link says of a parameter.
  subscript(_ name: String) -> String? { parts?.queryItems?.first { $0.name == name }?.value }

  /// The page that the link is to. Errors: `CursorError` for a link that was not made here.
  func page<Model, Row>(of query: Query<Model, Row>, on db: DynamoDB) async throws -> Page<Row> {
    if let before = self["before"] { return try await query.ending(before: Cursor(before)).page(on: db) }
    return try await query.startingAtBeginning(orAfter: self["after"].map { try Cursor($0) }).page(on: db)
  }

  func next<Row>(_ page: Page<Row>) -> URL? { link("after", page.cursor) }

  func previous<Row>(_ page: Page<Row>) -> URL? { link("before", page.previousCursor) }

  /// The same list at another cursor.
  private func link(_ name: String, _ cursor: Cursor?) -> URL? {
    guard let cursor, var parts else { return nil }
    parts.queryItems = parts.queryItems?.filter { !["after", "before"].contains($0.name) }
    parts.queryItems?.append(URLQueryItem(name: name, value: "\(cursor)"))
    return parts.url
  }
}
