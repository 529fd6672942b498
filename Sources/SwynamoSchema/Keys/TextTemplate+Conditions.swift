package import SwynamoCore

extension TextTemplate {
  /// The condition of a query on a range key, given the values of its first parts, and what is asked of the next; nil when it asks for
  /// nothing.
  ///
  /// It never leaves the keys that begin with the text of what is given: `"POST#"; \.posted` and a lower bound is
  /// `BETWEEN "POST#2024…" AND "POST#\u{10FFFF}"`.
  package func term(
    _ attribute: String, prefix values: [AttributeValue], shard: Int? = nil, next: KeyConditionExpression.Term?,
    faults: inout [StatementError.Fault]
  ) -> KeyConditionExpression.Term? {
    var wrong: [AttributeValue.Fault] = []
    defer { faults += wrong.map { .value(attribute: attribute, $0) } }
    if case .compare(_, .equal, let value)? = next {
      return term(attribute, prefix: values + [value], shard: shard, next: nil, faults: &faults)
    }
    let (prefix, index) = text(of: values, shard: shard, faults: &wrong)
    if let index, case .shard(let unknown) = pieces[index] {
      let isAskedBehind = next != nil || TextTemplate(Array(pieces[..<index])).parts.count < values.count
      if isAskedBehind { faults.append(.shardNotKnown(attribute: attribute, unknown.part.name)) }
    }
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
    let (lower, upper) = bounds(next, prefix, part, at: index, faults: &wrong)
    let isOutOfOrder = if case .between = next { false } else { (lower ?? "").compareBytes(to: upper ?? "") > 0 }
    // No key has the character in it, so that the query is answered, and finds nothing.
    guard let lower, let upper, !upper.isEmpty, !isOutOfOrder else { return .compare(attribute, .equal, .string(Self.last)) }
    if prefix.isEmpty {
      let isOpen = upper.hasSameBytes(as: Self.last)
      if lower.isEmpty { return isOpen ? nil : .compare(attribute, .lessOrEqual, .string(upper)) }
      if isOpen { return .compare(attribute, .greaterOrEqual, .string(lower)) }
    }
    return .between(attribute, .string(lower), .string(upper))
  }

  /// The first and the last key that may be meant; nil where there is none.
  private func bounds(
    _ term: KeyConditionExpression.Term, _ prefix: String, _ part: Part, at index: Int, faults: inout [AttributeValue.Fault]
  ) -> (lower: String?, upper: String?) {
    let isFollowed = part.format.isSelfDelimiting
    func bound(_ value: AttributeValue) -> String { prefix + text(of: value, part, at: index, faults: &faults) }
    func last(_ value: AttributeValue) -> String { isFollowed ? bound(value).lastKey : bound(value) }
    switch term {
    case .compare(_, .less, let value): return (prefix, bound(value).previousKey)
    case .compare(_, .lessOrEqual, let value): return (prefix, last(value))
    case .compare(_, .greater, let value): return (bound(value).nextKey(behindAll: isFollowed), prefix.lastKey)
    case .compare(_, .greaterOrEqual, let value): return (bound(value), prefix.lastKey)
    case .between(_, let first, let second): return (bound(first), last(second))
    case .compare(_, .equal, _), .beginsWith: return (prefix, prefix.lastKey)
    }
  }
}

/// Range keys in the order of their bytes. A bound is no longer than a key.
extension String {
  /// Whether the text has the separator in it, or ends as it begins, so that what a part begins with could be its end.
  fileprivate func meets(_ separator: String) -> Bool {
    let (own, other) = (Array(utf8), Array(separator.utf8))
    return own.indices.contains { start in
      own[start...].starts(with: other) || other.starts(with: own[start...])
    }
  }

  /// Behind or at the last key that begins with this text.
  fileprivate var lastKey: String {
    switch KeyBounds.rangeKey - utf8.count {
    case 4...: self + TextTemplate.last
    // The greatest character of so many bytes.
    case 3: self + "\u{FFFF}"
    case 2: self + "\u{7FF}"
    case 1: self + "\u{7F}"
    default: self
    }
  }

  /// Behind or at the last key before this one; nil where there is none.
  fileprivate var previousKey: String? {
    var scalars = unicodeScalars
    guard let last = scalars.popLast() else { return nil }
    if last.value == 0 { return scalars.isEmpty ? nil : String(scalars) }
    // There are no scalars between U+D7FF and U+E000.
    if let before = Unicode.Scalar(last.value == 0xE000 ? 0xD7FF : last.value - 1) { scalars.append(before) }
    return String(scalars).lastKey
  }

  /// Before or at the first key behind this one, or behind all that begin with it; nil where there is none.
  fileprivate func nextKey(behindAll: Bool) -> String? {
    let next = behindAll ? self + TextTemplate.last : self + "\0"
    if next.utf8.count <= KeyBounds.rangeKey || utf8.count > KeyBounds.rangeKey { return next }
    var scalars = unicodeScalars
    while let last = scalars.popLast() {
      guard let after = Unicode.Scalar(last.value == 0xD7FF ? 0xE000 : last.value + 1) else { continue }
      let text = String(scalars) + String(after)
      if text.utf8.count <= KeyBounds.rangeKey { return text }
    }
    return nil
  }
}
