import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Fetches the pages of a query or scan one after the other, up to the statement's limit.
struct PageSource<Row>: Sendable {
  let db: DynamoDB
  let operation: String
  let table: TableDefinition
  let index: TableDefinition.Index?
  let row: RowDecoder<Row>
  /// The items that are still wanted; nil for all.
  var remaining: Int?
  var start: EncodedItem?
  var isFinished = false
  /// Makes the request's body for a page that starts behind a key and needs no more items than remain.
  let body: @Sendable (_ start: EncodedItem?, _ remaining: Int?) throws -> [UInt8]

  mutating func next() async throws -> Page<Row>? {
    guard !isFinished, remaining != 0 else { return nil }
    let reply = try await db.reply(
      operation, try body(start, remaining), isIdempotent: true, resourceName: table.name, table: table.name)
    let wanted = remaining
    let page: Page<Row> = try reply.read { body in
      if let wanted { try self.page(body, upTo: wanted) } else { try self.page(body) }
    }
    start = page.cursor?.key
    isFinished = start == nil
    if let wanted = remaining { remaining = wanted - page.items.count }
    return page
  }

  private func page(_ answer: [UInt8]) throws -> Page<Row> {
    let response = try PageResponse(answer, row: row.decode)
    try Self.check(response)
    return Page(
      items: response.items, cursor: response.lastEvaluatedKey.map(Cursor.init(key:)), scannedCount: response.scannedCount,
      consumedCapacity: response.consumedCapacity)
  }

  /// The first items of a page. Where it has more than are wanted, the last that is given is where the next read goes on.
  private func page(_ answer: [UInt8], upTo wanted: Int) throws -> Page<Row> {
    var items: [Row] = []
    var last: EncodedItem?
    let response = try PageResponse<Void>(answer) { reader in
      let begin = reader.position
      guard items.count < wanted else {
        try reader.skipValue()
        return
      }
      items.append(try row.decode(&reader))
      if items.count == wanted { last = EncodedItem(json: Array(answer[begin..<reader.position])) }
    }
    try Self.check(response)
    let isTruncated = response.items.count > items.count
    let next = isTruncated ? try last.flatMap(key(of:)) : response.lastEvaluatedKey
    return Page(
      items: items, cursor: next.map(Cursor.init(key:)), scannedCount: response.scannedCount,
      consumedCapacity: response.consumedCapacity)
  }

  /// An answer that counts items without giving them is one to another request.
  private static func check<Item>(_ response: PageResponse<Item>) throws {
    guard response.items.count == response.count else { throw AttributeReader.wrongShape("it has no Items") }
  }

  /// The key of an item in what is being read: the table's, and the index's.
  private func key(of item: EncodedItem) throws -> EncodedItem? {
    let attributes = try item.decoded()
    let names = Set([table.hashKey, table.rangeKey, index?.hashKey, index?.rangeKey].compactMap { $0?.name })
    let key = attributes.filter { names.contains($0.key) }
    return key.count == names.count ? EncodedItem(key) : nil
  }
}
