import SwynamoCore
import SwynamoWire

/// `SearchConditionExpression`: equalities of attributes in the search schema, joined by AND.
///
/// Source: Developer Guide, "SearchSchema" of vector indexes.
struct SearchCondition {
  private let terms: [(attribute: String, value: AttributeValue)]

  init(_ condition: ConditionExpression) throws(DynamoDBError) {
    var terms: [(attribute: String, value: AttributeValue)] = []
    try Self.collect(condition, &terms)
    self.terms = terms
  }

  private static func collect(
    _ condition: ConditionExpression, _ terms: inout [(attribute: String, value: AttributeValue)]
  ) throws(DynamoDBError) {
    switch condition {
    case .and(let members): for member in members { try collect(member, &terms) }
    case .compare(.path(let path), .equal, .value(let value)), .compare(.value(let value), .equal, .path(let path)):
      guard path.steps.isEmpty else {
        throw invalid("SearchConditionExpressions cannot have conditions on nested attributes")
      }
      guard !terms.contains(where: { $0.attribute == path.attribute }) else {
        throw invalid("SearchConditionExpressions must only contain one condition per key")
      }
      terms.append((path.attribute, value))
    case .compare, .between, .isIn, .beginsWith, .contains, .attributeExists, .attributeNotExists, .attributeType, .or, .not,
      .raw:
      throw invalid("Invalid comparator used in SearchConditionExpression")
    }
  }

  private static func invalid(_ detail: String) -> DynamoDBError {
    .invalid("Invalid \(ExpressionKind.searchCondition.rawValue): \(detail)")
  }

  /// What a search is confined to: a partition, where the index has them, and filters.
  typealias Checked = (partition: KeyBytes?, filters: [VectorSearch.Filter])

  static func check(_ condition: SearchCondition?, for index: VectorIndex) throws(DynamoDBError) -> Checked {
    if let condition { return try condition.check(for: index) }
    guard index.hash == nil else {
      throw .invalid("SearchConditionExpression must be provided when SearchSchema has a HASH key")
    }
    return (nil, [])
  }

  private func check(for index: VectorIndex) throws(DynamoDBError) -> Checked {
    for term in terms where !index.searchSchema.contains(where: { $0.attribute.name == term.attribute }) {
      throw .invalid(
        "SearchConditionExpression must not contain any attributes that is not in SearchSchema. Invalid attribute: "
          + term.attribute)
    }
    if let hash = index.hash, !terms.contains(where: { $0.attribute == hash.name }) {
      throw .invalid("SearchConditionExpression must have all HASH attributes in configured SearchSchema")
    }
    var checked: Checked = (nil, [])
    for term in terms {
      guard let element = index.searchSchema.first(where: { $0.attribute.name == term.attribute }) else { continue }
      guard term.value.type == element.attribute.type else {
        throw .invalid(
          "Type of '\(term.attribute)' attribute in SearchConditionExpression (\(term.value.type.rawValue)) "
            + "does not match type in search schema (\(element.attribute.type.rawValue))")
      }
      switch element.kind {
      case .hash:
        try KeySchema.checkSize(term.value, term.attribute, isHash: true)
        checked.partition = KeyBytes(partition: [term.value])
      case .filter:
        if let column = index.filters.firstIndex(of: element.attribute) {
          checked.filters.append(VectorSearch.Filter(column: column, value: FilterValue(term.value)))
        }
      }
    }
    return checked
  }
}
