import SwynamoCore

/// What a request consumed of a table and of its indexes, in capacity units.
///
/// Source: DynamoDB Developer Guide, "DynamoDB read and write operations".
struct Capacity: Sendable {
  /// Only transactions say of which kind their units are.
  enum Kind: String, Sendable {
    case read = "ReadCapacityUnits"
    case write = "WriteCapacityUnits"
  }

  var table: Double
  private(set) var local: [String: Double] = [:]
  private(set) var global: [String: Double] = [:]
  /// Bytes written to vector indexes, which are no units.
  private(set) var vectorBytes: [String: Int] = [:]
  /// What counts in the total only.
  var unattributed = 0.0

  init(table: Double = 0) { self.table = table }

  /// Units for writing an item of that size.
  static func write(_ size: Int) -> Double { units(size, Limits.writeUnitBytes) }

  /// Units for reading so many bytes.
  static func read(_ size: Int, isConsistent: Bool) -> Double {
    let units = units(size, Limits.readUnitBytes)
    return isConsistent ? units : units / 2
  }

  private static func units(_ size: Int, _ unit: Int) -> Double { Double(max(1, (size + unit - 1) / unit)) }

  mutating func add(_ units: Double, to index: SecondaryIndex) {
    if index.isGlobal { global[index.name, default: 0] += units } else { local[index.name, default: 0] += units }
  }

  mutating func add(vectorBytes bytes: Int, to index: VectorIndex) { vectorBytes[index.name, default: 0] += bytes }

  static func += (left: inout Capacity, right: Capacity) {
    left.table += right.table
    left.unattributed += right.unattributed
    left.local.merge(right.local, uniquingKeysWith: +)
    left.global.merge(right.global, uniquingKeysWith: +)
    left.vectorBytes.merge(right.vectorBytes, uniquingKeysWith: +)
  }

  /// Transactions cost twice in the table, and once in its indexes.
  var withTableDoubled: Capacity {
    var copy = self
    copy.table *= 2
    return copy
  }

  var total: Double { table + local.values.reduce(0, +) + global.values.reduce(0, +) + unattributed }
}

extension [(String, Capacity)] {
  /// Adds up by table, in the order in which the tables came.
  mutating func add(_ capacity: Capacity, to table: String) {
    if let index = firstIndex(where: { $0.0 == table }) {
      self[index].1 += capacity
    } else {
      append((table, capacity))
    }
  }
}

extension JSONWriter {
  /// `ConsumedCapacity` of one table, when the request asked for it. The table is named as the request names it.
  mutating func consumedCapacity(_ capacity: Capacity, of table: String, for request: JSONValue) {
    consumedCapacity(capacity, named: request["TableName"]?.text ?? table, for: request)
  }

  /// `ConsumedCapacity` of one table by its name in the answer, when the request asked for it.
  mutating func consumedCapacity(_ capacity: Capacity, named name: String, for request: JSONValue) {
    guard let wanted = request["ReturnConsumedCapacity"]?.text, wanted != "NONE" else { return }
    member("ConsumedCapacity") { $0.capacity(capacity, nil, of: name, byIndex: wanted == "INDEXES") }
  }

  /// `ConsumedCapacity` of several tables, each named as the request names it.
  mutating func consumedCapacities(
    _ capacities: [(String, Capacity)], _ kind: Capacity.Kind? = nil, for request: JSONValue
  ) {
    guard let wanted = request["ReturnConsumedCapacity"]?.text, wanted != "NONE" else { return }
    member("ConsumedCapacity") { json in
      json.array { json in
        for (table, capacity) in capacities { json.capacity(capacity, kind, of: table, byIndex: wanted == "INDEXES") }
      }
    }
  }

  private mutating func capacity(_ capacity: Capacity, _ kind: Capacity.Kind?, of table: String, byIndex: Bool) {
    object { json in
      json.member("TableName", table)
      json.units(capacity.total, kind)
      guard byIndex else { return }
      json.member("Table") { json in json.object { $0.units(capacity.table, kind) } }
      for (name, indexes) in [("LocalSecondaryIndexes", capacity.local), ("GlobalSecondaryIndexes", capacity.global)]
      where !indexes.isEmpty {
        json.member(name) { json in
          json.object { json in
            for (index, units) in indexes.sorted(by: { $0.key < $1.key }) {
              json.member(index) { json in json.object { $0.units(units, kind) } }
            }
          }
        }
      }
      json.vectorBytes(capacity.vectorBytes)
    }
  }

  private mutating func vectorBytes(_ indexes: [String: Int]) {
    if indexes.isEmpty { return }
    member("VectorIndexes") { json in
      json.object { json in
        for (index, bytes) in indexes.sorted(by: { $0.key < $1.key }) {
          json.member(index) { json in json.object { json in json.member("VectorWriteRequestBytes") { $0.number(Double(bytes)) } }
          }
        }
      }
    }
  }

  private mutating func units(_ units: Double, _ kind: Capacity.Kind?) {
    member("CapacityUnits") { $0.number(units) }
    if let kind { member(kind.rawValue) { $0.number(units) } }
  }
}
