import SwynamoCore
import SwynamoWire

/// The table or index that a query or a scan reads.
struct ReadSource {
  let table: Table
  let index: SecondaryIndex?

  var keys: KeySchema { index?.keys ?? table.schema.keys }
  var rows: RowStore { index.map(table.rows(of:)) ?? table.rows }

  init(_ table: Table, _ index: SecondaryIndex? = nil) {
    self.table = table
    self.index = index
  }

  init(_ request: JSONValue, _ table: Table) throws(DynamoDBError) {
    self.table = table
    guard let name = request["IndexName"]?.text else {
      index = nil
      return
    }
    guard let index = table.schema.index(name) else {
      guard table.schema.vectorIndex(name) == nil else { throw .invalid("Query operation not supported on this index type.") }
      throw .missingIndex(name)
    }
    try table.checkReadable(index)
    if index.isGlobal, request["ConsistentRead"]?.boolean == true {
      throw .invalid("Consistent reads are not supported on global secondary indexes")
    }
    self.index = index
  }

  /// The place of an item among the rows.
  func row(of item: Item) -> KeyBytes? {
    index.map { $0.keyBytes(of: item, tableKeys: table.schema.keys) } ?? keys.keyBytes(of: item)
  }

  /// What a following page starts with.
  func lastEvaluatedKey(_ item: Item) -> Item {
    item.filter { keys.contains($0.key) || table.schema.keys.contains($0.key) }
  }
}

/// `ExclusiveStartKey`: it holds the keys of the index and of the table, and nothing else.
extension ReadSource {
  static func exclusiveStartKey(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> Item? {
    guard let json = request["ExclusiveStartKey"] else { return nil }
    do throws(ValueError) { return try Item(json: json) } catch {
      let fault = error.error(in: wording)
      throw error.namesTheStartKey ? Self.invalidStart(fault.message) : fault
    }
  }

  private static func invalidStart(_ message: String) -> DynamoDBError {
    .invalid("The provided starting key is invalid: \(message)")
  }

  private static let invalidStart = DynamoDBError.invalid("The provided starting key is invalid")

  private var startAttributes: Int {
    guard index != nil else { return keys.attributes.count }
    return keys.attributes.count + table.schema.keys.attributes.count { !keys.contains($0.name) }
  }

  /// The count of its attributes, which a scan of a table words otherwise.
  func checkStartCount(_ start: Item, isQuery: Bool) throws(DynamoDBError) {
    guard start.count != startAttributes else { return }
    throw isQuery || index != nil ? Self.invalidStart : Self.invalidStart(DynamoDBError.keyMismatch.message)
  }

  /// One attribute of the keys of what is read.
  func checkStart(_ start: Item, at attribute: KeyAttribute, isHash: Bool) throws(DynamoDBError) {
    guard let value = start[attribute.name] else { throw Self.invalidStart }
    guard value.type == attribute.type else { throw .keyMismatch }
    try KeySchema.checkSize(value, attribute.name, isHash: isHash)
  }

  /// A scan looks at the attributes of an index only.
  func checkScanStart(_ start: Item) throws(DynamoDBError) {
    try checkStartCount(start, isQuery: false)
    guard index != nil else { return }
    for attribute in keys.hash { try checkStart(start, at: attribute, isHash: true) }
    for attribute in keys.range { try checkStart(start, at: attribute, isHash: false) }
  }

  /// The row after which a page starts; the attributes of an index were checked.
  func startRow(_ start: Item) throws(DynamoDBError) -> KeyBytes {
    do throws(DynamoDBError) {
      let tableKey = try table.schema.keys.checkedKeyBytes(ofKey: table.schema.keys.key(of: start))
      guard let index else { return tableKey }
      guard let row = index.keyBytes(of: start, tableKeys: table.schema.keys) else { throw .keyMismatch }
      return row
    } catch {
      throw Self.invalidStart(error.message)
    }
  }
}

extension ValueError {
  /// The service says of some wrong values, but not of all, that they stand in the start key.
  fileprivate var namesTheStartKey: Bool {
    switch self {
    case .noType, .severalTypes, .falseNull, .emptySet(.stringSet), .emptySet(.binarySet): true
    case .tooDeep, .emptyName, .longName, .emptySet, .nullInSet, .repeatedStrings, .repeatedNumbers, .repeatedBinaries,
      .notANumber, .tooManyDigits, .overflow, .underflow:
      false
    }
  }
}
