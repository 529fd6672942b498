package import SwynamoCore

extension ItemEncryption {
  /// The actions of an update with the values that they set encrypted, and none as it is.
  package func encrypt(_ actions: [UpdateActionBody], key item: EncodedItem) -> [UpdateActionBody] {
    let key = (try? key(of: item.json)) ?? nil
    // A plan of many writes is checked, and explained, before there is a key; nothing is sent without one.
    let isOpen = key == nil
    return actions.map { body in
      guard case .set(let path, let value) = body.action, let column = column(named: path.attribute.utf8) else { return body }
      var faults: [AttributeValue.LocatedFault] = []
      let encrypted = value.mapValues { value in
        if isOpen { return .binary(Array("…".utf8)) }
        var writer = AttributeWriter(capacity: 128)
        writer.write(value)
        return encrypt(writer.bytes, column, key, &faults)
      }
      return UpdateActionBody(.set(path, encrypted), body.faults + faults.map { $0.statementFault(of: path.description) })
    }
  }
}

extension UpdateExpression.SetValue {
  /// The same with other constants.
  fileprivate func mapValues(_ transform: (AttributeValue) -> AttributeValue) -> UpdateExpression.SetValue {
    switch self {
    case .path: self
    case .value(let value): .value(transform(value))
    case .ifNotExists(let path, let fallback): .ifNotExists(path, fallback.mapValues(transform))
    case .listAppend(let first, let second): .listAppend(first.mapValues(transform), second.mapValues(transform))
    case .plus(let left, let right): .plus(left.mapValues(transform), right.mapValues(transform))
    case .minus(let left, let right): .minus(left.mapValues(transform), right.mapValues(transform))
    }
  }
}
