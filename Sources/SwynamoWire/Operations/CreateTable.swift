public import SwynamoCore

/// CreateTable. Source: API Reference, "CreateTable".
public struct CreateTableRequest: WireRequest, Hashable {
  public static var operation: String { "CreateTable" }

  /// A key attribute and its type.
  public struct Key: Sendable, Hashable {
    /// `AttributeName`
    public var name: String
    /// `AttributeType`
    public var type: AttributeType

    /// An attribute that is stored as a string, a number or a binary.
    public init(name: String, type: AttributeType) {
      self.name = name
      self.type = type
    }
  }

  /// An index to create with the table.
  public struct Index: Sendable, Hashable {
    /// `IndexName`
    public var name: String
    /// Whether it is a local index and not a global one.
    public var isLocal: Bool
    /// The keys of type `HASH`: one, or up to four of a global index.
    public var hashKeys: [Key]
    /// The keys of type `RANGE`: none, one, or up to four of a global index.
    public var rangeKeys: [Key]
    /// `Projection`
    public var projection: ProjectedAttributes

    /// An index with its keys and what it holds a copy of.
    public init(name: String, isLocal: Bool, hashKeys: [Key], rangeKeys: [Key] = [], projection: ProjectedAttributes = .all) {
      self.name = name
      self.isLocal = isLocal
      self.hashKeys = hashKeys
      self.rangeKeys = rangeKeys
      self.projection = projection
    }
  }

  /// `TableName`
  public var tableName: String
  /// The key of type `HASH`.
  public var hashKey: Key
  /// The key of type `RANGE`, where there is one.
  public var rangeKey: Key?
  /// `LocalSecondaryIndexes` and `GlobalSecondaryIndexes`
  public var indexes: [Index]
  /// `BillingMode` and `ProvisionedThroughput`
  public var billing: Billing

  /// A table with its keys and indexes.
  public init(tableName: String, hashKey: Key, rangeKey: Key? = nil, indexes: [Index] = [], billing: Billing = .onDemand) {
    self.tableName = tableName
    self.hashKey = hashKey
    self.rangeKey = rangeKey
    self.indexes = indexes
    self.billing = billing
  }

  public var tableNames: [String] { [tableName] }
  public var isWrite: Bool { true }
  public var isIdempotent: Bool { false }

  public func write(to writer: inout AttributeWriter) {
    writer.writeObject { writer in
      writer.member("TableName", tableName)
      writer.member("AttributeDefinitions", definitions) { writer, key in
        writer.writeObject { writer in
          writer.member("AttributeName", key.name)
          writer.member("AttributeType", key.type.rawValue)
        }
      }
      Self.write([hashKey], rangeKey.map { [$0] } ?? [], to: &writer)
      write("LocalSecondaryIndexes", indexes.filter(\.isLocal), to: &writer)
      write("GlobalSecondaryIndexes", indexes.filter { !$0.isLocal }, to: &writer)
      switch billing {
      case .onDemand:
        writer.member("BillingMode", BillingMode.onDemand.rawValue)
      case .provisioned:
        writer.member("BillingMode", BillingMode.provisioned.rawValue)
        writeThroughput(to: &writer)
      }
    }
  }

  /// Every key attribute once.
  private var definitions: [Key] {
    var keys: [Key] = []
    var names: StringSet = []
    for key in [hashKey] + (rangeKey.map { [$0] } ?? []) + indexes.flatMap({ $0.hashKeys + $0.rangeKeys })
    where names.insert(key.name).inserted {
      keys.append(key)
    }
    return keys
  }

  private func write(_ name: StaticString, _ indexes: [Index], to writer: inout AttributeWriter) {
    writer.member(name, indexes) { writer, index in
      writer.writeObject { writer in
        writer.member("IndexName", index.name)
        Self.write(index.hashKeys, index.rangeKeys, to: &writer)
        writer.name("Projection")
        writer.writeObject { writer in
          switch index.projection {
          case .all: writer.member("ProjectionType", ProjectionType.all.rawValue)
          case .keysOnly: writer.member("ProjectionType", ProjectionType.keysOnly.rawValue)
          case .including(let names):
            writer.member("ProjectionType", ProjectionType.include.rawValue)
            writer.member("NonKeyAttributes", names) { writer, name in writer.write(jsonString: name) }
          }
        }
        if !index.isLocal, case .provisioned = billing { writeThroughput(to: &writer) }
      }
    }
  }

  private func writeThroughput(to writer: inout AttributeWriter) {
    guard case .provisioned(let readUnits, let writeUnits) = billing else { return }
    writer.name("ProvisionedThroughput")
    writer.writeObject { writer in
      writer.member("ReadCapacityUnits", readUnits)
      writer.member("WriteCapacityUnits", writeUnits)
    }
  }

  private static func write(_ hashKeys: [Key], _ rangeKeys: [Key], to writer: inout AttributeWriter) {
    writer.member("KeySchema", hashKeys.map { ($0, "HASH") } + rangeKeys.map { ($0, "RANGE") }) { writer, element in
      writer.writeObject { writer in
        writer.member("AttributeName", element.0.name)
        writer.member("KeyType", element.1)
      }
    }
  }
}
