import SwynamoCore
import SwynamoSchema

extension Lowering {
  /// Lowers a key condition: `#0 = :0 AND begins_with(#1, :1)`.
  mutating func keyCondition(_ condition: KeyConditionExpression) -> String {
    expression("KeyConditionExpression") { lowering in
      for (index, term) in condition.terms.enumerated() {
        if index > 0 {
          lowering.append(" AND ")
          lowering.operators += 1
        }
        lowering.append(term)
      }
    }
  }

  private mutating func append(_ term: KeyConditionExpression.Term) {
    switch term {
    case .compare(let name, let comparator, let value):
      append(name: name)
      switch comparator {
      case .equal: append(" = ")
      case .less: append(" < ")
      case .lessOrEqual: append(" <= ")
      case .greater: append(" > ")
      case .greaterOrEqual: append(" >= ")
      }
      append(value: value)
      operators += 1
    case .between(let name, let lower, let upper):
      checkBounds(of: name, lower, upper)
      append(name: name)
      append(" BETWEEN ")
      append(value: lower)
      append(" AND ")
      append(value: upper)
      operators += 1
    case .beginsWith(let name, let prefix):
      open(ConditionFunction.beginsWith)
      append(name: name)
      append(", ")
      append(value: prefix)
      append(")")
    }
  }
}
