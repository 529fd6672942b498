/// The functions of conditions, as DynamoDB spells them.
///
/// Source: DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions".
package enum ConditionFunction: String, Sendable, CaseIterable {
  case attributeExists = "attribute_exists"
  case attributeNotExists = "attribute_not_exists"
  case attributeType = "attribute_type"
  case beginsWith = "begins_with"
  case contains
  case size

  package var operandCount: Int {
    switch self {
    case .attributeExists, .attributeNotExists, .size: 1
    case .attributeType, .beginsWith, .contains: 2
    }
  }
}

/// The functions of updates. Source: DynamoDB Developer Guide, "Update expressions".
package enum UpdateFunction: String, Sendable, CaseIterable {
  case ifNotExists = "if_not_exists"
  case listAppend = "list_append"
}
