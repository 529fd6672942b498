import SwynamoCore

extension CallMetrics {
  /// What calls cost, as far as they were asked: capacity by table, and the sizes of the item collections that they changed.
  ///
  ///     let (smiths, cost) = try await users.query(byLastName, "Smith").consumedCapacity().run(on: db)
  ///     cost.units.read                                                          // 1.5, over all pages
  ///     cost["users"]?.globalSecondaryIndexes["by-last-name"]?.read              // 1.5
  ///
  /// Source: API Reference, "ConsumedCapacity" and "ItemCollectionMetrics".
  public struct Cost: Sendable, Hashable {
    /// Each table once, in the order of their first use.
    public private(set) var tables: [ConsumedCapacity] = []
    /// Each collection once, with the size that was told last.
    public private(set) var itemCollections: [ItemCollectionMetrics] = []

    /// Nothing.
    public init() {}

    /// Of all tables together.
    public var units: ConsumedCapacity.Units {
      tables.reduce(into: ConsumedCapacity.Units()) { $0 += $1.units }
    }

    /// What was consumed of one table, by the name that the requests have for it.
    public subscript(table: String) -> ConsumedCapacity? { tables.first { $0.tableName.hasSameBytes(as: table) } }

    /// Adds what another call cost.
    public static func += (left: inout Cost, right: Cost) {
      for capacity in right.tables { left.add(capacity) }
      for metrics in right.itemCollections { left.add(metrics) }
    }

    private mutating func add(_ capacity: ConsumedCapacity) {
      if let index = tables.firstIndex(where: { $0.tableName.hasSameBytes(as: capacity.tableName) }) {
        tables[index].add(capacity)
      } else {
        tables.append(capacity)
      }
    }

    private mutating func add(_ metrics: ItemCollectionMetrics) {
      let known = itemCollections.firstIndex {
        $0.tableName.hasSameBytes(as: metrics.tableName) && $0.itemCollectionKey == metrics.itemCollectionKey
      }
      if let known { itemCollections[known] = metrics } else { itemCollections.append(metrics) }
    }
  }
}

extension CallMetrics.Cost {
  /// What an answer tells; nothing where it can't be read.
  package init(_ answer: [UInt8], of operation: ServiceOperation) {
    try? AttributeReader.readDocument(answer) { reader, name in
      switch name.text {
      case "ConsumedCapacity":
        if try reader.peek() == UInt8(ascii: "[") {
          try reader.readArray { reader, _ in add(try ConsumedCapacity(from: &reader, isWrite: operation.isWrite)) }
        } else if try !reader.takeNull() {
          var capacity = try ConsumedCapacity(from: &reader, isWrite: operation.isWrite)
          // A search doesn't say of which table it tells.
          if capacity.tableName.isEmpty { capacity.tableName = operation.tableNames?.first ?? "" }
          add(capacity)
        }
      case "ItemCollectionMetrics" where Self.namesItsTables.contains(operation.name):
        try reader.readObject { reader, table in
          let table = table.text
          try reader.readArray { reader, _ in add(try ItemCollectionMetrics(from: &reader, of: table)) }
        }
      case "ItemCollectionMetrics":
        add(try ItemCollectionMetrics(from: &reader, of: operation.tableNames?.first ?? ""))
      default: try reader.skipValue()
      }
    }
  }

  /// Those whose answers have metrics by table.
  private static let namesItsTables: Set<String> = ["BatchWriteItem", "TransactWriteItems"]
}

extension Sequence<CallMetrics> {
  /// What the calls cost together.
  ///
  ///     let (_, calls) = await db.measuring { db in try await users.scan().run(on: db) }
  ///     calls.cost.units.read
  public var cost: CallMetrics.Cost { reduce(into: CallMetrics.Cost()) { $0 += $1.cost } }
}
