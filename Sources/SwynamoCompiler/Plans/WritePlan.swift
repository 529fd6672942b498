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
  /// What is asked of the item's version; nil for a table that has none, and for a write by key that names none.
  @usableFromInline package var version: VersionRequirement?
  package var condition: ConditionBody?
  @usableFromInline package var options = WriteOptions()
  /// Whether it is made of two models that are stored alike, so that nothing is written and only the item's being there, or its version,
  /// is asked for.
  private(set) var isUnchanged = false
  /// Whether it is made of two models, of an item that exists.
  private(set) var isDifference = false
  /// Whether an old item that has expired is given back all the same.
  @usableFromInline package var includesExpired = false
  /// Whether what is unique is seen to: guards are written beside it, or it is never sent.
  package var isGuarded = false
  /// What is wrong with the item or the key.
  package internal(set) var faults: [StatementError.Fault]

  @usableFromInline
  package init(
    _ request: any WriteRequest.Type, _ table: TableDefinition, _ key: ItemKey, actions: [UpdateActionBody] = [],
    condition: ConditionBody? = nil
  ) {
    var faults: [StatementError.Fault] = []
    let item = key.encoded(for: table, faults: &faults)
    self.item = item
    self.request = request
    self.table = table
    self.actions = Self.actions(actions, of: table, item, &faults)
    self.condition = condition
    self.faults = faults
  }

  /// A write of an item whose key came from the service.
  package init(
    _ request: any WriteRequest.Type, _ table: TableDefinition, encodedKey: EncodedItem, actions: [UpdateActionBody],
    condition: ConditionBody?
  ) {
    self.request = request
    self.table = table
    item = encodedKey
    var faults: [StatementError.Fault] = []
    self.actions = Self.actions(actions, of: table, item, &faults)
    self.condition = condition
    self.faults = faults
  }

  /// An update's actions, and those that its table adds.
  private static func actions(
    _ actions: [UpdateActionBody], of table: TableDefinition, _ key: EncodedItem, _ faults: inout [StatementError.Fault]
  ) -> [UpdateActionBody] {
    var all = actions
    if let rules = table.rules { all += rules.actions(beside: actions) }
    if let entity = table.entity, !all.isEmpty {
      all = entity.actions(beside: all, key: (try? key.decoded()) ?? [:], faults: &faults)
    }
    return table.encryption.map { $0.encrypt(all, key: key) } ?? all
  }

  /// The same with other actions.
  init(_ other: WritePlan, actions: [UpdateActionBody]) {
    request = other.request
    table = other.table
    item = other.item
    self.actions = actions
    version = other.version
    condition = other.condition
    options = other.options
    includesExpired = other.includesExpired
    isDifference = other.isDifference
    faults = other.faults
  }

  /// A put; the model is encoded now, so that it need not be kept.
  package init<Model>(put model: Model, into schema: TableSchema<Model>, applyingRules: Bool = true) {
    var faults: [StatementError.Fault] = []
    item = schema.encoded(model, applyingRules: applyingRules, faults: &faults)
    request = PutItemRequest.self
    table = schema.definition
    actions = []
    version = schema.requirement(of: model)
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

  /// An update of what differs between two models; it is made of an item that exists.
  package init<Model>(from old: Model, to new: Model, of schema: TableSchema<Model>) {
    let difference = schema.difference(from: old, to: new)
    self.init(UpdateItemRequest.self, schema.definition, schema.key(of: old), actions: difference.actions)
    faults += difference.faults
    version = schema.requirement(of: old)
    (isDifference, isUnchanged) = (true, difference.actions.isEmpty)
    if version?.expected == nil { require(ConditionBody(.attributeExists(DocumentPath(table.hashKey.name)), [])) }
  }

  /// Asks that the attributes which the table declares are as they were read, and those that are written; of models that hold the whole
  /// item, all that it had.
  package mutating func require(asRead item: Item, isWhole: Bool) {
    let declared = table.columns.map(\.name)
    let others = StringSet((isWhole ? item.map(\.key) : []) + actions.map(\.action.path.attribute))
    let names = (declared + others.subtracting(StringSet(declared)).sorted).filter { name in
      !name.isEmpty && !table.hashKey.isNamed(name) && table.rangeKey?.isNamed(name) != true
    }
    // Each is a comparison, and an AND but for the first.
    guard names.count * 2 - 1 <= Limits.operators else {
      return faults.append(
        .invalidParameter(
          "all \(names.count) attributes are compared with what was read, which takes more than the \(Limits.operators) operators that a condition may have: declare a Version"
        ))
    }
    require(names, asIn: item)
  }

  /// Asks that these attributes are as in an item; nil has none.
  mutating func require(_ names: [String], asIn item: Item?) {
    require(
      ConditionBody(
        .and(
          names.map { name in
            let path = DocumentPath(name)
            return (item?[name]).map { .compare(.path(path), .equal, .value($0)) } ?? .attributeNotExists(path)
          }), []))
  }

  /// The key, of a put too.
  package var key: EncodedItem {
    request is PutItemRequest.Type ? (try? table.key(of: item)) ?? item : item
  }

  /// The paths of an update that lead into a map or a list.
  package var nestedPaths: [String] {
    actions.map(\.action.path).filter { !$0.steps.isEmpty }.map(\.description)
  }

  /// Adds to the condition.
  @usableFromInline
  package mutating func require(_ condition: ConditionBody) { self.condition = self.condition?.and(condition) ?? condition }

  /// The condition of a request that has no other expression, or every fault that DynamoDB would refuse the request for.
  fileprivate func loweredCondition(
    _ operation: String, isRequired: Bool = false
  ) throws(StatementError) -> (expression: String?, attributes: ExpressionAttributes) {
    var lowering = Lowering(faults)
    let expression = lowering.condition(of: self)
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
      options: plan.requestOptions)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .put(self) }
}

