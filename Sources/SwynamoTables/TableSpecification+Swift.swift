import SwynamoAPI
import SwynamoCore

extension TableSpecification {
  /// The declaration of the table as Swift: a struct of the attributes that keys, indexes and the time to live speak of, the indexes,
  /// and the table. For those who come with tables.
  ///
  ///     print(try await TableSpecification(of: "users", on: db)?.swiftText() ?? "no such table")
  ///     // struct UsersItem: Sendable {
  ///     //   var email: String
  ///     // …
  ///
  /// All other attributes, which no table knows of, are yours to add. Numbers are written as `Int`, and attributes that an index includes
  /// beside its keys as `AttributeValue`, since nobody says what they are.
  public func swiftText(model: String? = nil) -> String { SwiftDeclaration(self, model: model).text }
}

/// The parts of a declaration's text.
private struct SwiftDeclaration {
  struct Property {
    let attribute: String
    let name: String
    let type: String
  }

  let specification: TableSpecification
  let table: API.CreateTable
  let model: String
  private var properties: [Property] = []
  private var places: StringMap<Int> = [:]
  private var names: Set<String> = []

  init(_ specification: TableSpecification, model: String?) {
    self.specification = specification
    table = specification.table
    self.model = model ?? "\(Identifier.type(specification.tableName))Item"
    let types = KeyTypes(table.attributeDefinitions)
    func type(_ attribute: String) -> String {
      switch types[attribute] {
      case "N": "Int"
      case "B": "[UInt8]"
      default: "String"
      }
    }
    for key in table.keySchema ?? [] { add(key.attributeName, type(key.attributeName)) }
    if case .attribute(let attribute) = specification.timeToLive { add(attribute, "Date?") }
    let schemas = (table.localSecondaryIndexes ?? []).map(\.keySchema) + table.globalIndexes.map(\.keySchema)
    for key in schemas.joined() { add(key.attributeName, type(key.attributeName) + "?") }
    for index in table.vectors {
      add(index.vectorAttribute.attributeName, "[Float]?")
      for element in index.searchSchema ?? [] { add(element.attributeName, type(element.attributeName) + "?") }
    }
    let projections =
      (table.localSecondaryIndexes ?? []).map(\.projection) + table.globalIndexes.map(\.projection)
      + table.vectors.map(\.projection)
    for name in projections.flatMap({ $0.nonKeyAttributes ?? [] }) { add(name, "AttributeValue?") }
  }

  private mutating func add(_ attribute: String, _ type: String) {
    guard places[attribute] == nil else { return }
    let wanted = Identifier.property(attribute)
    var name = wanted
    var number = 2
    while !names.insert(name).inserted {
      name = "\(wanted.filter { $0 != "`" })\(number)"
      number += 1
    }
    places[attribute] = properties.count
    properties.append(Property(attribute: attribute, name: name, type: type))
  }

  private func property(_ attribute: String) -> Property {
    places[attribute].map { properties[$0] } ?? Property(attribute: attribute, name: attribute, type: "String")
  }

  var text: String {
    var lines: [String] = []
    if case .attribute = specification.timeToLive { lines.append("import Foundation") }
    lines += ["import SwynamoDB", "", "struct \(model): Sendable {"]
    lines += properties.map { "  var \($0.name): \($0.type)" } + ["}", ""]
    let indexes = indexDeclarations
    for index in indexes { lines += index.lines + [""] }
    let handle = Self.free(Identifier.property(table.tableName), indexes.map(\.handle))
    lines.append("let \(handle) = Table(\(table.tableName.debugDescription)) {")
    for (place, property) in properties.enumerated() {
      lines.append("  \(part(property))(\(path(property, isFirst: place == 0)))")
    }
    if !indexes.isEmpty { lines += ["} indexes: {"] + indexes.map { "  \($0.handle)" } }
    lines.append("}.of(\(model).init)")
    return (lines + settings.map { "  \($0)" }).joined(separator: "\n") + "\n"
  }

  private func part(_ property: Property) -> String {
    if let key = table.keySchema?.first(where: { $0.attributeName.hasSameBytes(as: property.attribute) }) {
      return key.keyType == .hash ? "HashKey" : "RangeKey"
    }
    return specification.timeToLive == .attribute(property.attribute) ? "TimeToLive" : "Field"
  }

  /// `\User.email`, and the attribute's name where it is another.
  private func path(_ property: Property, isFirst: Bool) -> String {
    let bare = property.name.filter { $0 != "`" }
    let name = bare.utf8.elementsEqual(property.attribute.utf8) ? "" : ", \(property.attribute.debugDescription)"
    return "\\\(isFirst ? model : "").\(property.name)\(name)"
  }

  private static func free(_ wanted: String, _ taken: [String]) -> String {
    var name = wanted
    while taken.contains(name) { name = "\(wanted.filter { $0 != "`" })Table" }
    return name
  }
}

extension SwiftDeclaration {
  fileprivate struct Index {
    let handle: String
    let lines: [String]
  }

  fileprivate var indexDeclarations: [Index] {
    var handles: [String] = []
    func handle(_ name: String) -> String {
      let wanted = Identifier.property(name)
      var handle = wanted
      var number = 2
      while handles.contains(handle) {
        handle = "\(wanted.filter { $0 != "`" })\(number)"
        number += 1
      }
      handles.append(handle)
      return handle
    }
    func declaration(_ type: String, _ name: String, _ projection: API.Projection, _ keys: [String], _ suffix: String) -> Index {
      let handle = handle(name)
      let opening = "let \(handle) = \(type)(\(name.debugDescription)\(projecting(projection))) {"
      return Index(handle: handle, lines: [opening] + keys.map { "  \($0)" } + ["}\(suffix)"])
    }
    let local = (table.localSecondaryIndexes ?? []).map { index in
      let range = index.keySchema.filter { $0.keyType == .range }
      return declaration("LocalIndex", index.indexName, index.projection, keys(range), "")
    }
    let global = table.globalIndexes.map { index in
      declaration("GlobalIndex", index.indexName, index.projection, keys(index.keySchema), billing(index))
    }
    let vectors = table.vectors.map { index in
      let handle = handle(index.indexName)
      return Index(handle: handle, lines: ["let \(handle) = \(vectorIndex(index))"])
    }
    return local + global + vectors
  }

