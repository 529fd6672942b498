/// What a request consumed of a table and of its indexes, in capacity units.
///
/// Source: DynamoDB Developer Guide, "DynamoDB read and write operations".
struct Capacity: Sendable {
  enum Kind: Sendable { case read, write }

  var table: Double
  private(set) var local: [String: Double] = [:]
  private(set) var global: [String: Double] = [:]

  init(table: Double = 0) { self.table = table }

  /// Units for writing an item of that size.
  static func write(_ size: Int) -> Double { Double(max(1, (size + 1023) / 1024)) }

  /// Units for reading so many bytes.
  static func read(_ size: Int, isConsistent: Bool) -> Double {
    let units = Double(max(1, (size + 4095) / 4096))
    return isConsistent ? units : units / 2
  }

  mutating func add(_ units: Double, to index: SecondaryIndex) {
    if index.isGlobal { global[index.name, default: 0] += units } else { local[index.name, default: 0] += units }
  }

  static func += (left: inout Capacity, right: Capacity) {
    left.table += right.table
    left.local.merge(right.local, uniquingKeysWith: +)
    left.global.merge(right.global, uniquingKeysWith: +)
  }

  /// Transactions cost twice.
  var doubled: Capacity {
    var copy = self
    copy += self
    return copy
  }

  var total: Double { table + local.values.reduce(0, +) + global.values.reduce(0, +) }
}

extension JSONWriter {
  /// `ConsumedCapacity` of one table, when the request asked for it.
  mutating func consumedCapacity(_ capacity: Capacity, of table: String, for request: JSONValue) {
    guard let wanted = request["ReturnConsumedCapacity"]?.text, wanted != "NONE" else { return }
    member("ConsumedCapacity") { $0.capacity(capacity, of: table, byIndex: wanted == "INDEXES") }
  }

  /// `ConsumedCapacity` of several tables.
  mutating func consumedCapacities(_ capacities: [(String, Capacity)], for request: JSONValue) {
    guard let wanted = request["ReturnConsumedCapacity"]?.text, wanted != "NONE" else { return }
    member("ConsumedCapacity") { json in
      json.array { json in
        for (table, capacity) in capacities { json.capacity(capacity, of: table, byIndex: wanted == "INDEXES") }
      }
    }
  }

  private mutating func capacity(_ capacity: Capacity, of table: String, byIndex: Bool) {
    object { json in
      json.member("TableName", table)
      json.member("CapacityUnits") { $0.number(capacity.total) }
      guard byIndex else { return }
      json.member("Table") { $0.units(capacity.table) }
      for (name, indexes) in [("LocalSecondaryIndexes", capacity.local), ("GlobalSecondaryIndexes", capacity.global)]
      where !indexes.isEmpty {
        json.member(name) { json in
          json.object { json in
            for (index, units) in indexes.sorted(by: { $0.key < $1.key }) { json.member(index) { $0.units(units) } }
          }
        }
      }
    }
  }

  private mutating func units(_ units: Double) {
    object { $0.member("CapacityUnits") { $0.number(units) } }
  }
}
