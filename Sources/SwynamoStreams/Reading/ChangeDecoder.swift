import SwynamoAPI
import SwynamoCore
import SwynamoDB
import SwynamoSchema

/// What a record was read as.
enum Delivery<Row: Sendable>: Sendable {
  case change(StreamChange<Row>)
  case unreadable(UnreadableChangeError)
  /// It is of an item that the reader doesn't ask for.
  case skipped(sequenceNumber: String)

  var sequenceNumber: String {
    switch self {
    case .change(let change): change.sequenceNumber
    case .unreadable(let error): error.sequenceNumber
    case .skipped(let number): number
    }
  }
}

/// Reads records, their images straight from the answer's bytes.
struct ChangeDecoder<Row: Sendable>: Sendable {
  /// The table's name.
  let table: String
  /// Reads the image that comes next; nil of an item that isn't the reader's.
  let decode: @Sendable (inout AttributeReader) throws -> Row?

  /// The records of an answer of GetRecords, or of an event of Lambda's.
  func deliveries(_ answer: API.Members, shardID: String?) throws -> [Delivery<Row>] {
    guard let json = answer.json("Records") else { throw AttributeReader.wrongShape("it has no Records") }
    var reader = AttributeReader(json)
    var records: [Delivery<Row>] = []
    try reader.readArray { reader, _ in records.append(try delivery(try API.Members(from: &reader), shardID: shardID)) }
    return records
  }

  private func delivery(_ record: API.Members, shardID: String?) throws -> Delivery<Row> {
    guard let json = record.json("dynamodb") else { throw AttributeReader.wrongShape("a record has no dynamodb") }
    var reader = AttributeReader(json)
    let content = try API.Members(from: &reader)
    let name: String = try record.required("eventName")
    guard let kind = StreamChange<Row>.Kind(rawValue: name) else { throw AttributeReader.wrongShape("\(name) is no event") }
    let key: Item = try content.required("Keys")
    let number: String = try content.required("SequenceNumber")
    let old: Image
    let new: Image
    do {
      old = try image(content.json("OldImage"))
      new = try image(content.json("NewImage"))
    } catch {
      return .unreadable(UnreadableChangeError(table: table, key: key, sequenceNumber: number, reason: error))
    }
    if case .other = new { return .skipped(sequenceNumber: number) }
    if case .other = old, case .none = new { return .skipped(sequenceNumber: number) }
    return .change(
      StreamChange(
        kind, old: old.row, new: new.row, key: key, sequenceNumber: number, shardID: shardID,
        time: try content.optional("ApproximateCreationDateTime"), isExpiry: try isOfService(record),
        sizeInBytes: try content.optional("SizeBytes") ?? 0, eventID: try record.optional("eventID") ?? ""))
  }

  /// Whether the service made the change, which it does of what has expired. Lambda writes the member's name in lower case.
  private func isOfService(_ record: API.Members) throws -> Bool {
    guard let json = record.json("userIdentity") else { return false }
    var reader = AttributeReader(json)
    if try reader.takeNull() { return false }
    let identity = try API.Members(from: &reader)
    let principal: String? = try identity.optional("PrincipalId") ?? identity.optional("principalId")
    return principal == "dynamodb.amazonaws.com"
  }

  private enum Image {
    case none
    case row(Row)
    case other

    var row: Row? {
      if case .row(let row) = self { return row }
      return nil
    }
  }

  private func image(_ json: UnsafeRawBufferPointer?) throws -> Image {
    guard let json else { return .none }
    var reader = AttributeReader(json)
    if try reader.takeNull() { return .none }
    return try decode(&reader).map(Image.row) ?? .other
  }
}

extension ChangeDecoder {
  /// The models of a table. Guards of unique values are nobody's items, and an entity's table has others' items too.
  init<Hash, Range>(_ table: Table<Row, Hash, Range>) {
    let definition = table.definition
    self.init(table: table.name) { reader in
      try definition.excludes(reader.peekValue()) ? nil : table.decode(from: &reader)
    }
  }

  /// The models of several entities of a table.
  init(_ rows: [EntityRow<Row>], of table: String) {
    var byName: StringMap<EntityRow<Row>> = [:]
    for row in rows { if let entity = row.table.entity { byName[entity.name] = row } }
    let attribute = rows.first?.table.entity?.attribute ?? ""
    self.init(table: table) { [byName] reader in
      guard case .string(let name)? = try AttributeReader.member(attribute, of: try reader.peekValue()), let row = byName[name]
      else { return nil }
      return try row.decode(&reader)
    }
  }
}
