public import SwynamoCore

/// The capacity that a request consumed of one table and its indexes.
///
///     let (user, cost) = try await users.get("a@b.c").consumedCapacity().run(on: db)
///     cost["users"]?.units.read                        // 0.5
///
/// Source: API Reference, "ConsumedCapacity".
public struct ConsumedCapacity: Sendable, Hashable {
  /// The table's name or ARN, as the request names it.
  public var tableName: String
  /// Of the table and its indexes together.
  public var units: Units
  /// `Table`: of the table without its indexes, where the answer tells them apart.
  public var table: Units?
  /// `LocalSecondaryIndexes`, by name.
  public var localSecondaryIndexes: StringMap<Units> = [:]
  /// `GlobalSecondaryIndexes`, by name.
  public var globalSecondaryIndexes: StringMap<Units> = [:]
  /// `VectorSearchRequestBytes`: what searches of vector indexes read, in bytes; they consume no units.
  public var vectorSearchRequestBytes = 0.0

  /// What a request consumed of one table.
  public init(tableName: String = "", units: Units = Units(), table: Units? = nil) {
    self.tableName = tableName
    self.units = units
    self.table = table
  }

  /// `CapacityUnits`: those of reading and writing together.
  public var capacityUnits: Double { units.total }

  /// Capacity units: for reading up to 4 KB, or writing up to 1 KB.
  ///
  /// Source: Developer Guide, "DynamoDB read and write operations".
  public struct Units: Sendable, Hashable {
    /// `ReadCapacityUnits`
    public var read: Double
    /// `WriteCapacityUnits`
    public var write: Double

    /// Units of reading and of writing.
    public init(read: Double = 0, write: Double = 0) {
      self.read = read
      self.write = write
    }

    /// `CapacityUnits`
    public var total: Double { read + write }

    /// Adds units.
    public static func += (left: inout Units, right: Units) {
      left.read += right.read
      left.write += right.write
    }
  }

  /// Adds what another request consumed of the same table.
  package mutating func add(_ other: ConsumedCapacity) {
    units += other.units
    vectorSearchRequestBytes += other.vectorSearchRequestBytes
    if let units = other.table { table = table.adding(units) }
    for (name, units) in other.localSecondaryIndexes { localSecondaryIndexes[name, default: Units()] += units }
    for (name, units) in other.globalSecondaryIndexes { globalSecondaryIndexes[name, default: Units()] += units }
  }
}

extension ConsumedCapacity.Units? {
  fileprivate func adding(_ units: ConsumedCapacity.Units) -> ConsumedCapacity.Units {
    var sum = self ?? ConsumedCapacity.Units()
    sum += units
    return sum
  }
}

extension ConsumedCapacity {
  /// - Parameter isWrite: of which kind the units are, where only their sum is told, as by all but transactions.
  init(from reader: inout AttributeReader, isWrite: Bool) throws {
    self.init()
    var units = Reading(isWrite: isWrite)
    try reader.readObject { reader, name in
      switch name.text {
      case "TableName": tableName = try reader.readString()
      case "Table": table = try Reading.units(&reader, isWrite: isWrite)
      case "LocalSecondaryIndexes": localSecondaryIndexes = try Reading.indexes(&reader, isWrite: isWrite)
      case "GlobalSecondaryIndexes": globalSecondaryIndexes = try Reading.indexes(&reader, isWrite: isWrite)
      case "VectorSearchRequestBytes": vectorSearchRequestBytes = try reader.readJSONNumber()
      default: try units.readMember(name, from: &reader)
      }
    }
    self.units = units.units
  }

  private struct Reading {
    let isWrite: Bool
    var total: Double?
    var read: Double?
    var write: Double?

    init(isWrite: Bool) { self.isWrite = isWrite }

    mutating func readMember(_ name: UnsafeBufferPointer<UInt8>, from reader: inout AttributeReader) throws {
      switch name.text {
      case "CapacityUnits": total = try reader.readJSONNumber()
      case "ReadCapacityUnits": read = try reader.readJSONNumber()
      case "WriteCapacityUnits": write = try reader.readJSONNumber()
      default: try reader.skipValue()
      }
    }

    var units: Units {
      if read != nil || write != nil { return Units(read: read ?? 0, write: write ?? 0) }
      return isWrite ? Units(write: total ?? 0) : Units(read: total ?? 0)
    }

    static func units(_ reader: inout AttributeReader, isWrite: Bool) throws -> Units {
      var units = Reading(isWrite: isWrite)
      if try !reader.takeNull() { try reader.readObject { reader, name in try units.readMember(name, from: &reader) } }
      return units.units
    }

    static func indexes(_ reader: inout AttributeReader, isWrite: Bool) throws -> StringMap<Units> {
      var indexes: StringMap<Units> = [:]
      if try reader.takeNull() { return indexes }
      try reader.readObject { reader, name in
        let name = name.text
        indexes[name] = try units(&reader, isWrite: isWrite)
      }
      return indexes
    }
  }
}

/// How much an answer tells of the capacity that a request used.
public enum ReturnConsumedCapacity: String, Sendable, Hashable {
  /// `NONE`
  case none = "NONE"
  /// `TOTAL`: of all together.
  case total = "TOTAL"
  /// `INDEXES`: of the table and each index.
  case indexes = "INDEXES"

  /// The one that tells more.
  package func union(_ other: ReturnConsumedCapacity) -> ReturnConsumedCapacity {
    switch (self, other) {
    case (.indexes, _), (_, .indexes): .indexes
    case (.total, _), (_, .total): .total
    case (.none, .none): .none
    }
  }
}

/// The size of an item collection that a write changed: the items of one hash key, in a table with local indexes.
///
/// Source: API Reference, "ItemCollectionMetrics"; Developer Guide, "Item collections in local secondary indexes".
public struct ItemCollectionMetrics: Sendable, Hashable {
  /// The table's name or ARN, as the request names it.
  public var tableName: String
  /// `ItemCollectionKey`: the hash key.
  public var itemCollectionKey: Item
  /// `SizeEstimateRangeGB`: the size lies between these, in gigabytes. A collection may have 10.
  public var sizeEstimateRangeGB: ClosedRange<Double>

  /// The size of one collection.
  public init(tableName: String, itemCollectionKey: Item, sizeEstimateRangeGB: ClosedRange<Double>) {
    self.tableName = tableName
    self.itemCollectionKey = itemCollectionKey
    self.sizeEstimateRangeGB = sizeEstimateRangeGB
  }

  init(from reader: inout AttributeReader, of table: String) throws {
    self.init(tableName: table, itemCollectionKey: [:], sizeEstimateRangeGB: 0...0)
    try reader.readObject { reader, name in try readMember(name.text, from: &reader) }
  }

  private mutating func readMember(_ name: String, from reader: inout AttributeReader) throws {
    switch name {
    case "ItemCollectionKey": itemCollectionKey = try reader.readItem()
    case "SizeEstimateRangeGB":
      var bounds: [Double] = []
      try reader.readArray { reader, _ in bounds.append(try reader.readJSONNumber()) }
      guard bounds.count == 2, bounds[0] <= bounds[1] else { throw AttributeReader.wrongShape("a collection's size is no range") }
      sizeEstimateRangeGB = bounds[0]...bounds[1]
    default: try reader.skipValue()
    }
  }
}
