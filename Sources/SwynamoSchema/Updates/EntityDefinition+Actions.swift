package import SwynamoCore

extension EntityDefinition {
  /// The actions of an update, with those that keep the item an entity's: its name, and the keys of indexes that follow from what is
  /// changed and from the item's key.
  package func actions(
    beside own: [UpdateActionBody], key: Item, faults: inout [StatementError.Fault]
  ) -> [UpdateActionBody] {
    if own.isEmpty { return [] }
    let known = properties(ofKey: key)
    let inKey = keys.filter(\.isTableKey).flatMap { $0.template.parts.map { $0.keyPath as AnyKeyPath } }
    var actions = own
    for target in keys {
      if own.contains(where: { $0.action.path.attribute.hasSameBytes(as: target.attribute) }) { continue }
      let changes = target.fields.map { field in
        field.flatMap { field in own.last { $0.action.path.attribute.hasSameBytes(as: field.attribute) }?.action }
      }
      if target.isTableKey {
        // Without the shard's property, which is in one of the keys too.
        for (field, change) in zip(target.fields, changes).prefix(target.template.parts.count) where change != nil {
          faults.append(.keyInUpdate(field?.attribute ?? target.attribute))
        }
      } else if let action = target.action(changes, known, inKey, faults: &faults) {
        actions.append(UpdateActionBody(action, []))
      }
    }
    let path = DocumentPath(attribute)
    if !own.contains(where: { $0.action.path.attribute.hasSameBytes(as: attribute) }) {
      actions.append(UpdateActionBody(.set(path, .value(.string(name))), []))
    }
    return actions
  }

  /// The properties that an item's key tells.
  private func properties(ofKey item: Item) -> [(keyPath: AnyKeyPath, value: AttributeValue)] {
    keys.filter(\.isTableKey).flatMap { key -> [(AnyKeyPath, AttributeValue)] in
      guard case .string(let text)? = item[key.attribute], let texts = key.template.parse(text) else { return [] }
      return zip(key.template.parts, texts).compactMap { part, text in
        part.format.value(of: text).map { (part.keyPath as AnyKeyPath, $0) }
      }
    }
  }
}

extension EntityDefinition.Key {
  /// What an update does with an index's key; nil where it leaves it alone.
  fileprivate func action(
    _ changes: [UpdateExpression.Action?], _ known: [(keyPath: AnyKeyPath, value: AttributeValue)], _ inKey: [AnyKeyPath],
    faults: inout [StatementError.Fault]
  ) -> UpdateExpression.Action? {
    var values: [AttributeValue] = []
    var missing: [String] = []
    var isAbsent = false
    for (part, (field, change)) in zip(template.properties, zip(fields, changes)) {
      if inKey.contains(part.keyPath as AnyKeyPath) {
        // What is wrong with a key, or with changing it, is another fault; while a plan of many writes is checked, there is none.
        guard let value = known.first(where: { $0.keyPath == part.keyPath as AnyKeyPath })?.value else { return nil }
        values.append(value)
        continue
      }
      switch change {
      case .set(let path, .value(let value)) where path.steps.isEmpty:
        let standard = field.flatMap { part.standard(value, $0.codec) }
        if let standard { values.append(standard) } else { isAbsent = true }
      case .remove(let path) where path.steps.isEmpty: isAbsent = true
      case .some:
        faults.append(.keyPartComputed(attribute: attribute, part.name))
        return nil
      case nil: missing.append(part.name)
      }
    }
    let path = DocumentPath(attribute)
    if isAbsent { return .remove(path) }
    if !missing.isEmpty {
      if changes.contains(where: { $0 != nil }) { faults.append(.keyPartsMissing(attribute: attribute, missing)) }
      return nil
    }
    var wrong: [AttributeValue.Fault] = []
    let shard = template.shard.flatMap { shard in values.last.map { shard.number(of: $0) } }
    let text = template.text(of: values, shard: shard, faults: &wrong).text
    faults += wrong.map { .value(attribute: attribute, $0) }
    return .set(path, .value(.string(text)))
  }
}
