import SwynamoCore
import SwynamoWire

/// An element of `VectorIndexUpdates`. A vector index comes and goes as a global index does, and is never changed.
struct VectorIndexUpdate {
  enum Action {
    case create(JSONValue)
    case delete
  }

  let name: String
  let action: Action

  /// The elements of a request, checked as far as that is possible without the table.
  static func all(in request: JSONValue) throws(DynamoDBError) -> [VectorIndexUpdate] {
    guard let elements = request["VectorIndexUpdates"]?.elements else { return [] }
    guard !elements.isEmpty else { throw .invalidParameter("List of VectorIndexUpdates is empty") }
    let definitions = DefinedNames(request["AttributeDefinitions"])
    var (updates, names, dimensions): ([VectorIndexUpdate], StringSet, StringMap<Int>) = ([], [], [:])
    for element in elements {
      let update = try VectorIndexUpdate(element)
      guard names.insert(update.name).inserted else {
        throw .invalidParameter("Only one vector index update per index is allowed simultaneously. Index: \(update.name)")
      }
      if case .create(let index) = update.action {
        try VectorIndex.check(index, definitions, &dimensions)
        try TableSchema.checkProjection(index)
      }
      updates.append(update)
    }
    return updates
  }

  private init(_ json: JSONValue) throws(DynamoDBError) {
    switch (json["Create"], json["Delete"]) {
    case (let index?, nil): (name, action) = (index["IndexName"]?.text ?? "", .create(index))
    case (nil, let index?): (name, action) = (index["IndexName"]?.text ?? "", .delete)
    case (nil, nil):
      throw .invalidParameter("One of VectorIndexUpdate.Create, VectorIndexUpdate.Delete must not be null")
    case (_?, _?):
      throw .invalidParameter("Only one vector index action is allowed per VectorIndexUpdate object")
    }
  }
}

extension TableUpdate {
  /// What the table's vector indexes go through may be in the way.
  func checkVectorIndexes(of table: Table) throws(DynamoDBError) {
    for update in vectorIndexes {
      let place = "Table: \(table.schema.name) Index: \(update.name)"
      let known = table.schema.vectorIndex(update.name) != nil
      switch (update.action, table.state.indexes[update.name]?.status) {
      case (.create, .creating?): throw .inUse("Index is being created.  \(place)")
      case (_, .deleting?): throw .inUse("Index is being deleted. \(place)")
      case (.delete, .creating?) where known:
        guard table.state.indexes[update.name]?.isBackfilling == true else { throw .allocating(place) }
      case (.delete, _) where !known:
        guard table.schema.index(update.name) == nil else {
          throw .invalid("Cannot delete an index that is not a VectorIndex: \(update.name)")
        }
        throw .noSuchIndex(update.name, of: table.schema.name)
      case (_, _): break
      }
    }
  }

  func changeVectorIndexes(of definition: inout TableDefinition, _ session: Session) throws(DynamoDBError) {
    for update in vectorIndexes {
      switch update.action {
      case .create(let index): try add(VectorIndex(index, definitions), to: &definition, session)
      case .delete: definition.state.beginDeletion(of: update.name, until: session.due)
      }
      occupy(&definition, session)
    }
  }

  private func add(_ index: VectorIndex, to definition: inout TableDefinition, _ session: Session) throws(DynamoDBError) {
    guard !definition.schema.indexNames.contains(index.name) else {
      throw .invalid("Attempting to create an index which already exists")
    }
    guard definition.settings.billingMode == .onDemand else { throw VectorIndex.provisioned }
    guard definition.schema.vectorIndexes.count < Limits.vectorIndexes else {
      throw .limitExceeded("Number of vector secondary indexes exceeds per-table limit of \(Limits.vectorIndexes)")
    }
    try definition.schema.checkAttributes(of: index)
    for element in index.searchSchema
    where !definition.schema.definitions.contains(where: { $0.name == element.attribute.name }) {
      definition.schema.definitions.append(element.attribute)
    }
    definition.schema.vectorIndexes.append(index)
    try TableSchema.checkProjected(definition.schema.projectedNames)
    definition.state.indexes[index.name] = IndexState(status: .creating, due: session.due, isBackfilling: false, isFilling: true)
  }
}

extension TableSchema {
  /// An attribute is a vector of so many dimensions or a key of one type, in all indexes of a table.
  fileprivate func checkAttributes(of index: VectorIndex) throws(DynamoDBError) {
    for other in vectorIndexes where other.attribute == index.attribute && other.dimensions != index.dimensions {
      throw VectorIndex.differentDimensions(index.attribute)
    }
    for keys in [keys] + indexes.map(\.keys) where keys.attributes.contains(where: index.redefines) {
      throw .redefined("Schema:\(keys.elements)", "VectorIndexSchema:\(index.elements)")
    }
    for other in vectorIndexes where other.searchSchema.map(\.attribute).contains(where: index.redefines) {
      throw .redefined("VectorIndexSchema:\(other.elements)", "VectorIndexSchema:\(index.elements)")
    }
    for other in vectorIndexes where index.searchSchema.contains(where: { $0.attribute.name == other.attribute }) {
      throw .redefined("VectorIndexSchema:\(other.elements)", "VectorIndexSchema:\(index.elements)")
    }
  }
}

extension VectorIndex {
  /// Whether an attribute with a type is something else here.
  func redefines(_ known: KeyAttribute) -> Bool {
    known.name == attribute || searchSchema.contains { $0.attribute.name == known.name && $0.attribute.type != known.type }
  }

  /// `[VectorAttribute: key{embedding:L:3}]`
  var elements: String {
    let searched = searchSchema.map {
      "SearchSchemaElement: key{\($0.attribute.name):\($0.attribute.type.rawValue):\($0.kind.rawValue)}"
    }
    return "[\((["VectorAttribute: key{\(attribute):L:\(dimensions)}"] + searched).joined(separator: ", "))]"
  }
}
