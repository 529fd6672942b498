/// The condition on a key that a query asks for: terms joined by AND.
///
/// Source: DynamoDB Developer Guide, "Key condition expressions for the Query operation".
public struct KeyConditionExpression: Sendable, Hashable {
  public var terms: [Term]

  public init(_ terms: [Term]) { self.terms = terms }

  public enum Term: Sendable, Hashable {
    /// `a = :value`, or another comparison
    case compare(String, Comparator, AttributeValue)
    /// `a BETWEEN :low AND :high`
    case between(String, AttributeValue, AttributeValue)
    /// `begins_with(a, :prefix)`
    case beginsWith(String, AttributeValue)

    public var attribute: String {
      switch self {
      case .compare(let name, _, _), .between(let name, _, _), .beginsWith(let name, _): name
      }
    }
  }

  public enum Comparator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }
}
