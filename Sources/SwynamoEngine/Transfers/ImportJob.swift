import SwynamoCore
import SwynamoWire

/// Fills a new table from the objects of a bucket.
struct ImportJob: Job {
  static let kind = "Import"

  private let transfer: Int
  private var place = FeedPlace()
  private var processed = 0
  private var imported = 0
  private var feed: RecordFeed?

  private enum CodingKeys: CodingKey {
    case transfer, place, processed, imported
  }

  init(_ transfer: StoredImport) { self.transfer = transfer.id }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard var transfer = try session.imports.find(transfer) else { return true }
    do {
      guard try read(transfer, &slice, session) else { return false }
    } catch let error as BucketError {
      transfer.fail(error)
      return try end(&transfer, keepsTable: processed > 0, session)
    } catch is RecordFeed.TooManyObjectsError {
      transfer.content.failureCode = "S3TooManyObjects"
      transfer.content.failureMessage = "There are more than \(Limits.importedObjects) objects under the prefix"
      return try end(&transfer, keepsTable: false, session)
    }
    if processed > imported {
      transfer.content.failureCode = "ItemValidationError"
      transfer.content.failureMessage =
        "Some of the items failed validation checks. Please check CloudWatch error logs for more details."
    }
    return try end(&transfer, keepsTable: true, session)
  }

  /// A table that turns out to be damaged stays as it is.
  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws {
    guard var transfer = try session.imports.find(transfer) else { return }
    transfer.fail(.damagedTable(transfer.name.table))
    _ = try end(&transfer, keepsTable: true, session)
  }

  private mutating func read(_ transfer: StoredImport, _ slice: inout Slice, _ session: Session) throws -> Bool {
    let table = try session.table(of: transfer)
    let request = transfer.content.asked()
    let source = request["S3BucketSource"]
    let feed = self.feed ?? RecordFeed(request, of: table)
    self.feed = feed
    try feed.open(try session.bucket(source, of: transfer), prefix: source?["S3KeyPrefix"]?.text ?? "")
    while let record = try feed.next(&place) {
      switch record {
      case .nothing: break
      case .malformed: processed += 1
      case .members(let members):
        processed += 1
        if try table.put(members.only(["Item"]), session) == nil { imported += 1 }
      }
      guard slice.next(feed.recordBytes) else { return false }
    }
    return true
  }

  private func end(_ transfer: inout StoredImport, keepsTable: Bool, _ session: Session) throws -> Bool {
    transfer.end(at: session.now)
    (transfer.content.processed, transfer.content.imported) = (processed, imported)
    transfer.content.bytes = place.bytes
    try session.imports.update(transfer)
    guard let table = session.catalog.table(id: transfer.content.tableNumber) else { return true }
    if keepsTable {
      var definition = table.definition
      let due = transfer.content.due
      definition.state = session.now < due ? TableState(.creation, until: due) : TableState()
      try session.change(table, to: definition)
    } else {
      try session.catalog.drop(table, session.database)
    }
    return true
  }
}

extension RecordFeed {
  /// Of a request of ImportTable.
  fileprivate convenience init(_ request: JSONValue, of table: Table) {
    let format = request["InputFormat"]?.text.flatMap(ItemFormat.init(bytesOf:)) ?? .dynamoDBJSON
    let options = request["InputFormatOptions"]?["Csv"]
    let delimiter = options?["Delimiter"]?.text?.utf8.first ?? UInt8(ascii: ",")
    let columns = options?["HeaderList"].map { CSVColumns(names: $0.elements.compactMap(\.text)) }
    var types: StringMap<AttributeType> = [:]
    for attribute in table.schema.definitions { types[attribute.name] = attribute.type }
    self.init(compression: request["InputCompressionType"]?.text.flatMap(Compression.init(bytesOf:)) ?? .none) { [types] in
      RecordReader(format, delimiter: delimiter, columns: columns, types: types)
    }
  }
}

extension Table {
  /// Puts the item of a record, if it may be stored and its condition holds. Answers what is wrong.
  func put(_ request: JSONValue, _ session: Session) throws -> DynamoDBError? {
    do {
      try Self.recordShape.checkTypes(request)
      _ = try WriteAction.put(request, in: .older).prepared(for: self).run(session.unlimited)
      return nil
    } catch let error as DynamoDBError {
      return error
    }
  }

  private static let recordShape = Shape.structure(
    "Record", [.item, .conditionExpression, .expressionAttributeNames, .expressionAttributeValues])
}
