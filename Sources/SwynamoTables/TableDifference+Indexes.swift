import SwynamoAPI
import SwynamoCore

extension TableDifference {
  private var wantedShapes: [IndexShape] {
    wanted.globalIndexes.map { IndexShape($0, wantedTypes) } + wanted.vectors.map { IndexShape($0, wantedTypes) }
  }

  private var liveShapes: [IndexShape] {
    table.globalIndexes.map { IndexShape($0, liveTypes) } + table.vectors.map { IndexShape($0, liveTypes) }
  }

  /// What is to be made anew, and what is not declared where that is allowed.
  mutating func deleteIndexes() {
    let declaredLocal = StringSet((wanted.localSecondaryIndexes ?? []).map(\.indexName))
    for index in table.localIndexes where !declaredLocal.contains(index.indexName ?? "") {
      plan.undeclared.append(IndexShape(index, liveTypes).subject)
    }
    let wantedShapes = wantedShapes
    for old in liveShapes {
      guard let new = wantedShapes.first(where: { $0.name.hasSameBytes(as: old.name) }) else {
        if plan.permissions.contains(.deletingUndeclared) {
          delete(old, "which is not declared")
        } else {
          plan.undeclared.append(old.subject)
        }
        continue
      }
      guard !new.isSame(as: old) else { continue }
      if plan.permissions.contains(.replacingIndexes) {
        delete(old, "to be made anew")
      } else {
        refuse(
          new.subject, "\(old.text) → \(new.text), which can't be changed: it would be deleted and made anew",
          needs: .replacingIndexes)
      }
    }
  }

  private mutating func delete(_ index: IndexShape, _ reason: String) {
    deleted.insert(index.name)
    update(.delete, index.subject, reason) { request in
      if index.kind == .vector {
        request.vectorIndexUpdates = [.init(delete: .init(indexName: index.name))]
      } else {
        request.globalSecondaryIndexUpdates = [.init(delete: .init(indexName: index.name))]
      }
    }
  }

  /// Those that the table has not, or not any more.
  mutating func createIndexes() {
    let present = StringSet(liveShapes.map(\.name).filter { !deleted.contains($0) })
    for index in wanted.globalIndexes where !present.contains(index.indexName) {
      let shape = IndexShape(index, wantedTypes)
      guard canBeMade(shape) else { continue }
      var action = API.CreateGlobalSecondaryIndexAction(
        indexName: index.indexName, keySchema: index.keySchema, projection: index.projection,
        warmThroughput: index.warmThroughput)
      if mode == .provisioned {
        action.provisionedThroughput = index.provisionedThroughput ?? wanted.provisionedThroughput ?? table.units
      } else {
        action.onDemandThroughput = index.onDemandThroughput?.declared
      }
      let definitions = definitions(shape)
      update(.create, shape.subject, shape.text) { request in
        request.attributeDefinitions = definitions
        request.globalSecondaryIndexUpdates = [.init(create: action)]
      }
    }
    for index in wanted.vectors where !present.contains(index.indexName) {
      let shape = IndexShape(index, wantedTypes)
      guard canBeMade(shape) else { continue }
      guard mode == .payPerRequest else {
        refuse(shape.subject, "only tables that are billed on demand have vector indexes")
        continue
      }
      let definitions = definitions(shape)
      update(.create, shape.subject, shape.text) { request in
        request.attributeDefinitions = definitions.nonEmpty
        request.vectorIndexUpdates = [
          .init(
            create: .init(
              indexName: index.indexName, vectorAttribute: index.vectorAttribute, projection: index.projection,
              dimensions: index.dimensions, distanceFunction: index.distanceFunction, searchSchema: index.searchSchema?.nonEmpty))
        ]
      }
    }
  }

  private func definitions(_ shape: IndexShape) -> [API.AttributeDefinition] {
    var seen: StringSet = []
    return shape.keys.filter { seen.insert($0.name).inserted }.map {
      API.AttributeDefinition(attributeName: $0.name, attributeType: .init(rawValue: $0.type))
    }
  }

  /// An attribute has one type in all that stays of a table.
  private mutating func canBeMade(_ shape: IndexShape) -> Bool {
    let own = IndexShape(
      kind: .local, name: "", keys: liveTypes.keys(table.keySchema), projection: nil, vector: nil)
    let local = table.localIndexes.map { IndexShape($0, liveTypes) }
    let others = [own] + local + liveShapes.filter { !deleted.contains($0.name) }
    for key in shape.keys {
      for other in others {
        guard let known = other.keys.first(where: { $0.name.hasSameBytes(as: key.name) }), known.type != key.type else {
          continue
        }
        let place = other.name.isEmpty ? "the table's key" : other.subject
        refuse(shape.subject, "its key \(key.name) is declared as \(key.type), and is \(known.type) in \(place)")
        return false
      }
    }
    return true
  }
}
