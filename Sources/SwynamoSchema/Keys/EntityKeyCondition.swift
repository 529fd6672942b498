public import SwynamoCore

extension TableSchema {
  /// The key of an entity's item, given the properties that it is made of.
  @usableFromInline
  package func key(hash: [any AttributeConvertible], range: [any AttributeConvertible]) -> ItemKey {
    var faults: [StatementError.Fault] = []
    let hash = GivenKey(hash, definition.hashKey.name, definition, faults: &faults)
    let range = definition.rangeKey.map { GivenKey(range, $0.name, definition, faults: &faults) }
    let known = hash.known + (range?.known ?? [])
    return ItemKey(
      hash: hash.text(known, faults: &faults), range: range.map { $0.text(known, faults: &faults) }, faults: faults)
  }

  /// The condition of an entity's query: the properties of the hash key, the first ones of the range key, and what is asked of the next;
  /// and the shards that have to be asked.
  @usableFromInline
  package func keyCondition(
    index: IndexDeclaration?, hash: [any AttributeConvertible], range: [any AttributeConvertible],
    next: (term: KeyConditionExpression.Term, faults: [StatementError.Fault])? = nil
  ) -> EntityKeyCondition {
    var faults = next?.faults ?? []
    let own = index.flatMap { definition.index(named: $0.name) }
    let keys = definition.keys(of: own)
    if let fault = index?.inversionFault { return EntityKeyCondition(faults: faults + [fault]) }
    guard (index == nil) == (own == nil), let name = keys.hash.first?.name,
      definition.entity?.key(name)?.template.parts.count == hash.count
    else { return EntityKeyCondition(faults: [.unknownIndex(index?.name ?? "")]) }
    let hash = GivenKey(hash, name, definition, faults: &faults)
    let range = (keys.range.first?.name).map { GivenKey(range, $0, definition, faults: &faults) }
    let known = hash.known + (range?.known(with: next?.term) ?? [])
    let shards = hash.shards(known, faults: &faults)
    var terms: [KeyConditionExpression.Term] = [
      .compare(name, .equal, shards.map { .string($0.texts[0]) } ?? hash.text(known, faults: &faults))
    ]
    if let range, let template = range.template {
      let term = template.term(
        range.name, prefix: range.values, shard: range.shard(known), next: next?.term, faults: &faults)
      if let term { terms.append(term) }
    }
    return EntityKeyCondition(key: KeyConditionExpression(terms), faults: faults, shards: shards)
  }
}

/// The condition of an entity's query.
@usableFromInline
package struct EntityKeyCondition {
  package var key = KeyConditionExpression([])
  package var faults: [StatementError.Fault]
  /// The hash keys, where there are several that have to be asked.
  package var shards: ShardedKey?
}

/// What is given of one of an entity's keys.
private struct GivenKey {
  let name: String
  let template: TextTemplate?
  let values: [AttributeValue]

  init(
    _ values: [any AttributeConvertible], _ name: String, _ table: TableDefinition, faults: inout [StatementError.Fault]
  ) {
    self.name = name
    template = table.entity?.key(name)?.template
    var located: [AttributeValue.LocatedFault] = []
    self.values = values.map { $0.attributeValue(faults: &located) }
    faults += located.map { $0.statementFault(of: name) }
  }

  var known: [(keyPath: AnyKeyPath, value: AttributeValue)] { known(with: nil) }

  /// The properties, with the next where it is asked to be equal to a value.
  func known(with next: KeyConditionExpression.Term?) -> [(keyPath: AnyKeyPath, value: AttributeValue)] {
    var values = values
    if case .compare(_, .equal, let value)? = next { values.append(value) }
    return zip(template?.parts ?? [], values).map { ($0.keyPath as AnyKeyPath, $1) }
  }

  /// The shard that follows from what is known; nil for one that isn't, and where there are none.
  func shard(_ known: [(keyPath: AnyKeyPath, value: AttributeValue)]) -> Int? {
    template?.shard.flatMap { shard in
      known.first { $0.keyPath == shard.part.keyPath as AnyKeyPath }.map { shard.number(of: $0.value) }
    }
  }

  func text(
    _ known: [(keyPath: AnyKeyPath, value: AttributeValue)], faults: inout [StatementError.Fault]
  ) -> AttributeValue {
    guard let template else { return .null }
    return .string(text(template, shard: shard(known), faults: &faults))
  }

  /// The texts with each of the shards' numbers; nil where there are none, or the one is known.
  func shards(
    _ known: [(keyPath: AnyKeyPath, value: AttributeValue)], faults: inout [StatementError.Fault]
  ) -> ShardedKey? {
    guard let template, let shard = template.shard, self.shard(known) == nil,
      DeclarationError.ShardFault.counts.contains(shard.count)
    else { return nil }
    let first = text(template, shard: 0, faults: &faults)
    var again: [StatementError.Fault] = []
    return ShardedKey(
      attribute: name, texts: [first] + (1..<shard.count).map { text(template, shard: $0, faults: &again) }, shard: shard)
  }

  private func text(_ template: TextTemplate, shard: Int?, faults: inout [StatementError.Fault]) -> String {
    var wrong: [AttributeValue.Fault] = []
    let text = template.text(of: values, shard: shard, faults: &wrong).text
    faults += wrong.map { .value(attribute: name, $0) }
    return text
  }
}

extension TableSchema {
  /// The same with the condition on the next property as it is written.
  @inlinable
  package func keyCondition<Next: AttributeConvertible>(
    index: IndexDeclaration?, hash: [any AttributeConvertible], range: [any AttributeConvertible],
    where condition: (RangeOperand<Next>) -> RangeCondition<Next>
  ) -> EntityKeyCondition {
    let condition = condition(RangeOperand<Next>(name: rangeKeyName(of: index), codec: .standard(of: Next.self)))
    return keyCondition(index: index, hash: hash, range: range, next: (condition.term, condition.faults))
  }

  @usableFromInline
  func rangeKeyName(of index: IndexDeclaration?) -> String {
    definition.keys(of: index.flatMap { definition.index(named: $0.name) }).range.first?.name ?? ""
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
