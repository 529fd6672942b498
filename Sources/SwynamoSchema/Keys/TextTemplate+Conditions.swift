public import SwynamoCore

extension TextTemplate {
  /// The condition of a query on a key, given the values of its first parts, and what is asked of the next; nil when it asks for nothing.
  ///
  /// It never leaves the keys that begin with the text of what is given: `"POST#"; \.posted` and a lower bound is
  /// `BETWEEN "POST#2024…" AND "POST#\u{10FFFF}"`.
  package func term(
    _ attribute: String, prefix values: [AttributeValue], next: KeyConditionExpression.Term?,
    faults: inout [StatementError.Fault]
  ) -> KeyConditionExpression.Term? {
    var wrong: [AttributeValue.Fault] = []
    defer { faults += wrong.map { .value(attribute: attribute, $0) } }
    if case .compare(_, .equal, let value)? = next {
      return term(attribute, prefix: values + [value], next: nil, faults: &faults)
    }
    let (prefix, index) = text(of: values, faults: &wrong)
    guard let next, let index, case .part(let part) = pieces[index] else {
      if index == nil { return .compare(attribute, .equal, .string(prefix)) }
      return prefix.isEmpty ? nil : .beginsWith(attribute, .string(prefix))
    }
    if case .beginsWith(_, .string(let beginning)) = next {
      if case .literal(let separator)? = pieces.dropFirst(index + 1).first, beginning.meets(separator) {
        wrong.append(.separatorInKeyPart(beginning, separator: separator))
      }
      return prefix.isEmpty && beginning.isEmpty ? nil : .beginsWith(attribute, .string(prefix + beginning))
    }
    if !isOrdered(index) { faults.append(.keyPartNotOrdered(attribute: attribute, part.name)) }
    func bound(_ value: AttributeValue) -> String { prefix + text(of: value, part, at: index, faults: &wrong) }
    /// The last key that has the value.
    func last(_ value: AttributeValue) -> String { bound(value) + (part.format.isSelfDelimiting ? Self.last : "") }
    var (lower, upper): (String?, String?)
    switch next {
    case .compare(_, .less, let value): upper = bound(value).predecessor
    case .compare(_, .lessOrEqual, let value): upper = last(value)
    case .compare(_, .greater, let value): lower = bound(value) + (part.format.isSelfDelimiting ? Self.last : "\0")
    case .compare(_, .greaterOrEqual, let value): lower = bound(value)
    case .between(_, let first, let second): (lower, upper) = (bound(first), last(second))
    case .compare(_, .equal, _), .beginsWith: break
    }
    if prefix.isEmpty {
      if lower == nil, let upper { return .compare(attribute, .lessOrEqual, .string(upper)) }
      if upper == nil, let lower { return .compare(attribute, .greaterOrEqual, .string(lower)) }
    }
    return .between(attribute, .string(lower ?? prefix), .string(upper ?? prefix + Self.last))
  }
}

extension String {
  /// Whether the text has the separator in it, or ends as it begins, so that what a part begins with could be its end.
  fileprivate func meets(_ separator: String) -> Bool {
    let (own, other) = (Array(utf8), Array(separator.utf8))
    return own.indices.contains { start in
      own[start...].starts(with: other) || other.starts(with: own[start...])
    }
  }

  /// The greatest text below this one that has no U+10FFFF in it but at its end, in the order of bytes.
  fileprivate var predecessor: String {
    var scalars = unicodeScalars
    guard let last = scalars.popLast() else { return "" }
    if last.value == 0 { return String(scalars) }
    // There are no scalars between U+D7FF and U+E000.
    let before = last.value == 0xE000 ? 0xD7FF : last.value - 1
    if let scalar = Unicode.Scalar(before) { scalars.append(scalar) }
    return String(scalars) + TextTemplate.last
  }
}

extension TableSchema {
  /// The key of an entity's item, given the properties that it is made of.
  @usableFromInline
  package func key(hash: [any AttributeConvertible], range: [any AttributeConvertible]) -> ItemKey {
    var faults: [StatementError.Fault] = []
    let hash = text(of: hash, definition.hashKey.name, &faults)
    let range = definition.rangeKey.map { text(of: range, $0.name, &faults) }
    return ItemKey(hash: hash, range: range, faults: faults)
  }

  /// The condition of an entity's query: the properties of the hash key, the first ones of the range key, and what is asked of the next.
  @usableFromInline
  package func keyCondition(
    index: String?, hash: [any AttributeConvertible], range: [any AttributeConvertible],
    next: (term: KeyConditionExpression.Term, faults: [StatementError.Fault])? = nil
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    var faults = next?.faults ?? []
    let own = index.flatMap(definition.index(named:))
    let keys = definition.keys(of: own)
    guard (index == nil) == (own == nil), let name = keys.hash.first?.name,
      definition.entity?.key(name)?.template.parts.count == hash.count
    else { return Self.unknown(index) }
    var terms: [KeyConditionExpression.Term] = [.compare(name, .equal, text(of: hash, name, &faults))]
    if let name = keys.range.first?.name, let template = definition.entity?.key(name)?.template {
      let values = values(of: range, name, &faults)
      if let term = template.term(name, prefix: values, next: next?.term, faults: &faults) { terms.append(term) }
    }
    return (KeyConditionExpression(terms), faults)
  }

  /// The condition on the hash key alone, whatever entity the items are of.
  package func hashCondition(
    index: String?, hash: [any AttributeConvertible]
  ) -> (term: KeyConditionExpression.Term?, faults: [StatementError.Fault]) {
    let condition = keyCondition(index: index, hash: hash, range: [])
    return (condition.key.terms.first, condition.faults)
  }

  private func text(
    of values: [any AttributeConvertible], _ attribute: String, _ faults: inout [StatementError.Fault]
  ) -> AttributeValue {
    let values = self.values(of: values, attribute, &faults)
    guard let template = definition.entity?.key(attribute)?.template else { return .null }
    var wrong: [AttributeValue.Fault] = []
    let text = template.text(of: values, faults: &wrong).text
    faults += wrong.map { .value(attribute: attribute, $0) }
    return .string(text)
  }

  private func values(
    of values: [any AttributeConvertible], _ attribute: String, _ faults: inout [StatementError.Fault]
  ) -> [AttributeValue] {
    var located: [AttributeValue.LocatedFault] = []
    let encoded = values.map { $0.attributeValue(faults: &located) }
    faults += located.map { $0.statementFault(of: attribute) }
    return encoded
  }
}

extension TableSchema {
  /// The same with the condition on the next property as it is written.
  @inlinable
  package func keyCondition<Next: AttributeConvertible>(
    index: String?, hash: [any AttributeConvertible], range: [any AttributeConvertible],
    where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> (key: KeyConditionExpression, faults: [StatementError.Fault]) {
    let condition = condition(RangeOperand<Next>(name: rangeKeyName(index: index), codec: .standard(of: Next.self)))
    return keyCondition(index: index, hash: hash, range: range, next: (condition.term, condition.faults))
  }

  @usableFromInline
  func rangeKeyName(index: String?) -> String {
    definition.keys(of: index.flatMap(definition.index(named:))).range.first?.name ?? ""
  }
}

/// The properties of an entity's key, their types erased.
@usableFromInline
package enum KeyValues {
  @inlinable
  package static func list<each Value: AttributeConvertible>(_ value: repeat each Value) -> [any AttributeConvertible] {
    var values: [any AttributeConvertible] = []
    for value in repeat each value { values.append(value) }
    return values
  }
}
