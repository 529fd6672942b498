/// A condition or filter, as a tree.
///
/// Source: DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions".
@usableFromInline
package indirect enum ConditionExpression: Sendable, Hashable {
  /// `a = b`
  case compare(Operand, Comparator, Operand)
  /// `a BETWEEN b AND c`
  case between(Operand, Operand, Operand)
  /// `a IN (b, c)`
  case isIn(Operand, [Operand])
  /// `attribute_exists(a)`
  case attributeExists(DocumentPath)
  /// `attribute_not_exists(a)`
  case attributeNotExists(DocumentPath)
  /// `attribute_type(a, :type)`
  case attributeType(DocumentPath, AttributeType)
  /// `begins_with(a, b)`
  case beginsWith(Operand, Operand)
  /// `contains(a, b)`
  case contains(Operand, Operand)
  /// `a AND b`
  case and([ConditionExpression])
  /// `a OR b`
  case or([ConditionExpression])
  /// `NOT a`
  case not(ConditionExpression)
  /// A text of the user's with operands in it, as it is; only statements have it, of what was parsed nothing is raw.
  case raw([RawPart])

  @usableFromInline
  package enum RawPart: Sendable, Hashable {
    /// `size(`
    case text(String)
    /// `#0` or `:0`
    case operand(Operand)
  }

  @usableFromInline
  package enum Comparator: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  @usableFromInline
  package enum Operand: Sendable, Hashable {
    /// `a.b[0]`
    case path(DocumentPath)
    /// `:value`
    case value(AttributeValue)
    /// `size(a)`
    case size(DocumentPath)
  }
}

extension ConditionExpression {
  /// The same condition with nested ANDs and ORs flattened, groups of one replaced by their member and empty groups dropped;
  /// nil when nothing is left.
  ///
  ///     ConditionExpression.and([.and([a, b]), .or([c]), .or([])]).normalized   // .and([a, b, c])
  package var normalized: ConditionExpression? {
    switch self {
    case .and(let members):
      Self.group(
        members.flatMap { member -> [ConditionExpression] in
          guard let member = member.normalized else { return [] }
          if case .and(let inner) = member { return inner }
          return [member]
        }, ConditionExpression.and)
    case .or(let members):
      Self.group(
        members.flatMap { member -> [ConditionExpression] in
          guard let member = member.normalized else { return [] }
          if case .or(let inner) = member { return inner }
          return [member]
        }, ConditionExpression.or)
    case .not(let member):
      member.normalized.map(ConditionExpression.not)
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .raw:
      self
    }
  }

  private static func group(
    _ members: [ConditionExpression], _ make: ([ConditionExpression]) -> ConditionExpression
  ) -> ConditionExpression? {
    members.count > 1 ? make(members) : members.first
  }
}

extension ConditionExpression.Operand {
  /// What a message calls it.
  package var label: String {
    switch self {
    case .path(let path): path.description
    case .value(let value): value.json
    case .size(let path): "\(ConditionFunction.size.rawValue)(\(path))"
    }
  }
}
