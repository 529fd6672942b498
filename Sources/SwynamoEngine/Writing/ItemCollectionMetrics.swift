import SwynamoCore

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
