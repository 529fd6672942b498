import SwynamoCore

/// The capacity that a request used, in units.
public struct ConsumedCapacity: Sendable, Hashable {
  public var tableName: String
  public var capacityUnits: Double

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
  case none = "NONE"
  case total = "TOTAL"
  case indexes = "INDEXES"
}
