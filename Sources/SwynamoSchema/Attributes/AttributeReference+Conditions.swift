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
  func startsWith(_ prefix: AttributeValue) -> ConditionBody {
    ConditionBody(.beginsWith(.path(path), .value(prefix)), faults(operator: "begins_with", takes: \.hasPrefixes))
  }

  @usableFromInline
  func contains(_ part: AttributeValue, _ located: [AttributeValue.LocatedFault]) -> ConditionBody {
    ConditionBody(
      .contains(.path(path), .value(part)),
      faults(with: located.ofComparison, operator: "contains", takes: Self.hasContains))
  }

  @usableFromInline
  func startsWith(_ prefix: AttributeReference) -> ConditionBody {
    ConditionBody(
      .beginsWith(.path(path), .path(prefix.path)),
      faults(operator: "begins_with", takes: \.hasPrefixes) + prefix.faults(operator: "begins_with", takes: \.hasPrefixes))
  }

  /// With the value on the left.
  @usableFromInline
  func begins(_ value: AttributeValue) -> ConditionBody {
    ConditionBody(.beginsWith(.value(value), .path(path)), faults(operator: "begins_with", takes: \.hasPrefixes))
  }

  @usableFromInline
  func contains(_ part: AttributeReference) -> ConditionBody {
    ConditionBody(
      .contains(.path(path), .path(part.path)), faults(operator: "contains", takes: Self.hasContains) + part.operandFaults)
  }

  private static func hasContains(_ type: AttributeType) -> Bool { type == .string || type.isSet || type == .list }
}
