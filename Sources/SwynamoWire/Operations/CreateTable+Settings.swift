public import SwynamoCore

extension CreateTableRequest {
  /// `SSESpecification`, `Tags` and the others that are the table's.
  func writeSettings(to writer: inout AttributeWriter) {
    if case .onDemandUpTo(let readUnits, let writeUnits) = billing { writer.writeBounds(readUnits, writeUnits) }
    writer.writeWarmThroughput(settings.warmThroughput)
    if let stream = settings.stream {
      writer.name("StreamSpecification")
      writer.writeObject { writer in
        writer.member("StreamEnabled", stream != .disabled)
        if stream != .disabled { writer.member("StreamViewType", stream.rawValue) }
      }
    }
    if let encryption = settings.encryption {
      writer.name("SSESpecification")
      writer.writeObject { writer in writer.write(encryption) }
    }
    writer.member("Tags", settings.tags?.sorted ?? []) { writer, tag in
      writer.writeObject { writer in
        writer.member("Key", tag.key)
        writer.member("Value", tag.value)
      }
    }
    writer.member("TableClass", settings.tableClass?.rawValue)
    writer.member("DeletionProtectionEnabled", settings.isDeletionProtected)
    writer.member("ResourcePolicy", settings.resourcePolicy)
  }

  /// The units of an index: its own, where they are of the table's mode, or as many as the table has.
  func writeThroughput(of index: Index, to writer: inout AttributeWriter) {
    let own = index.settings.billing.flatMap { $0.mode == billing.mode ? $0 : nil }
    switch own ?? billing {
    case .provisioned(let readUnits, let writeUnits): writer.writeUnits(readUnits, writeUnits)
    case .onDemandUpTo(let readUnits, let writeUnits): if own != nil { writer.writeBounds(readUnits, writeUnits) }
    case .onDemand: break
    }
    writer.writeWarmThroughput(index.settings.warmThroughput)
  }
}

extension AttributeWriter {
  /// `ProvisionedThroughput`
  mutating func writeUnits(_ readUnits: Int, _ writeUnits: Int) {
    name("ProvisionedThroughput")
    writeObject { writer in
      writer.member("ReadCapacityUnits", readUnits)
      writer.member("WriteCapacityUnits", writeUnits)
    }
  }

  /// `OnDemandThroughput`, where there is a bound.
  fileprivate mutating func writeBounds(_ readUnits: Int?, _ writeUnits: Int?) {
    guard readUnits != nil || writeUnits != nil else { return }
    name("OnDemandThroughput")
    writeObject { writer in
      writer.member("MaxReadRequestUnits", readUnits)
      writer.member("MaxWriteRequestUnits", writeUnits)
    }
  }

  fileprivate mutating func writeWarmThroughput(_ warm: TableSettings.WarmThroughput?) {
    guard let warm, warm.readUnits != nil || warm.writeUnits != nil else { return }
    name("WarmThroughput")
    writeObject { writer in
      writer.member("ReadUnitsPerSecond", warm.readUnits)
      writer.member("WriteUnitsPerSecond", warm.writeUnits)
    }
  }

  /// The members of `SSESpecification`.
  fileprivate mutating func write(_ encryption: TableSettings.Encryption) {
    switch encryption {
    case .ownedKey: member("Enabled", false)
    case .managedKey:
      member("Enabled", true)
      member("SSEType", "KMS")
    case .key(let name):
      member("Enabled", true)
      member("SSEType", "KMS")
      member("KMSMasterKeyId", name)
    }
  }

  /// `Projection`
  mutating func writeProjection(_ projection: ProjectedAttributes) {
    name("Projection")
    writeObject { writer in
      switch projection {
      case .all: writer.member("ProjectionType", ProjectionType.all.rawValue)
      case .keysOnly: writer.member("ProjectionType", ProjectionType.keysOnly.rawValue)
      case .including(let names):
        writer.member("ProjectionType", ProjectionType.include.rawValue)
        writer.member("NonKeyAttributes", names) { writer, name in writer.write(jsonString: name) }
      }
    }
  }
}

extension CreateTableRequest {
  /// An index of vectors to create with the table. Source: API Reference, "VectorIndex".
  public struct VectorIndex: Sendable, Hashable {
    /// `IndexName`
    public var name: String
    /// `VectorAttribute`
    public var vectorAttribute: String
    /// `Dimensions`
    public var dimensions: Int
    /// `DistanceFunction`
    public var distanceFunction: DistanceFunction
    /// The element of `SearchSchema` of type `HASH`, where there is one.
    public var hashKey: Key?
    /// The elements of `SearchSchema` of type `INLINE_FILTER`.
    public var filters: [Key]
    /// `Projection`
    public var projection: ProjectedAttributes

    /// An index of an attribute's vectors, with what searches filter by and what it holds a copy of.
    public init(
      name: String, vectorAttribute: String, dimensions: Int, distanceFunction: DistanceFunction, hashKey: Key? = nil,
      filters: [Key] = [], projection: ProjectedAttributes = .all
    ) {
      self.name = name
      self.vectorAttribute = vectorAttribute
      self.dimensions = dimensions
      self.distanceFunction = distanceFunction
      self.hashKey = hashKey
      self.filters = filters
      self.projection = projection
    }

    var searched: [(key: Key, type: String)] {
      (hashKey.map { [($0, "HASH")] } ?? []) + filters.map { ($0, "INLINE_FILTER") }
    }

    func write(to writer: inout AttributeWriter) {
      writer.writeObject { writer in
        writer.member("IndexName", name)
        writer.name("VectorAttribute")
        writer.writeObject { writer in writer.member("AttributeName", vectorAttribute) }
        writer.member("SearchSchema", searched) { writer, element in
          writer.writeObject { writer in
            writer.member("AttributeName", element.key.name)
            writer.member("SearchSchemaElementType", element.type)
          }
        }
        writer.writeProjection(projection)
        writer.member("Dimensions", dimensions)
        writer.member("DistanceFunction", distanceFunction.rawValue)
      }
    }
  }
}
