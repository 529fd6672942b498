import SwynamoCore
import SwynamoWire

extension ReturnValues {
  init(_ request: JSONValue) {
    self = request["ReturnValues"]?.text.flatMap(ReturnValues.init(bytesOf:)) ?? .none
  }

  /// A put and a delete know only what was there before.
  static func checkReplacement(_ request: JSONValue) throws(DynamoDBError) {
    let values = ReturnValues(request)
    guard values == .none || values == .allOld else { throw .invalid("ReturnValues can only be ALL_OLD or NONE") }
  }

  /// The JSON of the attributes, nil when there are none.
  func attributes(of outcome: PreparedWrite.Outcome) -> [UInt8]? {
    switch self {
    case .none: nil
    case .allOld: outcome.old?.bytes
    case .updatedOld: outcome.old.flatMap { _ in Self.json(outcome.updated?.updatedOld) }
    case .allNew: Self.json(outcome.updated?.new)
    case .updatedNew: Self.json(outcome.updated?.updatedNew)
    }
  }

  private static func json(_ item: Item?) -> [UInt8]? {
    guard let item, !item.isEmpty else { return nil }
    return StoredItem(item).bytes
  }
}

extension JSONWriter {
  /// The answer to a write of one item.
  static func answer(
    to request: JSONValue, _ write: PreparedWrite, _ outcome: PreparedWrite.Outcome, _ values: ReturnValues
  ) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      if let attributes = values.attributes(of: outcome) { json.member("Attributes") { $0.raw(attributes) } }
      json.consumedCapacity(outcome.capacity, of: write.table.schema.name, for: request)
      json.itemCollectionMetrics(of: write.action.key, in: write.table, for: request)
    }
    return json
  }
}
