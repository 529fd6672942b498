import SwynamoWire

extension TableSchema {
  /// The rules of CreateTable, in the service's order, on a request whose shape was checked.
  static func check(_ request: JSONValue) throws(DynamoDBError) {
    try checkBilling(request)
    let definitions = (request["AttributeDefinitions"]?.elements ?? []).compactMap { $0["AttributeName"]?.text }
    let tableKeys = try checkKeys(request["KeySchema"], definitions, isTable: true)
    let locals = request["LocalSecondaryIndexes"]?.elements
    let globals = request["GlobalSecondaryIndexes"]?.elements
    if locals == nil, globals == nil, tableKeys.count != definitions.count {
      throw .invalidParameter(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions")
    }
    var names: Set<String> = []
    if let locals { try checkLocal(locals, tableKeys, definitions, &names) }
    if let globals { try checkGlobal(globals, definitions, request["BillingMode"]?.text == "PAY_PER_REQUEST", &names) }
    try checkUse(of: definitions, by: [request] + (locals ?? []) + (globals ?? []))
  }

  private static func checkBilling(_ request: JSONValue) throws(DynamoDBError) {
    let throughput = Throughput(request["ProvisionedThroughput"])
    if request["BillingMode"]?.text == "PAY_PER_REQUEST" {
      guard throughput == nil else {
        throw .invalidParameter(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
      }
      return
    }
    guard let throughput else {
      throw .invalidParameter("ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
    }
    for (units, name) in [(throughput.read, "ReadCapacityUnits"), (throughput.write, "WriteCapacityUnits")]
    where units > 1_000_000_000_000 {
      throw .invalid("Given value \(units) for \(name) is out of bounds")
    }
  }

  /// The key's attribute names, all hash attributes first.
  private static func checkKeys(
    _ elements: JSONValue?, _ definitions: [String], isTable: Bool
  ) throws(DynamoDBError) -> [String] {
    let keys = (elements?.elements ?? []).map { (name: $0["AttributeName"]?.text ?? "", kind: $0["KeyType"]?.text ?? "") }
    let names = keys.map(\.name)
    if !names.allSatisfy(definitions.contains) {
      if isTable, names.count > 1 { throw .invalid("Invalid KeySchema: Some index key attribute have no definition") }
      throw .invalidParameter(
        "Some index key attributes are not defined in AttributeDefinitions. Keys: [\(names.joined(separator: ", "))], "
          + "AttributeDefinitions: [\(definitions.joined(separator: ", "))]")
    }
    guard Set(names).count == names.count else {
      throw .invalid("Both the Hash Key and the Range Key element in the KeySchema have the same name")
    }
    guard keys.first?.kind == "HASH" else {
      throw .invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
    }
    let ranges = keys.drop { $0.kind == "HASH" }
    let hashes = keys.count - ranges.count
    guard hashes == 1 || keys.count > 2, ranges.allSatisfy({ $0.kind == "RANGE" }) else {
      throw .invalid("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
    }
    guard hashes <= 4, ranges.count <= 4 else {
      throw .invalidParameter("A KeySchema can have at most 4 HASH and 4 RANGE key attributes")
    }
    return names
  }

  private static func checkLocal(
    _ indexes: [JSONValue], _ tableKeys: [String], _ definitions: [String], _ names: inout Set<String>
  ) throws(DynamoDBError) {
    guard !indexes.isEmpty else { throw .invalidParameter("List of LocalSecondaryIndexes is empty") }
    guard tableKeys.count == 2 else {
      throw .invalidParameter(
        "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")
    }
    for index in indexes {
      let name = index["IndexName"]?.text ?? ""
      let keys = try checkKeys(index["KeySchema"], definitions, isTable: false)
      guard keys.count == 2 else {
        throw .invalidParameter("Index KeySchema does not have a range key for index: \(name)")
      }
      guard keys[0] == tableKeys[0] else {
        throw .invalidParameter(
          "Index KeySchema does not have the same leading hash key as table KeySchema for index: \(name). "
            + "index hash key: \(keys[0]), table hash key: \(tableKeys[0])")
      }
      try checkProjection(index)
      guard names.insert(name).inserted else { throw .invalidParameter("Duplicate index name: \(name)") }
    }
    guard indexes.count <= 5 else {
      throw .invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5")
    }
  }

  private static func checkGlobal(
    _ indexes: [JSONValue], _ definitions: [String], _ isOnDemand: Bool, _ names: inout Set<String>
  ) throws(DynamoDBError) {
    guard !indexes.isEmpty else { throw .invalidParameter("List of GlobalSecondaryIndexes is empty") }
    for index in indexes {
      try checkGlobal(index, definitions, isOnDemand)
      let name = index["IndexName"]?.text ?? ""
      guard names.insert(name).inserted else { throw .invalidParameter("Duplicate index name: \(name)") }
    }
    guard indexes.count <= 20 else {
      throw .invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20")
    }
  }

  static func checkGlobal(_ index: JSONValue, _ definitions: [String], _ isOnDemand: Bool) throws(DynamoDBError) {
    let name = index["IndexName"]?.text ?? ""
    _ = try checkKeys(index["KeySchema"], definitions, isTable: false)
    try checkProjection(index)
    if isOnDemand, index["ProvisionedThroughput"] != nil {
      throw .invalidParameter(
        "ProvisionedThroughput should not be specified for index: \(name) when BillingMode is PAY_PER_REQUEST")
    }
    if !isOnDemand, index["ProvisionedThroughput"] == nil {
      throw .invalidParameter("ProvisionedThroughput must be specified for index: \(name)")
    }
  }

  private static func checkProjection(_ index: JSONValue) throws(DynamoDBError) {
    let projection = index["Projection"]
    guard let type = projection?["ProjectionType"]?.text else { throw .invalidParameter("Unknown ProjectionType: null") }
    if type != "INCLUDE", projection?["NonKeyAttributes"] != nil {
      throw .invalidParameter("ProjectionType is \(type), but NonKeyAttributes is specified")
    }
    if type == "INCLUDE", projection?["NonKeyAttributes"] == nil {
      throw .invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
    }
  }

  private static func checkUse(of definitions: [String], by schemas: [JSONValue]) throws(DynamoDBError) {
    var used: [String] = []
    for schema in schemas {
      for element in schema["KeySchema"]?.elements ?? [] {
        if let name = element["AttributeName"]?.text, !used.contains(name) { used.append(name) }
      }
    }
    guard definitions.allSatisfy(used.contains) else {
      throw .invalidParameter(
        "Some AttributeDefinitions are not used. AttributeDefinitions: [\(definitions.joined(separator: ", "))], "
          + "keys used: [\(used.joined(separator: ", "))]")
    }
  }
}
