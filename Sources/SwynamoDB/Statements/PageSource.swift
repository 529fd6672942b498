import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Fetches the pages of a query or scan one after the other, up to the statement's limit.
struct PageSource<Row>: Sendable {
  let db: DynamoDB
  let place: Cursor.Place
  let table: TableDefinition
  let index: TableDefinition.Index?
  let row: RowDecoder<Row>
  /// The items that are still wanted; nil for all.
  var remaining: Int?
  var start: EncodedItem?
  var isFinished = false
  /// The pages that were read.
  var number = 0
  /// Makes the request for a page that starts behind a key and needs no more items than remain.
  let request: @Sendable (_ start: EncodedItem?, _ remaining: Int?, _ number: Int) throws -> any WireRequest

  /// A page, and what of it could not be read.
  struct Rows {
    var page: Page<Row>
    /// Each with the number of the page's items that came before it.
    var unreadable: [(position: Int, error: any Error)] = []

    /// Leaves out what comes after so many items.
    mutating func keepFirst(_ count: Int) {
      guard page.items.count > count else { return }
      page.items.removeSubrange(count...)
      unreadable.removeAll { $0.position > count }
    }
  }

  mutating func next() async throws -> Rows? {
    guard !isFinished, remaining != 0 else { return nil }
    let reply = try await db.reply(to: try request(start, remaining, number))
    number += 1
    let wanted = remaining ?? .max
    let rows: Rows = try reply.read { try self.rows($0, upTo: wanted) }
    start = rows.page.cursor?.key
    isFinished = start == nil
    if let wanted = remaining { remaining = wanted - rows.page.items.count }
    return rows
  }

  /// The first items of a page. Where it has more than are wanted, the last that is given is where the next read goes on.
  private func rows(_ answer: [UInt8], upTo wanted: Int) throws -> Rows {
    var items: [Row] = []
    var unreadable: [(position: Int, error: any Error)] = []
    var last: Range<Int>?
    let response = try PageResponse<Void>(answer) { reader in
      let begin = reader.position
      guard items.count < wanted else {
        try reader.skipValue()
        return
      }
      do {
        items.append(try row.decode(&reader))
        if items.count == wanted { last = begin..<reader.position }
      } catch {
        switch (error as? AttributeDecodingError)?.reason {
        // Not the item's fault, but the answer's or the declaration's.
        case .malformed, .mismatchedInitializer: throw error
        case .typeMismatch, .missing, .invalidValue, .unsupportedTexts, nil: break
        }
        reader.rewind(to: begin)
        try reader.skipValue()
        unreadable.append((items.count, located(error, in: EncodedItem(json: Array(answer[begin..<reader.position])))))
      }
    }
    try Self.check(response)
    let isTruncated = response.items.count > items.count + unreadable.count
    let next =
      isTruncated
      ? try last.flatMap { try table.key(of: EncodedItem(json: Array(answer[$0])), with: index) } : response.lastEvaluatedKey
    let page = Page(
      items: items, cursor: next.map { Cursor(key: $0, place: place) }, scannedCount: response.scannedCount,
      consumedCapacity: response.consumedCapacity)
    return Rows(page: page, unreadable: unreadable)
  }

  private func located(_ error: any Error, in item: EncodedItem) -> any Error {
    guard var error = error as? AttributeDecodingError else { return error }
    error.table = table.name
    error.key = try? table.key(of: item)
    return error
  }

  /// An answer that counts items without giving them is one to another request.
  private static func check<Item>(_ response: PageResponse<Item>) throws {
    guard response.items.count == response.count else { throw AttributeReader.wrongShape("it has no Items") }
  }
}

extension PageSource.Rows: Sendable where Row: Sendable {}
