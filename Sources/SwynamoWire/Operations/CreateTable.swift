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
    /// `ProvisionedThroughput`, `OnDemandThroughput` and `WarmThroughput` of a global index.
    public var settings: TableSettings.Index

    /// An index with its keys and what it holds a copy of.
    public init(
      name: String, isLocal: Bool, hashKeys: [Key], rangeKeys: [Key] = [], projection: ProjectedAttributes = .all,
      settings: TableSettings.Index = TableSettings.Index()
    ) {
      self.name = name
      self.isLocal = isLocal
      self.hashKeys = hashKeys
      self.rangeKeys = rangeKeys
      self.projection = projection
      self.settings = settings
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
  /// `VectorIndexes`
  public var vectorIndexes: [VectorIndex]
  /// `BillingMode`, `ProvisionedThroughput` and `OnDemandThroughput`
  public var billing: Billing
  /// The other members, `StreamSpecification`, `SSESpecification`, `Tags` and so on; its `billing` is not sent, and neither is
  /// `pointInTimeRecovery`, which CreateTable doesn't take.
  public var settings: TableSettings

  /// A table with its keys and indexes.
  public init(
    tableName: String, hashKey: Key, rangeKey: Key? = nil, indexes: [Index] = [], vectorIndexes: [VectorIndex] = [],
    billing: Billing = .onDemand, settings: TableSettings = TableSettings()
  ) {
    self.tableName = tableName
    self.hashKey = hashKey
    self.rangeKey = rangeKey
    self.indexes = indexes
    self.vectorIndexes = vectorIndexes
    self.billing = billing
    self.settings = settings
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
      writer.member("BillingMode", billing.mode.rawValue)
      if case .provisioned(let readUnits, let writeUnits) = billing { writer.writeUnits(readUnits, writeUnits) }
      writeSettings(to: &writer)
      writer.member("VectorIndexes", vectorIndexes) { writer, index in index.write(to: &writer) }
    }
  }

  /// Every attribute of a key, or to filter searches by, once.
  private var definitions: [Key] {
    var all = [hashKey]
    if let rangeKey { all.append(rangeKey) }
    for index in indexes { all += index.hashKeys + index.rangeKeys }
    for index in vectorIndexes { all += index.searched.map(\.key) }
    var names: StringSet = []
    return all.filter { names.insert($0.name).inserted }
  }

  private func write(_ name: StaticString, _ indexes: [Index], to writer: inout AttributeWriter) {
    writer.member(name, indexes) { writer, index in
      writer.writeObject { writer in
        writer.member("IndexName", index.name)
        Self.write(index.hashKeys, index.rangeKeys, to: &writer)
        writer.writeProjection(index.projection)
        if !index.isLocal { writeThroughput(of: index, to: &writer) }
      }
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
