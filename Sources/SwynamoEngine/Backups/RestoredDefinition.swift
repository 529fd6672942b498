import SwynamoCore
import SwynamoWire

/// What a restored table is: the table as it was, with what the request overrides, checked as a request of CreateTable is.
struct RestoredDefinition {
  private let source: TableDefinition
  private let request: JSONValue

  init(_ source: TableDefinition, _ request: JSONValue) {
    self.source = source
    self.request = request
  }

  /// Tags, time to live, the stream, recovery, protection and policies are not restored.
  /// Source: Developer Guide, "Restoring a DynamoDB table from a backup".
  func definition(shownAs shown: TableNamespace, at now: Double, from origin: TableSettings.Restore) throws -> TableDefinition {
    let creation = try creation()
    try TableSchema.check(creation)
    try TableSettings.check(creation)
    var settings = TableSettings(creation, namespace: shown, at: now)
    if request["SSESpecificationOverride"] == nil { settings.encryptionKey = source.settings.encryptionKey }
    settings.tableClass = source.settings.tableClass
    settings.restore = origin
    return TableDefinition(schema: TableSchema(creation), settings: settings, state: TableState(unboundedly: .creation))
  }

  /// The table as a request of CreateTable.
  private func creation() throws -> JSONValue {
    let mode =
      request["BillingModeOverride"]?.text.flatMap(BillingMode.init(bytesOf:))
      ?? (request["ProvisionedThroughputOverride"] == nil ? source.settings.billingMode : .provisioned)
    var schema = source.schema
    schema.name = request["TargetTableName"]?.text ?? ""
    let locals = try overriding(schema.localIndexes, "LocalSecondaryIndexOverride")
    let globals = try overriding(schema.globalIndexes, "GlobalSecondaryIndexOverride")
    schema.localIndexes = locals.map(\.index)
    schema.globalIndexes = globals.map(\.index)
    schema.vectorIndexes = try vectorIndexes()
    schema.dropUnusedDefinitions()
    var json = JSONWriter()
    schema.write(to: &json)
    var members = try JSONReader.read(json.bytes).members.filter { !$0.value.elements.isEmpty || $0.value.text != nil }
    for (place, member) in members.enumerated() where member.name == "GlobalSecondaryIndexes" {
      let indexes = zip(member.value.elements, globals).map { element, global in
        JSONValue.object(element.members + throughput(of: global.index, global.override, mode))
      }
      members[place].value = .array(indexes)
    }
    members.append(JSONMember(name: "BillingMode", value: .string(mode.rawValue)))
    let units = Throughput(request["ProvisionedThroughputOverride"]) ?? source.settings.throughput
    if request["ProvisionedThroughputOverride"] != nil || mode == .provisioned && units.read > 0 {
      members.append(Self.member(units))
    }
    if let bounds = request["OnDemandThroughputOverride"] {
      members.append(JSONMember(name: "OnDemandThroughput", value: bounds))
    } else if mode == .onDemand, let bounds = source.settings.onDemand {
      members += [Self.member(bounds)].compactMap { $0 }
    }
    if let encryption = request["SSESpecificationOverride"] {
      members.append(JSONMember(name: "SSESpecification", value: encryption))
    }
    return .object(members)
  }

  private static func member(_ units: Throughput) -> JSONMember {
    var json = JSONWriter()
    json.object { json in
      json.member("ReadCapacityUnits", units.read)
      json.member("WriteCapacityUnits", units.write)
    }
    return JSONMember(name: "ProvisionedThroughput", value: (try? JSONReader.read(json.bytes)) ?? .null)
  }

  private static func member(_ bounds: OnDemandThroughput) -> JSONMember? {
    var json = JSONWriter()
    bounds.describe(to: &json)
    return (try? JSONReader.read(json.bytes)).map { JSONMember(name: "OnDemandThroughput", value: $0) }
  }

  /// Those of the override, which are among the source's, else all of these.
  private func overriding(
    _ indexes: [SecondaryIndex], _ parameter: String
  ) throws(DynamoDBError) -> [(index: SecondaryIndex, override: JSONValue?)] {
    guard let overrides = request[parameter]?.elements else { return indexes.map { ($0, nil) } }
    var found: [(index: SecondaryIndex, override: JSONValue?)] = []
    for override in overrides {
      let name = override["IndexName"]?.text ?? ""
      if override["WarmThroughput"] != nil {
        throw .invalidParameter("WarmThroughput is not supported in \(parameter): \(name)")
      }
      let asked = SecondaryIndex(override, isGlobal: parameter.startsWith("Global"), source.schema.definitions)
      guard let index = indexes.first(where: { $0.name == name }), index == asked else {
        throw Self.unknownIndex(name, parameter)
      }
      found.append((index, override))
    }
    return found
  }

  private func vectorIndexes() throws(DynamoDBError) -> [VectorIndex] {
    guard let overrides = request["VectorIndexOverride"]?.elements else { return source.schema.vectorIndexes }
    let asked = overrides.map { VectorIndex($0, source.schema.definitions) }
    for index in asked where !source.schema.vectorIndexes.contains(index) {
      throw Self.unknownIndex(index.name, "VectorIndexOverride")
    }
    return asked
  }

  private static func unknownIndex(_ name: String, _ parameter: String) -> DynamoDBError {
    .invalidParameter("\(parameter) contains an index that does not match an index of the source table: \(name)")
  }

  private func throughput(of index: SecondaryIndex, _ override: JSONValue?, _ mode: BillingMode) -> [JSONMember] {
    let settings = source.settings.indexes[index.name]
    var members: [JSONMember] = []
    if let units = override?["ProvisionedThroughput"] {
      members.append(JSONMember(name: "ProvisionedThroughput", value: units))
    } else if mode == .provisioned, let units = settings?.throughput, units.read > 0 {
      members.append(Self.member(units))
    } else if mode == .provisioned, let units = Throughput(request["ProvisionedThroughputOverride"]) {
      members.append(Self.member(units))
    }
    if let bounds = override?["OnDemandThroughput"] {
      members.append(JSONMember(name: "OnDemandThroughput", value: bounds))
    } else if mode == .onDemand, let bounds = settings?.onDemand {
      members += [Self.member(bounds)].compactMap { $0 }
    }
    return members
  }
}