  private func keys(_ schema: [API.KeySchemaElement]) -> [String] {
    schema.enumerated().map { place, key in
      "\(key.keyType == .hash ? "HashKey" : "RangeKey")(\\\(place == 0 ? model : "").\(property(key.attributeName).name))"
    }
  }

  private func vectorIndex(_ index: API.VectorIndex) -> String {
    func paths(_ type: API.SearchSchemaElementType) -> [String] {
      (index.searchSchema ?? []).filter { $0.searchSchemaElementType == type }.map { "\\.\(property($0.attributeName).name)" }
    }
    let (hash, filters) = (paths(.hash), paths(.inlineFilter))
    let distance =
      switch index.distanceFunction {
      case .euclidean: ".euclidean"
      case .dotProduct: ".dotProduct"
      default: ".cosine"
      }
    var text = "VectorIndex(\(index.indexName.debugDescription), \\\(model).\(property(index.vectorAttribute.attributeName).name)"
    text += ", dimensions: \(index.dimensions), \(distance)"
    if let hash = hash.first { text += ", hashKey: \(hash)" }
    if !filters.isEmpty { text += ", filters: \(filters.joined(separator: ", "))" }
    return text + projecting(index.projection) + ")"
  }

  private func projecting(_ projection: API.Projection) -> String {
    switch projection.projectionType {
    case .keysOnly: ", projecting: .keysOnly"
    case .include:
      ", projecting: .including(\((projection.nonKeyAttributes ?? []).map { "\\.\(property($0).name)" }.joined(separator: ", ")))"
    default: ""
    }
  }

  private func billing(_ index: API.GlobalSecondaryIndex) -> String {
    if let units = index.provisionedThroughput, units != table.provisionedThroughput { return ".billing(\(Self.text(units)))" }
    return index.onDemandThroughput?.declared.map { ".billing(\(Self.text($0)))" } ?? ""
  }

  private static func text(_ units: API.ProvisionedThroughput) -> String {
    ".provisioned(readUnits: \(units.readCapacityUnits), writeUnits: \(units.writeCapacityUnits))"
  }

  private static func text(_ bounds: API.OnDemandThroughput) -> String {
    let read = bounds.maxReadRequestUnits.map { "readUnits: \($0)" }
    let write = bounds.maxWriteRequestUnits.map { "writeUnits: \($0)" }
    return ".onDemandUpTo(\([read, write].compactMap(\.self).joined(separator: ", ")))"
  }

  /// What is not as every table is.
  fileprivate var settings: [String] {
    var lines: [String] = []
    if table.declaredMode == .provisioned {
      lines += table.provisionedThroughput.map { [".billing(\(Self.text($0)))"] } ?? []
    } else if let bounds = table.onDemandThroughput?.declared {
      lines.append(".billing(\(Self.text(bounds)))")
    } else if table.declaredMode != nil {
      lines.append(".billing(.onDemand)")
    }
    switch table.streamSpecification.flatMap({ $0.streamEnabled ? $0.streamViewType : nil }) {
    case .keysOnly: lines.append(".stream(.keysOnly)")
    case .newImage: lines.append(".stream(.newImage)")
    case .oldImage: lines.append(".stream(.oldImage)")
    case .newAndOldImages: lines.append(".stream(.newAndOldImages)")
    default: break
    }
    if let tags = table.tags?.nonEmpty {
      lines.append(".tags([\(tags.map { "\($0.key.debugDescription): \($0.value.debugDescription)" }.joined(separator: ", "))])")
    }
    if table.tableClass == .standardInfrequentAccess { lines.append(".tableClass(.infrequentAccess)") }
    if table.deletionProtectionEnabled == true { lines.append(".deletionProtected()") }
    if let encryption = table.sseSpecification, encryption.enabled == true {
      lines.append(".encrypted(\(encryption.kmsMasterKeyID.map { ".key(\($0.debugDescription))" } ?? ".managedKey"))")
    }
    if case .enabled(let days) = specification.pointInTimeRecovery {
      lines.append(".pointInTimeRecovery(\(days.map { "days: \($0)" } ?? ""))")
    }
    if let policy = table.resourcePolicy, !policy.isEmpty {
      // Neither three quotes nor what a raw text reads occur in JSON.
      let text = (try? JSONTree(Array(policy.utf8)).text()) ?? policy
      lines += [".resourcePolicy(", "  #\"\"\""]
      lines += text.split(separator: "\n").map { "  \($0)" } + ["  \"\"\"#)"]
    }
    return lines
  }
}
