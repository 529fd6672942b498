public import SwynamoCore

extension AttributeReference {
  @usableFromInline
  func exists() -> ConditionBody { ConditionBody(.attributeExists(path), faults) }

  @usableFromInline
  func doesNotExist() -> ConditionBody { ConditionBody(.attributeNotExists(path), faults) }

  /// Missing, or NULL.
  @usableFromInline
  func hasNoValue() -> ConditionBody {
    ConditionBody(.or([.attributeNotExists(path), .compare(.path(path), .equal, .value(.null))]), faults)
  }

  @usableFromInline
  func hasValue() -> ConditionBody {
    ConditionBody(.and([.attributeExists(path), .compare(.path(path), .notEqual, .value(.null))]), faults)
  }

  @usableFromInline
  func hasType(_ type: AttributeType) -> ConditionBody { ConditionBody(.attributeType(path, type), faults) }

  @usableFromInline
  func compared(
    _ comparator: ConditionExpression.Comparator, _ value: AttributeValue, _ located: [AttributeValue.LocatedFault]
  ) -> ConditionBody {
    ConditionBody(.compare(.path(path), comparator, .value(value)), faults(with: located))
  }

  @usableFromInline
  func compared(_ comparator: ConditionExpression.Comparator, _ other: AttributeReference) -> ConditionBody {
    ConditionBody(.compare(.path(path), comparator, .path(other.path)), faults + other.faults)
  }

  @usableFromInline
  func between(_ lower: AttributeValue, _ upper: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> ConditionBody {
    ConditionBody(.between(.path(path), .value(lower), .value(upper)), faults(with: located))
  }

  @usableFromInline
  func between(_ lower: AttributeReference, _ upper: AttributeReference) -> ConditionBody {
    ConditionBody(.between(.path(path), .path(lower.path), .path(upper.path)), faults + lower.faults + upper.faults)
  }

  @usableFromInline
  func isIn(_ values: [AttributeValue], _ located: [AttributeValue.LocatedFault]) -> ConditionBody {
    var faults = faults(with: located)
    if values.isEmpty { faults.append(.emptyIn(attribute: path.description)) }
    return ConditionBody(.isIn(.path(path), values.map { .value($0) }), faults)
  }

  @usableFromInline
  func startsWith(_ prefix: AttributeValue) -> ConditionBody {
    ConditionBody(.beginsWith(.path(path), .value(prefix)), faults(operator: "begins_with", takes: \.hasPrefixes))
  }

  @usableFromInline
  func contains(_ part: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> ConditionBody {
    ConditionBody(
      .contains(.path(path), .value(part)),
      faults(with: located, operator: "contains", takes: { $0 == .string || $0.isSet || $0 == .list }))
  }

  @usableFromInline
  func size(_ comparator: ConditionExpression.Comparator, _ value: Int) -> ConditionBody {
    ConditionBody(.compare(.size(path), comparator, .value(.number(DynamoDBNumber(value)))), faults)
  }

  @usableFromInline
  func size(between lower: Int, and upper: Int) -> ConditionBody {
    ConditionBody(
      .between(.size(path), .value(.number(DynamoDBNumber(lower))), .value(.number(DynamoDBNumber(upper)))), faults)
  }
}
