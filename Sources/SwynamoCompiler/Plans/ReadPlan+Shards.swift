package import SwynamoCore
import SwynamoSchema

/// A query of a hash key that is spread over shards is a query of each of them.
extension ReadPlan {
  /// Where each shard is read from.
  package var positionsOfShards: [ReadPosition] {
    let count = shards?.texts.count ?? 0
    guard let positions = options.start?.shards, positions.count == count else {
      return Array(repeating: .beginning, count: count)
    }
    return positions
  }

  /// The query of one shard, from a position on, or what is wrong with the query.
  package func plan(ofShard number: Int, from position: ReadPosition) -> ReadPlan {
    guard let shards else { return self }
    var plan = self
    plan.faults += faultsOfShards
    plan.keep(number, of: shards)
    plan.options.readsKeys = true
    plan.options.start = nil
    if case .after(let key) = position { plan.options.start = Cursor(key: key, place: plan.place) }
    return plan
  }

  /// The query of the first shard that is not yet read.
  var planOfFirstShard: ReadPlan {
    let positions = positionsOfShards
    let number = positions.firstIndex { $0 != .end } ?? 0
    return plan(ofShard: number, from: positions[number])
  }

  /// The order and the range in which the shards are read, for their cursors; nil for all in ascending order.
  var orderOfShards: String? {
    guard shards != nil, case .query(let key) = source else { return nil }
    let order = (options.isDescending ? ["descending"] : []) + key.terms.dropFirst().map(\.text)
    return order.isEmpty ? nil : order.joined(separator: ", ")
  }

  /// What a query of several shards doesn't have.
  private var faultsOfShards: [StatementError.Fault] {
    var faults: [StatementError.Fault] = []
    if let start = options.start, start.place != place { faults.append(.cursorOfAnotherStatement("\(start.place)", "\(place)")) }
    if options.isBackward {
      faults.append(.invalidParameter("a query of several shards has no page before a cursor; ask for it in the other order"))
    }
    let options = [
      options.maximumPages.map { _ in "maximumPages" }, options.maximumScannedCount.map { _ in "maximumScannedCount" },
    ]
    for case let option? in options {
      faults.append(
        .invalidParameter(
          "\(option) is for one partition, and each of the shards has to be asked: say limit(_:) and pageSize(_:), or ask one "
            + "shard, shard(_:)"))
    }
    return faults
  }

  private mutating func keep(_ number: Int, of shards: ShardedKey) {
    guard case .query(let key) = source else { return }
    source = .query(KeyConditionExpression([shards.term(number)] + key.terms.dropFirst()))
    self.shards = nil
  }

  /// Asks one of the shards only.
  package mutating func keep(shard number: Int) {
    guard let shards else { return faults.append(.invalidParameter("the query is of one partition, and has no shards")) }
    guard shards.texts.indices.contains(number) else {
      return faults.append(
        .invalidParameter("there is no shard \(number): there are \(shards.texts.count), counted from 0"))
    }
    keep(number, of: shards)
  }

  /// Asks the shard of a value only.
  package mutating func keep<Value: AttributeConvertible>(shardOf value: Value) {
    guard let shards else { return keep(shard: 0) }
    guard shards.shard.part.valueType == Value.self else {
      return faults.append(
        .invalidParameter(
          "the shard follows from \"\(shards.shard.part.name)\", which is \(shards.shard.part.valueType) and not \(Value.self)"))
    }
    var located: [AttributeValue.LocatedFault] = []
    let stored = value.attributeValue(faults: &located)
    faults += located.map { .value(attribute: shards.shard.part.name, $0.fault) }
    keep(shards.shard.number(of: stored), of: shards)
  }
}

extension KeyConditionExpression.Term {
  fileprivate var text: String {
    switch self {
    case .compare(let name, let comparator, let value): "\(name) \(comparator.rawValue) \(value.json)"
    case .between(let name, let lower, let upper): "\(name) BETWEEN \(lower.json) AND \(upper.json)"
    case .beginsWith(let name, let prefix): "begins_with(\(name), \(prefix.json))"
    }
  }
}

extension ShardedKey {
  fileprivate func term(_ number: Int) -> KeyConditionExpression.Term { .compare(attribute, .equal, .string(texts[number])) }

  /// What a query's key condition says of all shards.
  func conditions(_ key: KeyConditionExpression) -> [ConditionExpression] {
    [.isIn(.path(DocumentPath(attribute)), texts.map { .value(.string($0)) })] + key.terms.dropFirst().map(\.condition)
  }
}

/// Where one of several reads that make up a whole is: a shard of a query, a segment of a scan.
package enum ReadPosition: Sendable, Hashable {
  case beginning
  case after(EncodedItem)
  case end

  /// As it stands in a cursor's or a checkpoint's text: NULL, the key, or true.
  var attributeValue: AttributeValue {
    switch self {
    case .beginning: .null
    case .after(let key): (try? key.decoded()).map { .map($0) } ?? .null
    case .end: .bool(true)
    }
  }

  init?(_ value: AttributeValue) {
    switch value {
    case .null: self = .beginning
    case .bool(true): self = .end
    case .map(let key) where !key.isEmpty && key.allSatisfy({ $0.value.type.isKeyType }): self = .after(EncodedItem(key))
    default: return nil
    }
  }
}
