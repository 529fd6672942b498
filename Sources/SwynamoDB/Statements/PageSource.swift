import SwynamoCore
import SwynamoSchema
import SwynamoWire

/// Reads pages one after the other.
protocol PageReader<Row> {
  associatedtype Row

  /// The next page; nil after the last.
  mutating func next() async throws -> PageRows<Row>?
}

/// A page, and what of it could not be read.
struct PageRows<Row> {
  var page: Page<Row>
  /// Each with the number of the page's items that came before it.
  var unreadable: [(position: Int, error: any Error)] = []
  /// The keys of the page's items, where a reader may give some of them only.
  var keys: [EncodedItem?] = []

  /// Leaves out what comes after so many items, and says whether there was any.
  mutating func keepFirst(_ count: Int) -> Bool {
    guard page.items.count > count else { return false }
    page.items.removeSubrange(count...)
    unreadable.removeAll { $0.position >= count }
    keys.removeSubrange(count...)
    return true
  }
}

extension PageRows: Sendable where Row: Sendable {}

/// Fetches the pages of a query or scan one after the other, up to the statement's limits.
struct PageSource<Row>: PageReader, Sendable {
  let db: DynamoDB
  var plan: ReadPlan
  let index: TableDefinition.Index?
  let row: RowDecoder<Row>
  /// What leaves out items that have expired; nil where a filter does, or nobody.
  let expiry: Expiry?
  /// The items that are still wanted; nil for all.
  var remaining: Int?
  /// How many are asked for at a time where all are wanted; nil for as many as a page has.
  var share: Int?
  var start: EncodedItem?
  var isFinished = false
  /// The pages that were read.
  var number = 0
  /// The items that were evaluated for them.
  var scanned = 0
  /// Whether a page's items may not all be given, so that their keys are.
  var givesKeys = false
  /// Makes the request for a page that starts behind a key and needs no more items than remain.
  let request: @Sendable (_ start: EncodedItem?, _ remaining: Int?, _ number: Int, _ scanned: Int) throws -> any WireRequest

  private var table: TableDefinition { plan.table }

  mutating func next() async throws -> PageRows<Row>? {
    guard !isFinished, remaining != 0, plan.options.allowsPage(after: number, scanned: scanned) else { return nil }
    let reply = try await db.reply(to: try request(start, remaining ?? share, number, scanned))
    let wanted = remaining ?? .max
    let rows: PageRows<Row> = try reply.read { try self.rows($0, upTo: wanted) }
    number += 1
    start = (plan.options.isBackward ? rows.page.previousCursor : rows.page.cursor)?.key
    isFinished = start == nil
    scanned = scanned.addingSaturated(rows.page.scannedCount)
    if let wanted = remaining { remaining = wanted - rows.page.items.count }
    return rows
  }

  /// The first items of a page. Where it has more than are wanted, the last that is given is where the next read goes on.
  private func rows(_ answer: [UInt8], upTo wanted: Int) throws -> PageRows<Row> {
    var items: [Row] = []
    var unreadable: [(position: Int, error: any Error)] = []
    var (first, last): (Range<Int>?, Range<Int>?)
    var keys: [EncodedItem?] = []
    func key(_ item: Range<Int>) throws -> EncodedItem? {
      try table.key(of: EncodedItem(json: Array(answer[item])), with: index)
    }
    let marksFirst = plan.hasPreviousPages
    var hidden = 0
    let response = try PageResponse<Void>(answer) { reader in
      let begin = reader.position
      guard items.count < wanted else {
        try reader.skipValue()
        return
      }
      if let expiry, expiry.hides(try reader.peekValue()) {
        hidden += 1
        try reader.skipValue()
        return
      }
      do {
        items.append(try row.decode(&reader))
        if marksFirst, first == nil { first = begin..<reader.position }
        if items.count == wanted { last = begin..<reader.position }
        if givesKeys { keys.append(try key(begin..<reader.position)) }
      } catch {
        if !error.isOfItem { throw error }
        reader.rewind(to: begin)
        try reader.skipValue()
        if marksFirst, first == nil { first = begin..<reader.position }
        unreadable.append(
          (items.count, table.located(error, in: EncodedItem(json: Array(answer[begin..<reader.position])))))
      }
    }
    try Self.check(response)
    let isTruncated = response.items.count > items.count + unreadable.count + hidden
    let next = isTruncated ? try last.flatMap(key) : response.lastEvaluatedKey
    let isBackward = plan.options.isBackward
    let onward = next.map { Cursor(key: $0, place: plan.place) }
    let back = try first.flatMap(key).map { Cursor(key: $0, place: plan.place) }
    let page = Page(
      items: isBackward ? items.reversed() : items, cursor: isBackward ? back : onward,
      previousCursor: isBackward ? onward : back, scannedCount: response.scannedCount,
      consumedCapacity: response.consumedCapacity)
    if isBackward { unreadable = unreadable.reversed().map { (items.count - $0.position, $0.error) } }
    return PageRows(page: page, unreadable: unreadable, keys: keys)
  }

  /// An answer that counts items without giving them is one to another request.
  private static func check<Item>(_ response: PageResponse<Item>) throws {
    guard response.items.count == response.count else { throw AttributeReader.wrongShape("it has no Items") }
  }
}

extension TableDefinition {
  /// An error of an item that can't be read, with its key.
  func located(_ error: any Error, in item: EncodedItem) -> any Error {
    guard var error = error as? AttributeDecodingError else { return error }
    error.table = name
    error.key = try? key(of: item)
    return error
  }
}

extension Error {
  /// Whether it is an item's fault, and not the answer's or the declaration's.
  var isOfItem: Bool {
    switch (self as? AttributeDecodingError)?.reason {
    case .malformed, .mismatchedInitializer: false
    case .typeMismatch, .missing, .invalidValue, .unsupportedTexts, .notDecrypted, nil: true
    }
  }
}

extension Int {
  /// The sum with a number that a service says, which is none below 0.
  func addingSaturated(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(Swift.max(0, other))
    return isOver ? .max : sum
  }
}
