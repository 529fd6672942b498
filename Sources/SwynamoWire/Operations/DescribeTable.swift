public import SwynamoCore

/// DescribeTable. Source: API Reference, "DescribeTable".
public struct DescribeTableRequest: WireRequest, Hashable {
  public static var operation: String { "DescribeTable" }

  /// `TableName`
  public var tableName: String

  /// A request for what the service knows of a table.
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
  /// Whether the table can be used.
  public enum Status: Sendable, Hashable, RawRepresentable {
    /// `CREATING`
    case creating
    /// `UPDATING`
    case updating
    /// `DELETING`
    case deleting
    /// `ACTIVE`
    case active
    /// A status that came with a later version of the service.
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

  /// An attribute of a key.
  public struct Key: Sendable, Hashable {
    /// `AttributeName`
    public var name: String
    /// Whether its type is `HASH` and not `RANGE`.
    public var isHash: Bool
  }

  /// What the service knows of an index.
  public struct Index: Sendable, Hashable {
    /// `IndexName`
    public var name: String
    /// Whether it is a local index and not a global one.
    public var isLocal: Bool
    /// Nil for a local index, which has no life of its own.
    public var status: Status?
    /// `KeySchema`; a vector index has none.
    public var keys: [Key]
    /// `ItemCount`, as of some hours ago.
    public var itemCount: Int
  }

  /// `TableName`
  public var name = ""
  /// `TableArn`
  public var arn: String?
  /// `TableStatus`
  public var status: Status = .other("")
  /// Updated by the service about every six hours.
  public var itemCount = 0
  /// `TableSizeBytes`, as of some hours ago.
  public var sizeInBytes = 0
  /// `KeySchema`
  public var keys: [Key] = []
  /// `LocalSecondaryIndexes` and `GlobalSecondaryIndexes`
  public var indexes: [Index] = []
  /// `VectorIndexes`
  public var vectorIndexes: [Index] = []

  /// Whether the table and each of its global and vector indexes can be used.
  public var isActive: Bool {
    status == .active && (indexes + vectorIndexes).allSatisfy { $0.status == nil || $0.status == .active }
  }

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
      case "VectorIndexes": vectorIndexes = try Self.indexes(&reader, isLocal: false)
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