extension DeleteItemRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> DeleteItemRequest {
    let condition = try plan.loweredCondition(Self.operation)
    return DeleteItemRequest(
      tableName: plan.table.name, key: plan.item, conditionExpression: condition.expression, attributes: condition.attributes,
      options: plan.requestOptions)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .delete(self) }
}

extension ConditionCheckRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> ConditionCheckRequest {
    let condition = try plan.loweredCondition(Self.operation, isRequired: true)
    return ConditionCheckRequest(
      tableName: plan.table.name, key: plan.item, conditionExpression: condition.expression, attributes: condition.attributes,
      options: plan.requestOptions)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .check(self) }
}

extension UpdateItemRequest: WriteRequest {
  public static func request(of plan: WritePlan) throws(StatementError) -> UpdateItemRequest {
    var lowering = Lowering(plan.faults)
    let update = lowering.update(lowering.actions(of: plan), of: plan.table)
    let condition = lowering.condition(of: plan)
    if update == nil, condition == nil { lowering.checkItemOfKeyAlone(plan.table) }
    try lowering.refuse(Self.operation, plan.table)
    return UpdateItemRequest(
      tableName: plan.table.name, key: plan.item, updateExpression: update, conditionExpression: condition,
      attributes: lowering.attributes, options: plan.requestOptions,
      hasIdempotentActions: plan.mayBeRepeated)
  }

  public var transactionMember: TransactWriteItemsRequest.Member { .update(self) }
}

extension TableSchema {
  /// The item of a put, with its faults: the model, and what rules write in place of what it has.
  package func encoded(
    _ model: Model, applyingRules: Bool, faults: inout [StatementError.Fault]
  ) -> EncodedItem {
    var writer = AttributeWriter(capacity: 1024)
    if applyingRules, definition.rules != nil {
      codec.encodeApplyingRules(model, to: &writer)
    } else {
      codec.encode(model, to: &writer)
    }
    if !writer.faults.isEmpty { faults += writer.faults.map { .value(attribute: $0.path, $0.fault) } }
    let item = EncodedItem(json: writer.bytes)
    // The wire's text is longer than what DynamoDB counts, so that only a long one needs to be counted.
    if item.json.count > Limits.itemBytes, let size = try? item.decoded().storedSize, size > Limits.itemBytes {
      faults.append(.itemTooLarge(bytes: size))
    }
    return item
  }
}
