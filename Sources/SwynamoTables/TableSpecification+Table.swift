import SwynamoAPI
import SwynamoCore
import SwynamoDB
public import SwynamoSchema
import SwynamoWire

extension Table {
  /// What the table is declared to be, as the requests that make it so say it.
  ///
  ///     try users.specification().table.keySchema      // [email HASH]
  ///
  /// Errors: `StatementError` with everything that is wrong with the declaration.
  public func specification() throws(StatementError) -> TableSpecification {
    TableSpecification(try createTable().request(), definition)
  }
}

extension TableSpecification {
  fileprivate init(_ request: CreateTableRequest, _ definition: TableDefinition) {
    var keys = [request.hashKey] + (request.rangeKey.map { [$0] } ?? []) + request.indexes.flatMap { $0.hashKeys + $0.rangeKeys }
    for index in request.vectorIndexes { keys += (index.hashKey.map { [$0] } ?? []) + index.filters }
    var seen: StringSet = []
    var table = API.CreateTable(
      tableName: request.tableName,
      attributeDefinitions: keys.filter { seen.insert($0.name).inserted }.map(API.AttributeDefinition.init),
      keySchema: .init(hash: [request.hashKey], range: request.rangeKey.map { [$0] } ?? []),
      localSecondaryIndexes: request.indexes.filter(\.isLocal).map(API.LocalSecondaryIndex.init).nonEmpty,
      globalSecondaryIndexes: request.indexes.filter { !$0.isLocal }.map(API.GlobalSecondaryIndex.init).nonEmpty,
      vectorIndexes: request.vectorIndexes.map(API.VectorIndex.init).nonEmpty)
    table.add(definition.settings)
    self.init(
      table, timeToLive: definition.expiry.map { .attribute($0.attribute) },
      pointInTimeRecovery: definition.settings.pointInTimeRecovery.map {
        switch $0 {
        case .disabled: .disabled
        case .enabled(let days): .enabled(days: days)
        }
      })
  }
}

extension API.CreateTable {
  fileprivate mutating func add(_ settings: TableSettings) {
    switch settings.billing {
    case .provisioned(let readUnits, let writeUnits):
      billingMode = .provisioned
      provisionedThroughput = .init(readCapacityUnits: readUnits, writeCapacityUnits: writeUnits)
    case .onDemandUpTo(let readUnits, let writeUnits):
      billingMode = .payPerRequest
      onDemandThroughput = .init(maxReadRequestUnits: readUnits, maxWriteRequestUnits: writeUnits)
    case .onDemand: billingMode = .payPerRequest
    case nil: break
    }
    streamSpecification = settings.stream.map {
      $0 == .disabled
        ? .init(streamEnabled: false) : .init(streamEnabled: true, streamViewType: .init(rawValue: $0.rawValue))
    }
    sseSpecification = settings.encryption.map {
      switch $0 {
      case .ownedKey: .init(enabled: false)
      case .managedKey: .init(enabled: true, sseType: .kms)
      case .key(let key): .init(enabled: true, sseType: .kms, kmsMasterKeyID: key)
      }
    }
    tags = settings.tags?.sorted.map { API.Tag(key: $0.key, value: $0.value) }
    tableClass = settings.tableClass.map { .init(rawValue: $0.rawValue) }
    deletionProtectionEnabled = settings.isDeletionProtected
    warmThroughput = settings.warmThroughput.map(API.WarmThroughput.init)
    resourcePolicy = settings.resourcePolicy
  }
}

extension API.WarmThroughput {
  fileprivate init(_ warmth: TableSettings.WarmThroughput) {
    self.init(readUnitsPerSecond: warmth.readUnits, writeUnitsPerSecond: warmth.writeUnits)
  }
}

extension API.AttributeDefinition {
  fileprivate init(_ key: CreateTableRequest.Key) {
    self.init(attributeName: key.name, attributeType: .init(rawValue: key.type.rawValue))
  }
}

extension [API.KeySchemaElement] {
  fileprivate init(hash: [CreateTableRequest.Key], range: [CreateTableRequest.Key]) {
    self =
      hash.map { API.KeySchemaElement(attributeName: $0.name, keyType: .hash) }
      + range.map { API.KeySchemaElement(attributeName: $0.name, keyType: .range) }
  }
}

extension API.LocalSecondaryIndex {
  fileprivate init(_ index: CreateTableRequest.Index) {
    self.init(
      indexName: index.name, keySchema: .init(hash: index.hashKeys, range: index.rangeKeys), projection: .init(index.projection))
  }
}

extension API.GlobalSecondaryIndex {
  fileprivate init(_ index: CreateTableRequest.Index) {
    self.init(
      indexName: index.name, keySchema: .init(hash: index.hashKeys, range: index.rangeKeys), projection: .init(index.projection),
      warmThroughput: index.settings.warmThroughput.map(API.WarmThroughput.init))
    switch index.settings.billing {
    case .provisioned(let readUnits, let writeUnits):
      provisionedThroughput = .init(readCapacityUnits: readUnits, writeCapacityUnits: writeUnits)
    case .onDemandUpTo(let readUnits, let writeUnits):
      onDemandThroughput = .init(maxReadRequestUnits: readUnits ?? -1, maxWriteRequestUnits: writeUnits ?? -1)
    case .onDemand: onDemandThroughput = .init(maxReadRequestUnits: -1, maxWriteRequestUnits: -1)
    case nil: break
    }
  }
}

extension API.VectorIndex {
  fileprivate init(_ index: CreateTableRequest.VectorIndex) {
    let hash = index.hashKey.map { [API.SearchSchemaElement(attributeName: $0.name, searchSchemaElementType: .hash)] } ?? []
    let filters = index.filters.map { API.SearchSchemaElement(attributeName: $0.name, searchSchemaElementType: .inlineFilter) }
    self.init(
      indexName: index.name, vectorAttribute: .init(attributeName: index.vectorAttribute), projection: .init(index.projection),
      dimensions: index.dimensions, distanceFunction: .init(rawValue: index.distanceFunction.rawValue),
      searchSchema: (hash + filters).nonEmpty)
  }
}

extension API.Projection {
  fileprivate init(_ projection: ProjectedAttributes) {
    switch projection {
    case .all: self.init(projectionType: .all)
    case .keysOnly: self.init(projectionType: .keysOnly)
    case .including(let names): self.init(projectionType: .include, nonKeyAttributes: names)
    }
  }
}
