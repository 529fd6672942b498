import SwynamoCore

/// The capacity that a request used, in units.
public struct ConsumedCapacity: Sendable, Hashable {
  /// `TableName`
  public var tableName: String
  /// `CapacityUnits`
  public var capacityUnits: Double

  /// What a request cost of one table.
  public init(tableName: String = "", capacityUnits: Double = 0) {
    self.tableName = tableName
    self.capacityUnits = capacityUnits
  }

  init(from reader: inout AttributeReader) throws {
    self.init()
    try reader.readObject { reader, name in
      switch name.text {
      case "TableName": tableName = try reader.readString()
      case "CapacityUnits": capacityUnits = try reader.readJSONNumber()
      default: try reader.skipValue()
      }
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
}
