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
    TableSpecification(try createTable().request(), timeToLive: definition.expiry.map { .attribute($0.attribute) })
  }
}

extension TableSpecification {
  init(_ request: CreateTableRequest, timeToLive: TimeToLive?) {
    let keys = [request.hashKey] + (request.rangeKey.map { [$0] } ?? []) + request.indexes.flatMap { $0.hashKeys + $0.rangeKeys }
    var seen: StringSet = []
    let definitions = keys.filter { seen.insert($0.name).inserted }.map(API.AttributeDefinition.init)
    let (local, global) = (request.indexes.filter(\.isLocal), request.indexes.filter { !$0.isLocal })
    self.init(
      API.CreateTable(
        tableName: request.tableName, attributeDefinitions: definitions,
        keySchema: .init(hash: [request.hashKey], range: request.rangeKey.map { [$0] } ?? []),
        localSecondaryIndexes: local.map {
          API.LocalSecondaryIndex(
            indexName: $0.name, keySchema: .init(hash: $0.hashKeys, range: $0.rangeKeys), projection: .init($0.projection))
        }.nonEmpty,
        globalSecondaryIndexes: global.map {
          API.GlobalSecondaryIndex(
            indexName: $0.name, keySchema: .init(hash: $0.hashKeys, range: $0.rangeKeys), projection: .init($0.projection))
        }.nonEmpty),
      timeToLive: timeToLive)
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

extension API.Projection {
  fileprivate init(_ projection: ProjectedAttributes) {
    switch projection {
    case .all: self.init(projectionType: .all)
    case .keysOnly: self.init(projectionType: .keysOnly)
    case .including(let names): self.init(projectionType: .include, nonKeyAttributes: names)
    }
  }
}
