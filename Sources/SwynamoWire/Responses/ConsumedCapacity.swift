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

extension UnsafeBufferPointer<UInt8> {
  /// A member's or a table's name; empty where it is longer than any that the service has.
  // not a limit: room for the longest ARN
  var text: String { count <= 2048 ? String(decoding: self, as: UTF8.self) : "" }
}
