package import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

/// Public for the compiler only: what a write of one item, or a check of one, asks for, without its model's type.
public struct WritePlan: Sendable {
  /// What it lowers to.
  package let request: any WriteRequest.Type
  package let table: TableDefinition
  /// The item of a put, and the key of the others.
  package let item: EncodedItem
  package let actions: [UpdateActionBody]
  package var condition: ConditionBody?
  @usableFromInline package var options = WriteOptions()
  /// What is wrong with the item or the key.
  package let faults: [StatementError.Fault]

  @usableFromInline
  package init(
    _ request: any WriteRequest.Type, _ table: TableDefinition, _ key: ItemKey, actions: [UpdateActionBody] = [],
    condition: ConditionBody? = nil
  ) {
    var faults: [StatementError.Fault] = []
    item = key.encoded(for: table, faults: &faults)
    self.request = request
    self.table = table
    self.actions = actions
    self.condition = condition
    self.faults = faults
  }

  /// A put; the model is encoded now, so that it need not be kept.
  package init<Model>(put model: Model, into schema: TableSchema<Model>) {
    var faults: [StatementError.Fault] = []
    item = schema.encoded(model, faults: &faults)
    request = PutItemRequest.self
    table = schema.definition
    actions = []
    self.faults = faults
  }

  /// A put of an item as it is.
  package init(put item: Item, into table: TableDefinition) {
    var faults: [StatementError.Fault] = []
    KeyChecks.check(item, of: table, faults: &faults)
    var writer = AttributeWriter(capacity: 1024)
    writer.write(item)
    faults += writer.faults.map { .value(attribute: $0.path, $0.fault) }
    let size = item.storedSize
    if size > Limits.itemBytes { faults.append(.itemTooLarge(bytes: size)) }
    self.item = EncodedItem(json: writer.bytes)
    request = PutItemRequest.self
    self.table = table
    actions = []
    self.faults = faults
  }

  /// The key, of a put too.
  package var key: EncodedItem {
    request is PutItemRequest.Type ? (try? table.key(of: item)) ?? item : item
  }

  /// Adds to the condition.
  @usableFromInline
  package mutating func require(_ condition: ConditionBody) { self.condition = self.condition?.and(condition) ?? condition }

  /// The condition of a request that has no other expression, or every fault that DynamoDB would refuse the request for.
  fileprivate func loweredCondition(
    _ operation: String, isRequired: Bool = false
  ) throws(StatementError) -> (expression: String?, attributes: ExpressionAttributes) {
    var lowering = Lowering(faults)
    let expression = lowering.condition(condition)
    if isRequired, expression == nil { lowering.faults.append(.emptyCondition) }
    try lowering.refuse(operation, table)
    return (expression, lowering.attributes)
  }
}

/// Public for the compiler only: the request of a put, an update, a delete, or a transaction's check.
public protocol WriteRequest: ItemWriteRequest {
  /// "PutItem"
  static var operation: String { get }

  /// The request of a plan, or every fault that DynamoDB would refuse it for.
  static func request(of plan: WritePlan) throws(StatementError) -> Self

  /// The same in a transaction.
  var transactionMember: TransactWriteItemsRequest.Member { get }
}

extension PutItemRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> PutItemRequest {
    let condition = try plan.loweredCondition(Self.operation)
    return PutItemRequest(
      tableName: plan.table.name, item: plan.item, conditionExpression: condition.expression, attributes: condition.attributes,
      options: plan.options)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .put(self) }
}

extension DeleteItemRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> DeleteItemRequest {
    let condition = try plan.loweredCondition(Self.operation)
    return DeleteItemRequest(
      tableName: plan.table.name, key: plan.item, conditionExpression: condition.expression, attributes: condition.attributes,
      options: plan.options)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .delete(self) }
}

extension ConditionCheckRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> ConditionCheckRequest {
    let condition = try plan.loweredCondition(Self.operation, isRequired: true)
    return ConditionCheckRequest(
      tableName: plan.table.name, key: plan.item, conditionExpression: condition.expression, attributes: condition.attributes,
      options: plan.options)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .check(self) }
}

extension UpdateItemRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> UpdateItemRequest {
    var lowering = Lowering(plan.faults)
    let update = lowering.update(plan.actions, of: plan.table)
    let condition = lowering.condition(plan.condition)
    if update == nil, condition == nil { lowering.checkItemOfKeyAlone(plan.table) }
    try lowering.refuse(Self.operation, plan.table)
    return UpdateItemRequest(
      tableName: plan.table.name, key: plan.item, updateExpression: update, conditionExpression: condition,
      attributes: lowering.attributes, options: plan.options,
      hasIdempotentActions: plan.actions.allSatisfy(\.action.isIdempotent))
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .update(self) }
}

extension TableSchema {
  /// The model as an item, with its faults.
  package func encoded(_ model: Model, faults: inout [StatementError.Fault]) -> EncodedItem {
    var writer = AttributeWriter(capacity: 1024)
    codec.encode(model, to: &writer)
    if !writer.faults.isEmpty { faults += writer.faults.map { .value(attribute: $0.path, $0.fault) } }
    let item = EncodedItem(json: writer.bytes)
    // The wire's text is longer than what DynamoDB counts, so that only a long one needs to be counted.
    if item.json.count > Limits.itemBytes, let size = try? item.decoded().storedSize, size > Limits.itemBytes {
      faults.append(.itemTooLarge(bytes: size))
    }
    return item
  }
}
