import SwynamoCore
public import SwynamoSchema
public import SwynamoWire

extension Put: Compilable {
  public func request() throws(InvalidStatement) -> PutItemRequest {
    var lowering = Lowering()
    let item = table.encoded(model, faults: &lowering.faults)
    let condition = lowering.condition(condition)
    if returning.attributes != .none, returning.attributes != .allOld {
      lowering.faults.append(.invalidParameter("a put gives back .allOld or nothing"))
    }
    try lowering.refuse("PutItem", table.definition)
    return PutItemRequest(
      tableName: table.definition.name, item: item, conditionExpression: condition, attributes: lowering.attributes,
      returnValues: returning.attributes.wire, returnsItemOnConditionFailure: returnsItemOnConditionFailure)
  }
}

extension TableSchema {
  /// The model as an item, with its faults.
  func encoded(_ model: Model, faults: inout [StatementFault]) -> EncodedItem {
    var writer = AttributeWriter(capacity: 1024)
    codec.encode(model, to: &writer)
    if !writer.faults.isEmpty { faults += writer.faults.map { .value(attribute: $0.path, $0.fault) } }
    let item = EncodedItem(json: writer.bytes)
    // The wire's text is longer than what DynamoDB counts, so that only a long one needs to be counted.
    if item.json.count > Self.sizeLimit, let size = try? item.decoded().storedSize, size > Self.sizeLimit {
      faults.append(.itemTooLarge(bytes: size))
    }
    return item
  }

  private static var sizeLimit: Int { Limits.itemBytes }
}
