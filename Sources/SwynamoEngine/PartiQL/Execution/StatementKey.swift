import SwynamoCore
import SwynamoWire

/// The whole key that a WHERE clause names by equalities, and what else it says.
///
///     pk = 'a' AND n > 3 AND sk = 1   // the key pk, sk; n > 3
struct StatementKey {
  let key: Item
  let condition: ConditionExpression?

  /// Nil for a clause that does not name each attribute of the key.
  init?(_ condition: ConditionExpression?, _ keys: KeySchema) {
    var members = if case .and(let members)? = condition { members } else { [condition].compactMap(\.self) }
    var key: Item = [:]
    for attribute in keys.attributes {
      guard let place = members.firstIndex(where: { $0.value(equalTo: attribute.name) != nil }) else { return nil }
      key[attribute.name] = members[place].value(equalTo: attribute.name)
      members.remove(at: place)
    }
    self.key = key
    self.condition = members.count > 1 ? .and(members) : members.first
  }
}

extension ConditionExpression {
  fileprivate func value(equalTo attribute: String) -> AttributeValue? {
    switch self {
    case .compare(.path(let path), .equal, .value(let value)), .compare(.value(let value), .equal, .path(let path)):
      path == DocumentPath(attribute) ? value : .none
    case .compare, .between, .isIn, .attributeExists, .attributeNotExists, .attributeType, .beginsWith, .contains, .and, .or,
      .not,
      .raw:
      .none
    }
  }
}
