import SwynamoCore
package import SwynamoSchema
package import SwynamoWire

/// What a search of a vector index asks for, without its model's type.
package struct SearchPlan: Sendable {
  package let table: TableDefinition
  private let index: String
  private let vector: [Float]
  private let count: Int
  private let condition: ConditionBody
  /// What to ask for; nil for whole items.
  private var selection: [DocumentPath]?
  package var omitsVectors = false
  package var includesExpired = false
  private var faults: [StatementError.Fault] = []

  package init(_ table: TableDefinition, index: String, vector: [Float], count: Int, condition: ConditionBody) {
    self.table = table
    self.index = index
    self.vector = vector
    self.count = count
    self.condition = condition
  }

  package mutating func select(_ paths: SelectedPaths, faults: [StatementError.Fault]) {
    selection = paths.requested
    self.faults += faults
  }

  /// What hides items that have expired; nil where they are given, or the index has no copy of the time.
  package var expiry: Expiry? {
    guard !includesExpired, let expiry = table.expiry, let index = table.vectorIndex(named: index) else { return nil }
    return index.holds(expiry.attribute, of: table) ? expiry : nil
  }

  /// The request, or every fault that DynamoDB would refuse it for.
  package func request() throws(StatementError) -> SearchVectorsRequest {
    var lowering = Lowering(faults)
    var condition: String?
    var projection: String?
    if let index = table.vectorIndex(named: index) {
      check(&lowering, index)
      condition = lowering.search(self.condition, index)
      projection = self.projection(&lowering, index)
    } else {
      lowering.faults.append(.unknownIndex(index))
    }
    try lowering.refuse(SearchVectorsRequest.operation, table)
    return SearchVectorsRequest(
      tableName: table.name, indexName: index, searchVector: vector, topK: count, searchConditionExpression: condition,
      projectionExpression: projection, attributes: lowering.attributes)
  }

  private func check(_ lowering: inout Lowering, _ index: VectorIndexDefinition) {
    if !Limits.searchResults.contains(count) { lowering.faults.append(.search(.count(count))) }
    if vector.count != index.dimensions {
      lowering.faults.append(.search(.dimensions(vector.count, expected: index.dimensions, index: index.name)))
    }
    if let place = vector.firstIndex(where: { !$0.isFinite }) { lowering.faults.append(.search(.notFinite(place: place))) }
  }

  /// A search gives the vector only where it is named, so that whole models with it are asked for by the names of all attributes.
  private func projection(_ lowering: inout Lowering, _ index: VectorIndexDefinition) -> String? {
    if let selection {
      for path in selection where !index.holds(path.attribute, of: table) && path.attribute != "?" {
        lowering.faults.append(.notProjected(attribute: path.attribute, index: index.name))
      }
      return lowering.selection(selection, keys: expiry.map { [$0.attribute] } ?? [])
    }
    let vector = table.columns.first { $0.name.hasSameBytes(as: index.vector) }
    let isRequired = vector?.isRequired == true
    for column in table.columns where column.isRequired && !index.holds(column.name, of: table) {
      lowering.faults.append(.notProjected(attribute: column.name, index: index.name))
    }
    if table.wholeItems != nil, index.projection != .all { lowering.faults.append(.wholeItemNotProjected(index: index.name)) }
    guard index.holdsVector else { return nil }
    if omitsVectors {
      if isRequired { lowering.faults.append(.search(.requiresVector(attribute: index.vector))) }
      return nil
    }
    if table.readsUndeclaredAttributes {
      if isRequired { lowering.faults.append(.search(.unnamedAttributes(attribute: index.vector))) }
      return nil
    }
    return lowering.projection(table.columns.map(\.name).filter { index.holds($0, of: table) }.map { DocumentPath($0) })
  }
}

extension Lowering {
  /// Lowers the condition of a search, of what DynamoDB takes there: `#0 = :0 AND #1 = :1`.
  fileprivate mutating func search(_ condition: ConditionBody, _ index: VectorIndexDefinition) -> String? {
    faults += condition.faults
    var compared: [(name: String, value: AttributeValue)] = []
    collect(condition.expression, index, &compared)
    if let hash = index.hashKey {
      if let value = compared.first(where: { hash.isNamed($0.name) })?.value {
        KeyChecks.check(value, hash, limit: KeyBounds.hashKey, faults: &faults)
      } else {
        faults.append(.search(.noHashKey(hash.name, index: index.name)))
      }
    }
    return self.condition(condition.expression, "SearchConditionExpression")
  }

  private mutating func collect(
    _ condition: ConditionExpression, _ index: VectorIndexDefinition, _ compared: inout [(name: String, value: AttributeValue)]
  ) {
    switch condition {
    case .and(let members):
      for member in members { collect(member, index, &compared) }
    case .compare(.path(let path), .equal, .value(let value)), .compare(.value(let value), .equal, .path(let path)):
      let name = path.attribute
      if !path.steps.isEmpty {
        faults.append(.search(.nestedPath(path.description)))
      } else if !index.searched.contains(where: { $0.isNamed(name) }), name != "?" {
        faults.append(.search(.notFiltered(attribute: name, index: index.name)))
      } else if compared.contains(where: { $0.name.hasSameBytes(as: name) }) {
        faults.append(.search(.repeatedFilter(attribute: name)))
      }
      compared.append((name, value))
    case .compare, .between, .isIn, .beginsWith, .contains, .attributeExists, .attributeNotExists, .attributeType, .or, .not,
      .raw:
      if !faults.contains(.search(.comparator)) { faults.append(.search(.comparator)) }
    }
  }
}
