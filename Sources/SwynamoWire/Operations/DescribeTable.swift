public import SwynamoCore

/// DescribeTable. Source: API Reference, "DescribeTable".
public struct DescribeTableRequest: WireRequest, Hashable {
  public static var operation: String { "DescribeTable" }

  public var tableName: String

  public init(tableName: String) { self.tableName = tableName }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { false }
  public var isIdempotent: Bool { true }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in writer.member("TableName", tableName) }
  }
}

/// What the service says of a table. Source: API Reference, "TableDescription".
public struct TableDescription: Sendable, Hashable {
  public enum Status: Sendable, Hashable, RawRepresentable {
    case creating, updating, deleting, active
    case other(String)

    public init(rawValue: String) {
      self =
        switch rawValue {
        case "CREATING": .creating
        case "UPDATING": .updating
        case "DELETING": .deleting
        case "ACTIVE": .active
        default: .other(rawValue)
        }
    }

    public var rawValue: String {
      switch self {
      case .creating: "CREATING"
      case .updating: "UPDATING"
      case .deleting: "DELETING"
      case .active: "ACTIVE"
      case .other(let text): text
      }
    }
  }

  public struct Key: Sendable, Hashable {
    public var name: String
    public var isHash: Bool
  }

  public struct Index: Sendable, Hashable {
    public var name: String
    public var isLocal: Bool
    /// Nil for a local index, which has no life of its own.
    public var status: Status?
    public var keys: [Key]
    public var itemCount: Int
  }

  public var name = ""
  public var arn: String?
  public var status: Status = .other("")
  /// Updated by the service about every six hours.
  public var itemCount = 0
  public var sizeInBytes = 0
  public var keys: [Key] = []
  public var indexes: [Index] = []

  /// Whether the table and each of its global indexes can be used.
  public var isActive: Bool { status == .active && indexes.allSatisfy { $0.status == nil || $0.status == .active } }

  /// Reads the answer of CreateTable, DescribeTable or DeleteTable.
  public init(_ body: [UInt8]) throws {
    try AttributeReader.readDocument(body) { reader, name in
      switch name.text {
      case "Table", "TableDescription": try read(&reader)
      default: try reader.skipValue()
      }
    }
    guard status != .other("") else { throw AttributeReader.wrongShape("it describes no table") }
  }

  private mutating func read(_ reader: inout AttributeReader) throws {
    try reader.readObject { reader, member in
      switch member.text {
      case "TableName": name = try reader.readString()
      case "TableArn": arn = try reader.readString()
      case "TableStatus": status = Status(rawValue: try reader.readString())
      case "ItemCount": itemCount = try reader.readInteger()
      case "TableSizeBytes": sizeInBytes = try reader.readInteger()
      case "KeySchema": keys = try Self.keys(&reader)
      case "LocalSecondaryIndexes": indexes += try Self.indexes(&reader, isLocal: true)
      case "GlobalSecondaryIndexes": indexes += try Self.indexes(&reader, isLocal: false)
      default: try reader.skipValue()
      }
    }
  }

  private static func keys(_ reader: inout AttributeReader) throws -> [Key] {
    var keys: [Key] = []
    try reader.readArray { reader, _ in
      var key = Key(name: "", isHash: false)
      try reader.readObject { reader, member in
        switch member.text {
        case "AttributeName": key.name = try reader.readString()
        case "KeyType": key.isHash = try reader.readString() == "HASH"
        default: try reader.skipValue()
        }
      }
      keys.append(key)
    }
    return keys
  }

  private static func indexes(_ reader: inout AttributeReader, isLocal: Bool) throws -> [Index] {
    var indexes: [Index] = []
    if try reader.takeNull() { return indexes }
    try reader.readArray { reader, _ in
      var index = Index(name: "", isLocal: isLocal, status: nil, keys: [], itemCount: 0)
      try reader.readObject { reader, member in
        switch member.text {
        case "IndexName": index.name = try reader.readString()
        case "IndexStatus": index.status = Status(rawValue: try reader.readString())
        case "KeySchema": index.keys = try keys(&reader)
        case "ItemCount": index.itemCount = try reader.readInteger()
        default: try reader.skipValue()
        }
      }
      indexes.append(index)
    }
    return indexes
  }
}
