import SwynamoCore

extension JSONWriter {
  /// `ItemCollectionMetrics` of a write, which only tables with local indexes have.
  mutating func itemCollectionMetrics(of item: Item, in table: Table, for request: JSONValue) {
    guard request["ReturnItemCollectionMetrics"]?.text == "SIZE", !table.schema.localIndexes.isEmpty else { return }
    member("ItemCollectionMetrics") { $0.itemCollection(of: item, in: table) }
  }

  /// `ItemCollectionMetrics` of several writes, by table.
  mutating func itemCollectionMetrics(of writes: [PreparedWrite], for request: JSONValue) {
    let counted = writes.filter { !$0.table.schema.localIndexes.isEmpty }
    guard request["ReturnItemCollectionMetrics"]?.text == "SIZE", !counted.isEmpty else { return }
    member("ItemCollectionMetrics") { json in
      json.object { json in
        for name in Set(counted.map(\.table.schema.name)).sorted() {
          json.member(name) { json in
            json.array { json in
              for write in counted where write.table.schema.name == name {
                json.itemCollection(of: write.action.key, in: write.table)
              }
            }
          }
        }
      }
    }
  }

  /// The size is an estimate between two whole gigabytes.
  private mutating func itemCollection(of item: Item, in table: Table) {
    object { json in
      json.member("ItemCollectionKey") { json in
        json.item(item.filter { entry in table.schema.keys.hash.contains { $0.name == entry.key } })
      }
      json.member("SizeEstimateRangeGB") { json in
        json.array { json in
          json.number(0.0)
          json.number(1.0)
        }
      }
    }
  }
}
