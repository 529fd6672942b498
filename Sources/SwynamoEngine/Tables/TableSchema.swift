import SwynamoCore
import SwynamoWire

/// A table's keys and indexes.
struct TableSchema: Sendable, Hashable {
  var name: String
  var definitions: [KeyAttribute]
  var keys: KeySchema
  var localIndexes: [SecondaryIndex]
  var globalIndexes: [SecondaryIndex]

  var indexes: [SecondaryIndex] { localIndexes + globalIndexes }

  func index(_ name: String) -> SecondaryIndex? { indexes.first { $0.name == name } }

  mutating func dropUnusedDefinitions() {
    let used = StringSet((keys.attributes + indexes.flatMap(\.keys.attributes)).map(\.name))
    definitions.removeAll { !used.contains($0.name) }
  }
}

extension TableSchema {
  /// Reads a request of CreateTable that was checked (`TableSchema.check`), or a stored definition.
  init(_ request: JSONValue) {
    let definitions = Self.definitions(request["AttributeDefinitions"])
    name = ResourceName.table(in: request["TableName"]?.text ?? "")
    self.definitions = definitions
    keys = KeySchema(request["KeySchema"], definitions)
    localIndexes = (request["LocalSecondaryIndexes"]?.elements ?? []).map {
      SecondaryIndex($0, isGlobal: false, definitions)
    }
    globalIndexes = (request["GlobalSecondaryIndexes"]?.elements ?? []).map {
      SecondaryIndex($0, isGlobal: true, definitions)
    }
  }

  static func definitions(_ json: JSONValue?) -> [KeyAttribute] {
    (json?.elements ?? []).map { element in
      KeyAttribute(
        name: element["AttributeName"]?.text ?? "",
        type: element["AttributeType"]?.text.flatMap(AttributeType.init(bytesOf:)) ?? .string)
    }
  }

  /// The definition as it is stored, in the form of a request of CreateTable.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("TableName", name)
      json.member("AttributeDefinitions") { Self.write(definitions, to: &$0) }
      json.member("KeySchema") { keys.write(to: &$0) }
      for (name, indexes) in [("LocalSecondaryIndexes", localIndexes), ("GlobalSecondaryIndexes", globalIndexes)] {
        json.member(name) { json in
          json.array { json in for index in indexes { json.object { index.writeMembers(to: &$0) } } }
        }
      }
    }
  }

  static func write(_ definitions: [KeyAttribute], to json: inout JSONWriter) {
    json.array { json in
      for definition in definitions {
        json.object { json in
          json.member("AttributeName", definition.name)
          json.member("AttributeType", definition.type.rawValue)
        }
      }
    }
  }
}

extension SecondaryIndex {
  init(_ json: JSONValue, isGlobal: Bool, _ definitions: [KeyAttribute]) {
    name = json["IndexName"]?.text ?? ""
    self.isGlobal = isGlobal
    keys = KeySchema(json["KeySchema"], definitions)
    let projection = json["Projection"]
    self.projection =
      switch projection?["ProjectionType"]?.text.flatMap(ProjectionType.init(bytesOf:)) {
      case .keysOnly: .keysOnly
      case .include: .include((projection?["NonKeyAttributes"]?.elements ?? []).compactMap(\.text))
      case .all, nil: .all
      }
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("IndexName", name)
    json.member("KeySchema") { keys.write(to: &$0) }
    json.member("Projection") { json in
      json.object { json in
        json.member("ProjectionType", projection.type.rawValue)
        if case .include(let names) = projection {
          json.member("NonKeyAttributes") { json in
            json.array { json in for name in names { json.string(name) } }
          }
        }
      }
    }
  }
}
