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

extension JSONWriter {
  /// `ItemCollectionMetrics` of a write, which only tables with local indexes have.
  mutating func itemCollectionMetrics(of item: Item, in table: Table, for request: JSONValue) {
    guard request["ReturnItemCollectionMetrics"]?.text == "SIZE", !table.schema.localIndexes.isEmpty else { return }
    member("ItemCollectionMetrics") { $0.itemCollection(table.schema.keys.collection(of: item)) }
  }

  /// `ItemCollectionMetrics` of several writes, with their tables as the request names them: each collection once.
  mutating func itemCollectionMetrics(of writes: [(table: String, write: PreparedWrite)], for request: JSONValue) {
    guard request["ReturnItemCollectionMetrics"]?.text == "SIZE" else { return }
    var collections: [(table: String, keys: [Item])] = []
    for (table, write) in writes where write.changesCollection {
      let key = write.table.schema.keys.collection(of: write.action.key)
      if let index = collections.firstIndex(where: { $0.table == table }) {
        if !collections[index].keys.contains(key) { collections[index].keys.append(key) }
      } else {
        collections.append((table, [key]))
      }
    }
    guard !collections.isEmpty else { return }
    member("ItemCollectionMetrics") { json in
      json.object { json in
        for (table, keys) in collections {
          json.member(table) { json in json.array { json in for key in keys { json.itemCollection(key) } } }
        }
      }
    }
  }

  /// The size is an estimate between two whole gigabytes.
  private mutating func itemCollection(_ key: Item) {
    object { json in
      json.member("ItemCollectionKey") { $0.item(key) }
      json.member("SizeEstimateRangeGB") { json in
        json.array { json in
          json.number(0.0)
          json.number(1.0)
        }
      }
    }
  }
}

extension PreparedWrite {
  fileprivate var changesCollection: Bool {
    if case .check = action.effect { return false }
    return !table.schema.localIndexes.isEmpty
  }
}

extension KeySchema {
  /// The key of the collection that an item is in: its partition key.
  fileprivate func collection(of item: Item) -> Item {
    item.filter { entry in hash.contains { $0.name == entry.key } }
  }
}
