import SwynamoCore
import SwynamoWire

/// A write as a request says it, its values and expressions checked, its table not yet looked up.
struct WriteAction {
  enum Effect {
    case put(Item)
    case update(UpdateExpression)
    case delete
    /// `ConditionCheck` of a transaction.
    case check
  }

  let effect: Effect
  /// The item's key, or the item itself for a put.
  let key: Item
  let condition: WriteCondition
  private let request: JSONValue

  static func put(_ request: JSONValue) throws(DynamoDBError) -> WriteAction {
    try ExpressionParameters.check(request, [.condition])
    let item = try Item(json: request["Item"] ?? .null)
    guard item.storedSize <= TableSchema.maximumItemSize else {
      throw .invalid("Item size has exceeded the maximum allowed size")
    }
    return WriteAction(effect: .put(item), key: item, condition: try WriteCondition(request), request: request)
  }

  static func update(_ request: JSONValue) throws(DynamoDBError) -> WriteAction {
    try ExpressionParameters.check(request, [.update, .condition])
    let key = try Item(json: request["Key"] ?? .null)
    var parameters = try ExpressionParameters(request)
    let update = try parameters.update() ?? UpdateExpression([])
    let condition = try parameters.condition()
    try parameters.checkAllUsed()
    return WriteAction(effect: .update(update), key: key, condition: WriteCondition(condition, request), request: request)
  }

  static func delete(_ request: JSONValue) throws(DynamoDBError) -> WriteAction {
    try ExpressionParameters.check(request, [.condition])
    let key = try Item(json: request["Key"] ?? .null)
    return WriteAction(effect: .delete, key: key, condition: try WriteCondition(request), request: request)
  }

  static func check(_ request: JSONValue) throws(DynamoDBError) -> WriteAction {
    let action = try delete(request)
    return WriteAction(effect: .check, key: action.key, condition: action.condition, request: request)
  }

  func table(in catalog: Catalog) throws(DynamoDBError) -> Table { try catalog.table(request) }

  /// The same with its table's rules checked.
  func prepared(for table: Table) throws(DynamoDBError) -> PreparedWrite {
    let schema = table.schema
    let bytes: KeyBytes
    switch effect {
    case .put(let item): bytes = try schema.checkedKeyBytes(ofItem: item)
    case .update(let update):
      bytes = try schema.keys.checkedKeyBytes(ofKey: key)
      try schema.check(update)
    case .delete, .check: bytes = try schema.keys.checkedKeyBytes(ofKey: key)
    }
    try condition.check(schema)
    return PreparedWrite(action: self, table: table, key: bytes)
  }
}

extension TableSchema {
  /// An update leaves the key alone.
  fileprivate func check(_ update: UpdateExpression) throws(DynamoDBError) {
    let written = update.actions.map(\.path)
    for attribute in keys.attributes where written.contains(where: { $0.attribute == attribute.name }) {
      throw .invalidParameter("Cannot update attribute \(attribute.name). This attribute is part of the key")
    }
    try checkScalarKeys(update.paths)
    for case .set(let path, .value(let value)) in update.actions where path.steps.isEmpty {
      try checkIndexKeys(of: [path.attribute: value])
    }
  }
}

extension UpdateExpression {
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
  fileprivate var paths: [DocumentPath] {
    switch self {
    case .path(let path): [path]
    case .value: []
    case .ifNotExists(let path, let value): [path] + value.paths
    case .listAppend(let left, let right), .plus(let left, let right), .minus(let left, let right): left.paths + right.paths
    }
  }
}
