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
    guard let table = session.catalog.table(id: transfer.content.tableNumber) else {
      return try end(&transfer, nil, session)
    }
    do {
      guard let buckets = session.buckets else { throw BucketError.noSuchBucket }
      guard try read(transfer.content.asked(), table, buckets, &slice, session) else { return false }
    } catch let error as BucketError {
      (transfer.content.failureCode, transfer.content.failureMessage) = (error.code, error.message)
      return try end(&transfer, processed == 0 ? nil : table, session)
    } catch is RecordFeed.TooManyObjectsError {
      transfer.content.failureCode = "S3TooManyObjects"
      transfer.content.failureMessage = "There are more than \(Limits.importedObjects) objects under the prefix"
      return try end(&transfer, nil, session)
    }
    if processed > imported {
      transfer.content.failureCode = "ItemValidationError"
      transfer.content.failureMessage =
        "Some of the items failed validation checks. Please check CloudWatch error logs for more details."
    }
    return try end(&transfer, table, session)
  }

  private mutating func read(
    _ request: JSONValue, _ table: Table, _ buckets: BucketFolder, _ slice: inout Slice, _ session: Session
  ) throws -> Bool {
    let source = request["S3BucketSource"]
    let feed = self.feed ?? RecordFeed(request, of: table)
    self.feed = feed
    try feed.open(try buckets.bucket(source?["S3Bucket"]?.text ?? ""), prefix: source?["S3KeyPrefix"]?.text ?? "")
    while let record = try feed.next(&place) {
      switch record {
      case .nothing: break
      case .malformed: processed += 1
      case .members(let members):
        processed += 1
        if try table.put(members.only(["Item"]), session) == nil { imported += 1 }
      }
      guard slice.next() else { return false }
    }
    return true
  }

  /// Without a table there is none to be kept.
  private func end(_ transfer: inout StoredImport, _ table: Table?, _ session: Session) throws -> Bool {
    transfer.isOpen = false
    transfer.content.ended = session.now
    (transfer.content.processed, transfer.content.imported) = (processed, imported)
    transfer.content.bytes = place.bytes
    try session.imports.update(transfer)
    if let table {
      var definition = table.definition
      let due = transfer.content.due
      definition.state = session.now < due ? TableState(.creation, until: due) : TableState()
      try session.change(table, to: definition)
    } else if let unwanted = session.catalog.table(id: transfer.content.tableNumber) {
      try session.catalog.drop(unwanted, session.database)
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
      _ = try WriteAction.put(request, in: .older).prepared(for: self).run(session)
      return nil
    } catch let error as DynamoDBError {
      return error
    }
  }

  private static let recordShape = Shape.structure(
    "Record", [.item, .conditionExpression, .expressionAttributeNames, .expressionAttributeValues])
}
