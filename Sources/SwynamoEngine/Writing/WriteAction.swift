import SwynamoCore
import SwynamoWire

/// A write as a request says it, its values and expressions checked, its table not yet looked up.
struct WriteAction {
  enum Effect {
    case put(Item)
    case update(UpdateExpression)
    /// The legacy parameter, or neither it nor an expression.
    case attributeUpdates(UpdateExpression)
    case delete
    /// `ConditionCheck` of a transaction.
    case check
  }

  let effect: Effect
  /// The item's key, or the item itself for a put.
  let key: Item
  let condition: WriteCondition
  private let request: JSONValue

  static func put(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> WriteAction {
    let item = try wording.checking { () throws(DynamoDBError) in
      try ExpressionParameters.check(request, [.condition])
      let item = try Item(request["Item"], in: wording) { () throws(DynamoDBError) in
        try ReturnValues.checkReplacement(request)
      }
      try ReturnValues.checkReplacement(request)
      return item
    }
    guard item.storedSize <= Limits.itemBytes else { throw .putTooLarge }
    let condition = try wording.checking { () throws(DynamoDBError) in try WriteCondition(request, in: wording) }
    return WriteAction(effect: .put(item), key: item, condition: condition, request: request)
  }

  static func update(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> WriteAction {
    try wording.checking { () throws(DynamoDBError) in
      try ExpressionParameters.check(request, [.update, .condition])
      // Transactions look at the expressions first.
      let early = wording == .transaction ? nil : try Item(request["Key"], in: wording)
      let updates = try UpdateExpression(attributeUpdates: request["AttributeUpdates"], in: wording)
      let expected = try ConditionExpression(expected: request, in: wording)
      var parameters = try ExpressionParameters(request, in: wording)
      let update = try parameters.update()
      let condition = try parameters.condition() ?? expected
      try parameters.checkAllUsed()
      let key = if let early { early } else { try Item(request["Key"], in: wording) }
      return WriteAction(
        effect: update.map(Effect.update) ?? .attributeUpdates(updates), key: key, condition: WriteCondition(condition, request),
        request: request)
    }
  }

  static func delete(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> WriteAction {
    try wording.checking { () throws(DynamoDBError) in
      try ExpressionParameters.check(request, [.condition])
      let early =
        wording == .transaction
        ? nil
        : try Item(request["Key"], in: wording) { () throws(DynamoDBError) in try ReturnValues.checkReplacement(request) }
      try ReturnValues.checkReplacement(request)
      let condition = try WriteCondition(request, in: wording)
      let key = if let early { early } else { try Item(request["Key"], in: wording) }
      return WriteAction(effect: .delete, key: key, condition: condition, request: request)
    }
  }

  static func check(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> WriteAction {
    let action = try delete(request, in: wording)
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
      try update.checkDepth()
      if let fault = schema.indexKeyFault(in: key) { throw fault.error }
      try schema.check(update) { $0.errorInExpression }
    case .attributeUpdates(let update):
      bytes = try schema.keys.checkedKeyBytes(ofKey: key)
      if let fault = schema.indexKeyFault(in: key) { throw fault.error }
      try schema.check(update) { $0.error }
    case .delete, .check: bytes = try schema.keys.checkedKeyBytes(ofKey: key)
    }
    try condition.check(schema)
    return PreparedWrite(action: self, table: table, key: bytes)
  }
}

extension WriteAction {
  /// Of a statement, which names its table itself.
  init(_ effect: Effect, key: Item, condition: WriteCondition) {
    self.init(effect: effect, key: key, condition: condition, request: .null)
  }
}

/// The condition of a write, and whether its failure answers with the item.
struct WriteCondition {
  let expression: ConditionExpression?
  private let returnsItem: Bool

  init(_ expression: ConditionExpression?, _ request: JSONValue) {
    self.expression = expression
    returnsItem = request["ReturnValuesOnConditionCheckFailure"]?.text == "ALL_OLD"
  }

  /// Of a request that has no other expression.
  init(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    let expected = try ConditionExpression(expected: request, in: wording)
    guard request["ConditionExpression"] != nil else {
      self.init(expected, request)
      return
    }
    var parameters = try ExpressionParameters(request, in: wording)
    let expression = try parameters.condition()
    try parameters.checkAllUsed()
    self.init(expression, request)
  }

  func check(_ schema: TableSchema) throws(DynamoDBError) { try schema.checkScalarKeys(expression?.paths ?? []) }

  /// Throws unless the condition holds for what is stored; nothing is an item without attributes.
  func check(_ old: StoredItem?) throws {
    guard let expression else { return }
    let item = try old?.item()
    guard !expression.holds(for: item ?? [:]) else { return }
    var failure = DynamoDBError.conditionFailed
    if returnsItem { failure.item = item }
    throw failure
  }
}

extension ConditionExpression {
  /// All paths in the condition.
  var paths: [DocumentPath] {
    switch self {
    case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
      [left, right].compactMap(\.path)
    case .between(let operand, let low, let high): [operand, low, high].compactMap(\.path)
    case .isIn(let operand, let list): ([operand] + list).compactMap(\.path)
    case .attributeExists(let path), .attributeNotExists(let path), .attributeType(let path, _): [path]
    case .and(let members), .or(let members): members.flatMap(\.paths)
    case .not(let member): member.paths
    case .raw: []
    }
  }
}

extension ConditionExpression.Operand {
  fileprivate var path: DocumentPath? {
    switch self {
    case .path(let path), .size(let path): path
    case .value: nil
    }
  }
}
