import SwynamoCore
import SwynamoWire

/// A table's keys and indexes.
struct TableSchema: Sendable, Hashable {
  var name: String
  var definitions: [KeyAttribute]
  var keys: KeySchema
  var localIndexes: [SecondaryIndex]
  var globalIndexes: [SecondaryIndex]
  var vectorIndexes: [VectorIndex]

  /// Without those of vectors.
  var indexes: [SecondaryIndex] { localIndexes + globalIndexes }

  func index(_ name: String) -> SecondaryIndex? { indexes.first { $0.name == name } }

  func vectorIndex(_ name: String) -> VectorIndex? { vectorIndexes.first { $0.name == name } }

  /// Of all kinds; no two have one name.
  var indexNames: [String] { indexes.map(\.name) + vectorIndexes.map(\.name) }

  mutating func dropUnusedDefinitions() {
    let used = StringSet(
      (keys.attributes + indexes.flatMap(\.keys.attributes) + vectorIndexes.flatMap(\.searchSchema).map(\.attribute)).map(\.name))
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
    vectorIndexes = (request["VectorIndexes"]?.elements ?? []).map { VectorIndex($0, definitions) }
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
      describeVectorIndexes(to: &json)
    }
  }

  /// `VectorIndexes`, where there are any.
  func describeVectorIndexes(to json: inout JSONWriter) {
    guard !vectorIndexes.isEmpty else { return }
    json.member("VectorIndexes") { json in
      json.array { json in for index in vectorIndexes { json.object { index.writeMembers(to: &$0) } } }
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

extension TableSchema {
  /// The row key of an item that may be stored: all keys there, of their types, not empty and not too long.
  func checkedKeyBytes(ofItem item: Item) throws(DynamoDBError) -> KeyBytes {
    let key = try keys.checkedKeyBytes(ofItem: item)
    if let fault = indexKeyFault(in: item) { throw fault.error }
    try checkVectors(in: item)
    return key
  }
}

extension TableSchema {
  /// The rules of CreateTable for keys and indexes, in the service's order, on a request whose shape was checked.
  static func check(_ request: JSONValue) throws(DynamoDBError) {
    let vectors = request["VectorIndexes"]?.elements
    if vectors != nil { try VectorIndex.checkBilling(request) }
    try TableSettings.checkBilling(request)
    let definitions = DefinedNames(request["AttributeDefinitions"])
    if let name = definitions.all.firstRepeated { throw .invalid("Attribute Name is duplicated: \(name)") }
    let keys = RequestedKeys(request["KeySchema"])
    guard keys.names.count <= definitions.all.count else {
      throw .invalid("Invalid KeySchema: Some index key attribute have no definition")
    }
    try keys.checkDefined(in: definitions)
    try keys.checkPair()
    let locals = request["LocalSecondaryIndexes"]?.elements
    let globals = request["GlobalSecondaryIndexes"]?.elements
    if locals == nil, globals == nil, vectors == nil, keys.names.count != definitions.all.count {
      throw .invalidParameter(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions")
    }
    try checkLists(locals, globals, keys)
    try checkNumbers(locals, globals)
    if let vectors { try VectorIndex.checkNumber(vectors) }
    let indexes = (locals ?? []) + (globals ?? [])
    for index in indexes { try RequestedKeys(index["KeySchema"]).checkDefined(in: definitions) }
    for index in globals ?? [] { try RequestedKeys(index["KeySchema"]).checkMany() }
    for index in locals ?? [] { try checkKeys(ofLocal: index, keys) }
    var dimensions: StringMap<Int> = [:]
    for index in vectors ?? [] { try VectorIndex.check(index, definitions, &dimensions) }
    try checkUse(
      of: definitions,
      by: ([request] + indexes).map { RequestedKeys($0["KeySchema"]).names } + (vectors ?? []).map(VectorIndex.searchedNames))

    var names: StringSet = []
    let isOnDemand = request["BillingMode"]?.text == BillingMode.onDemand.rawValue
    for index in globals ?? [] { try checkGlobal(index, isOnDemand: isOnDemand, &names) }
    for index in (locals ?? []) + (vectors ?? []) { try checkLocal(index, &names) }
    try checkProjected(
      (indexes + (vectors ?? [])).reduce(0) { $0 + ($1["Projection"]?["NonKeyAttributes"]?.elements.count ?? 0) })
  }

  private static func checkLists(
    _ locals: [JSONValue]?, _ globals: [JSONValue]?, _ keys: RequestedKeys
  ) throws(DynamoDBError) {
    if let locals {
      guard !locals.isEmpty else { throw .invalidParameter("List of LocalSecondaryIndexes is empty") }
      guard keys.names.count == 2 else {
        throw .invalidParameter(
          "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")
      }
    }
    if globals?.isEmpty == true { throw .invalidParameter("List of GlobalSecondaryIndexes is empty") }
  }

  /// Before anything is compared with anything: there may be any number of them.
  private static func checkNumbers(_ locals: [JSONValue]?, _ globals: [JSONValue]?) throws(DynamoDBError) {
    guard (locals?.count ?? 0) <= Limits.localIndexes else {
      throw .invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of \(Limits.localIndexes)")
    }
    guard (globals?.count ?? 0) <= Limits.globalIndexes else {
      throw .invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of \(Limits.globalIndexes)")
    }
  }

  /// All that are used are defined by then, and none twice: they are the same when there are as many.
  private static func checkUse(of definitions: DefinedNames, by keys: [[String]]) throws(DynamoDBError) {
    var seen: StringSet = []
    let used = keys.flatMap(\.self).filter { seen.insert($0).inserted }
    guard definitions.all.count == used.count else {
      throw .invalidParameter(
        "Some AttributeDefinitions are not used. AttributeDefinitions: \(definitions.shown), keys used: \(used.shownAsSet)")
    }
  }

  private static func checkKeys(ofLocal index: JSONValue, _ tableKeys: RequestedKeys) throws(DynamoDBError) {
    let name = index["IndexName"]?.text ?? ""
    let keys = RequestedKeys(index["KeySchema"])
    try keys.checkPair()
    guard keys.names.count == 2 else {
      throw .invalidParameter("Index KeySchema does not have a range key for index: \(name)")
    }
    guard keys.names[0] == tableKeys.names[0] else {
      throw .invalidParameter(
        "Index KeySchema does not have the same leading hash key as table KeySchema for index: \(name). "
          + "index hash key: \(keys.names[0]), table hash key: \(tableKeys.names[0])")
    }
  }

  private static func checkLocal(_ index: JSONValue, _ names: inout StringSet) throws(DynamoDBError) {
    let name = index["IndexName"]?.text ?? ""
    try checkProjection(index)
    guard names.insert(name).inserted else { throw .invalidParameter("Duplicate index name: \(name)") }
  }

  private static func checkGlobal(
    _ index: JSONValue, isOnDemand: Bool, _ names: inout StringSet
  ) throws(DynamoDBError) {
    let name = index["IndexName"]?.text ?? ""
    try checkProjection(index)
    if isOnDemand, index["ProvisionedThroughput"] != nil {
      throw .invalidParameter(
        "ProvisionedThroughput should not be specified for index: \(name) when BillingMode is PAY_PER_REQUEST")
    }
    if !isOnDemand, index["ProvisionedThroughput"] == nil {
      throw .invalidParameter("ProvisionedThroughput is not specified for index: \(name)")
    }
    try TableSettings.checkBounds(index["ProvisionedThroughput"], " for index \(name)")
    try TableSettings.checkThroughput(of: index, isOnDemand: isOnDemand, .index(name))
    guard names.insert(name).inserted else { throw .invalidParameter("Duplicate index name: \(name)") }
  }

  static func checkProjection(_ index: JSONValue) throws(DynamoDBError) {
    let projection = index["Projection"]
    guard let type = projection?["ProjectionType"]?.text else { throw .invalidParameter("Unknown ProjectionType: null") }
    let names = projection?["NonKeyAttributes"]?.elements.compactMap(\.text)
    if type != ProjectionType.include.rawValue, names != nil {
      throw .invalidParameter("ProjectionType is \(type), but NonKeyAttributes is specified")
    }
    if type == ProjectionType.include.rawValue, names == nil {
      throw .invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
    }
    if let name = names?.firstRepeated { throw .invalidParameter("Duplicate element in NonKeyAttributes: \(name)") }
  }

  /// Over all indexes of a table.
  static func checkProjected(_ count: Int) throws(DynamoDBError) {
    guard count <= Limits.projectedAttributesOfTable else {
      throw .invalidParameter(
        "Number of NonKeyAttributes of all indexes exceeds the per-table limit of "
          + "\(Limits.projectedAttributesOfTable)")
    }
  }
}
