public import SwynamoCore

/// CreateTable. Source: API Reference, "CreateTable".
public struct CreateTableRequest: WireRequest, Hashable {
  public static var operation: String { "CreateTable" }

  public struct Key: Sendable, Hashable {
    public var name: String
    public var type: AttributeType

    public init(name: String, type: AttributeType) {
      self.name = name
      self.type = type
    }
  }

  public struct Index: Sendable, Hashable {
    public var name: String
    public var isLocal: Bool
    public var hashKey: Key
    public var rangeKey: Key?
    public var projection: ProjectedAttributes

    public init(name: String, isLocal: Bool, hashKey: Key, rangeKey: Key?, projection: ProjectedAttributes = .all) {
      self.name = name
      self.isLocal = isLocal
      self.hashKey = hashKey
      self.rangeKey = rangeKey
      self.projection = projection
    }
  }

  public var tableName: String
  public var hashKey: Key
  public var rangeKey: Key?
  public var indexes: [Index]
  public var billing: Billing

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
      Self.write(hashKey, rangeKey, to: &writer)
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
    for key in [hashKey, rangeKey].compactMap({ $0 }) + indexes.flatMap({ [$0.hashKey, $0.rangeKey].compactMap { $0 } })
    where names.insert(key.name).inserted {
      keys.append(key)
    }
    return keys
  }

  private func write(_ name: StaticString, _ indexes: [Index], to writer: inout AttributeWriter) {
    writer.member(name, indexes) { writer, index in
      writer.writeObject { writer in
        writer.member("IndexName", index.name)
        Self.write(index.hashKey, index.rangeKey, to: &writer)
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

  private static func write(_ hashKey: Key, _ rangeKey: Key?, to writer: inout AttributeWriter) {
    writer.member("KeySchema", [(hashKey, "HASH")] + (rangeKey.map { [($0, "RANGE")] } ?? [])) { writer, element in
      writer.writeObject { writer in
        writer.member("AttributeName", element.0.name)
        writer.member("KeyType", element.1)
      }
    }
  }
}
