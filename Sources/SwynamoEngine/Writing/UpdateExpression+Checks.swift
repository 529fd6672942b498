import SwynamoCore
import SwynamoWire

extension TableSchema {
  /// What is known of an update before the item is read: it leaves the key alone, writes no value of a wrong type to an index's
  /// key, and takes no key for a document.
  func check(_ update: UpdateExpression, _ error: (IndexKeyFault) -> DynamoDBError?) throws(DynamoDBError) {
    for attribute in keys.attributes where update.actions.contains(where: { $0.path.attribute == attribute.name }) {
      throw .invalidParameter("Cannot update attribute \(attribute.name). This attribute is part of the key")
    }
    if let fault = indexKeyFault(in: update.knownValues), let error = error(fault) { throw error }
    try checkScalarKeys(update.paths)
  }
}

extension UpdateExpression {
  /// The attributes that are written as a whole, where the value, or at least its type, is known.
  fileprivate var knownValues: Item {
    var values: Item = [:]
    for action in actions where action.path.steps.isEmpty {
      switch action {
      case .set(let path, let value): values[path.attribute] = value.known
      case .remove: break
      case .add(let path, let value), .delete(let path, let value): values[path.attribute] = value
      }
    }
    return values
  }

  /// All paths that are written or read.
  fileprivate var paths: [DocumentPath] {
    actions.flatMap { action in
      switch action {
      case .set(let path, let value): [path] + value.paths
      case .remove(let path), .add(let path, _), .delete(let path, _): [path]
      }
    }
  }
}

extension UpdateExpression.SetValue {
  /// The value, or one of the type that it will have.
  fileprivate var known: AttributeValue? {
    switch self {
    case .value(let value): value
    case .plus, .minus: .number(0)
    case .listAppend: .list([])
    case .path, .ifNotExists: .none
    }
  }

  fileprivate var paths: [DocumentPath] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .ifNotExists(let path, let value): [path] + value.paths
    case .listAppend(let left, let right), .plus(let left, let right), .minus(let left, let right): left.paths + right.paths
    }
  }
}

extension UpdateExpression {
  /// Values that are written may be nested as deeply as an item's; those of a transaction's conditions may be deeper.
  func checkDepth() throws(DynamoDBError) {
    for case .set(_, let value) in actions where !value.mayBeStored { throw ValueError.tooDeep.error(in: .transaction) }
  }
}

extension UpdateExpression.SetValue {
  fileprivate var mayBeStored: Bool {
    switch self {
    case .path: true
    case .value(let value): value.mayBeStored
    case .ifNotExists(_, let value): value.mayBeStored
    case .listAppend(let left, let right), .plus(let left, let right), .minus(let left, let right):
      left.mayBeStored && right.mayBeStored
    }
  }
}

extension AttributeValue {
  /// Whether it is nested in few enough levels for an attribute of an item, which is the first.
  var mayBeStored: Bool { isNested(within: Limits.levels - 1) }

  private func isNested(within levels: Int) -> Bool {
    switch self {
    case .list(let elements): levels > 0 && elements.allSatisfy { $0.isNested(within: levels - 1) }
    case .map(let members): levels > 0 && members.values.allSatisfy { $0.isNested(within: levels - 1) }
    case .string, .number, .binary, .bool, .null, .stringSet, .numberSet, .binarySet: true
    }
  }
}
