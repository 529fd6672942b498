import SwynamoBytes
import SwynamoCore
import SwynamoWire

/// Puts the items of the objects of a bucket into a table that is there, and reports those that it refuses.
struct BulkPutJob: Job {
  static let kind = "BulkPut"

  private let transfer: Int
  private var place = FeedPlace()
  /// Lines of a report that are not written yet, and the objects that are.
  private var report = ""
  private var reports: [String] = []
  private var hasBegun = false
  private var feed: RecordFeed?

  private enum CodingKeys: CodingKey {
    case transfer, place, report, reports, hasBegun
  }

  init(_ transfer: StoredBulkPut) { self.transfer = transfer.id }

  mutating func advance(_ slice: inout Slice, _ session: Session) throws -> Bool {
    guard var transfer = try session.bulkPuts.find(transfer) else { return true }
    do {
      let request = transfer.content.asked()
      let (input, output) = (request["InputS3Configuration"] ?? .null, request["OutputS3Configuration"] ?? .null)
      let target = try session.bucket(output, of: transfer)
      if !transfer.content.isCancelled {
        let table = try session.table(of: transfer)
        guard table.state.isUsable else { throw BucketError.noSuchTable }
        let isDone = try read(input, Reports(output), table, &transfer, &slice, session)
        if isDone || report.utf8.count > Self.reportSize { try writeReport(transfer, to: target) }
        guard isDone else {
          try session.bulkPuts.update(transfer)
          return false
        }
      } else {
        try writeReport(transfer, to: target)
        transfer.content.failureCode = "Cancelled"
        transfer.content.failureMessage = "The bulk operation was cancelled"
      }
      transfer.end(at: session.now)
      try writeManifest(transfer, to: target)
    } catch let error as BucketError {
      transfer.fail(error)
    } catch is RecordFeed.TooManyObjectsError {
      transfer.content.failureCode = "S3TooManyObjects"
      transfer.content.failureMessage = "There are more than \(Limits.importedObjects) objects under the prefix"
    }
    transfer.end(at: session.now)
    try session.bulkPuts.update(transfer)
    return true
  }

  mutating func fail(_ damage: DamagedRowsError, _ session: Session) throws {
    guard var transfer = try session.bulkPuts.find(transfer) else { return }
    transfer.fail(.damagedTable(transfer.name.table))
    transfer.end(at: session.now)
    try session.bulkPuts.update(transfer)
  }

  /// Which outcomes are reported.
  private struct Reports {
    let errors: Bool
    let conditions: Bool

    init(_ output: JSONValue) {
      let types = output["OutputType"]?.elements.compactMap(\.text) ?? []
      (errors, conditions) = (types.contains("ERROR"), types.contains("CONDITION_CHECK_FAILURE"))
    }
  }

  private mutating func read(
    _ input: JSONValue, _ reports: Reports, _ table: Table, _ transfer: inout StoredBulkPut, _ slice: inout Slice,
    _ session: Session
  ) throws -> Bool {
    let feed = self.feed ?? RecordFeed(input)
    self.feed = feed
    try feed.open(try session.bucket(input, of: transfer), prefix: input["S3KeyPrefix"]?.text ?? "")
    transfer.content.totalBytes = feed.totalBytes
    defer { transfer.content.readBytes = place.bytes }
    while let record = try feed.next(&place) {
      switch record {
      case .nothing: break
      case .malformed(let message):
        transfer.content.processed += 1
        transfer.content.failed += 1
        if reports.errors { note("ERROR", "ValidationException", message, .null, existing: nil) }
      case .members(let members):
        transfer.content.processed += 1
        try put(members, reports, table, &transfer, session)
      }
      guard slice.next(feed.recordBytes) else { return false }
    }
    return true
  }

  private mutating func put(
    _ members: JSONValue, _ reports: Reports, _ table: Table, _ transfer: inout StoredBulkPut, _ session: Session
  ) throws {
    var request = members.only(Self.members)
    if request["ConditionExpression"] != nil, case .object(let given) = request {
      request = .object(given + [JSONMember(name: "ReturnValuesOnConditionCheckFailure", value: .string("ALL_OLD"))])
    }
    switch try table.put(request, session) {
    case nil: try count(members["Item"], of: table, &transfer)
    case let error? where error.code == DynamoDBError.conditionalCheckFailed:
      guard reports.conditions else { return }
      note(
        "CONDITION_CHECK_FAILURE", error.code.rawValue, error.message, members["Item"] ?? .null, existing: error.item)
    case let error?:
      transfer.content.failed += 1
      guard reports.errors else { return }
      note("ERROR", error.code.rawValue, error.message, members["Item"] ?? .null, existing: nil)
    }
  }

  private static let members = ["Item", "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues"]

  private func count(_ json: JSONValue?, of table: Table, _ transfer: inout StoredBulkPut) throws {
    let item = try Item(json, in: .older)
    transfer.content.tableBytes += item.storedSize
    for index in table.schema.indexes {
      guard let entry = IndexEntry(item, of: index, in: table.schema) else { continue }
      if index.isGlobal {
        transfer.content.globalBytes[index.name, default: 0] += entry.item.storedSize
      } else {
        transfer.content.localBytes[index.name, default: 0] += entry.item.storedSize
      }
    }
    for index in table.schema.vectorIndexes {
      guard let entry = index.entry(of: item, tableKeys: table.schema.keys) else { continue }
      transfer.content.vectorBytes[index.name, default: 0] += entry.size
    }
  }
}

extension BulkPutJob {
  /// A report is written when it has grown to that.
  private static let reportSize = 256 * 1024  // not a limit: an object's size

  private mutating func note(_ type: String, _ code: String, _ message: String, _ item: JSONValue, existing: Item?) {
    var json = JSONWriter()
    json.object { json in
      json.member("OutputType", type)
      json.member("ErrorCode", code)
      json.member("ErrorMessage", message)
      if !item.isNull { json.member("Item") { $0.value(item) } }
      if let existing { json.member("ExistingItem") { $0.item(existing) } }
    }
    report += String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  /// One that was written before a crash is written again under the same name.
  private mutating func writeReport(_ transfer: StoredBulkPut, to bucket: Bucket) throws(BucketError) {
    guard !report.isEmpty else { return }
    let key = "\(transfer.folder)report/\(DecimalDigits.text(reports.count, width: 5)).json"
    try bucket.put(Array(report.utf8), key)
    reports.append(key)
    report = ""
  }

  private func writeManifest(_ transfer: StoredBulkPut, to bucket: Bucket) throws(BucketError) {
    var json = JSONWriter()
    json.object { json in
      json.member("bulkOperationArn", transfer.name.arn(in: transfer.content.shown))
      json.member("startTime", Timestamp.text(transfer.started))
      json.member("endTime", Timestamp.text(transfer.content.ended ?? transfer.started))
      json.member("processedItemCount", transfer.content.processed)
      json.member("failedItemCount", transfer.content.failed)
      json.member("reportFiles") { json in json.array { json in for key in reports { json.string(key) } } }
    }
    try bucket.put(json.bytes, transfer.folder + "manifest.json")
  }
}

extension RecordFeed {
  /// Of `InputS3Configuration`.
  fileprivate convenience init(_ input: JSONValue) {
    let format = input["InputFormat"]?.text.flatMap(ItemFormat.init(bytesOf:)) ?? .dynamoDBJSON
    self.init(compression: input["InputCompressionType"]?.text.flatMap(Compression.init(bytesOf:)) ?? .none) {
      RecordReader(format)
    }
  }
}
