import SwynamoCore

extension WriteRules {
  /// The actions that an update has besides its own, but for the version's, which depends on more. One of its own has the say.
  package func actions(beside own: [UpdateActionBody]) -> [UpdateActionBody] {
    if own.isEmpty { return [] }
    return attributes.compactMap { attribute in
      guard !attribute.isKey, !own.contains(where: { $0.action.path.attribute.hasSameBytes(as: attribute.path.attribute) })
      else { return nil }
      return attribute.rule.action(on: attribute.path)
    }
  }
}

extension WriteRule {
  /// What an update does by the rule; nil for the version.
  fileprivate func action(on path: DocumentPath) -> UpdateActionBody? {
    var faults: [AttributeValue.LocatedFault] = []
    let value: UpdateExpression.SetValue
    switch self {
    case .version: return nil
    case .onCreate(let make): value = .ifNotExists(path, .value(make(&faults)))
    case .onWrite(let make, _): value = .value(make(&faults))
    case .counter(let first, let step):
      let before = DynamoDBNumber(first.adding(-step) ?? 0)
      value = .plus(.ifNotExists(path, .value(.number(before))), .value(.number(DynamoDBNumber(step))))
    }
    return UpdateActionBody(.set(path, value), faults.map { .value(attribute: path.attribute, $0.fault) })
  }
}
