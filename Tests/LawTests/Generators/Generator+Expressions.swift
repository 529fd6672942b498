import SwynamoCore

extension Generator {
  /// A condition that DynamoDB takes.
  mutating func condition(depth: Int = 3) -> ConditionExpression {
    guard depth > 0, !once(in: 3) else { return term() }
    return switch int(0...4) {
    case 0, 1: .and(array(0...3) { $0.condition(depth: depth - 1) })
    case 2, 3: .or(array(0...3) { $0.condition(depth: depth - 1) })
    default: .not(condition(depth: depth - 1))
    }
  }

  private mutating func term() -> ConditionExpression {
    let path = path()
    switch int(0...11) {
    case 0, 1:
      let comparator = one(of: [ConditionExpression.Comparator.equal, .notEqual])
      return once(in: 5)
        ? .compare(.value(value()), comparator, .path(path)) : .compare(.path(path), comparator, other(than: path, value()))
    case 2, 3:
      let order: [ConditionExpression.Comparator] = [.less, .lessOrEqual, .greater, .greaterOrEqual]
      return .compare(once(in: 4) ? .value(scalar()) : .path(path), one(of: order), other(than: path, scalar()))
    case 4:
      let comparator = one(of: ConditionExpression.Comparator.allCases)
      return once(in: 2) ? .compare(.size(path), comparator, number()) : .compare(number(), comparator, .size(path))
    case 5:
      let type = one(of: [AttributeType.string, .number, .binary])
      let (first, second) = (scalar(type), scalar(type))
      let inOrder = first.order(to: second).map { $0 <= 0 } ?? true
      let (lower, upper) = inOrder ? (first, second) : (second, first)
      return .between(bounded(path, type), once(in: 4) ? other(than: path, lower) : .value(lower), other(than: path, upper))
    case 6: return .isIn(once(in: 4) ? .value(value()) : .path(path), array(1...4) { $0.candidate(otherThan: path) })
    case 7: return once(in: 2) ? .attributeExists(path) : .attributeNotExists(path)
    case 8: return .attributeType(path, one(of: AttributeType.allCases))
    case 9:
      let text = scalar(one(of: [.string, .binary]))
      return once(in: 4) ? .beginsWith(.value(text), .path(path)) : .beginsWith(.path(path), other(than: path, text))
    default: return .contains(.path(path), once(in: 6) ? .size(self.path()) : other(than: path, value()))
    }
  }

  private mutating func other(than path: DocumentPath, _ value: AttributeValue) -> ConditionExpression.Operand {
    let other = self.path()
    return once(in: 5) && other != path ? .path(other) : .value(value)
  }

  /// A number, or what is one.
  private mutating func number() -> ConditionExpression.Operand {
    switch int(0...3) {
    case 0: .size(path())
    case 1: .path(path())
    default: .value(.number(once(in: 2) ? number() : DynamoDBNumber(int(0...4))))
    }
  }

  private mutating func bounded(_ path: DocumentPath, _ type: AttributeType) -> ConditionExpression.Operand {
    once(in: 5) ? .size(path) : once(in: 5) ? .value(scalar(type)) : .path(path)
  }

  private mutating func candidate(otherThan path: DocumentPath) -> ConditionExpression.Operand {
    once(in: 6) ? .size(self.path()) : other(than: path, value())
  }

  /// An update that DynamoDB takes, of the attributes that are no keys.
  mutating func update() -> UpdateExpression {
    var actions: [UpdateExpression.Action] = []
    for action in array(1...5, { $0.action() })
    where actions.allSatisfy({ $0.path.attribute != action.path.attribute }) { actions.append(action) }
    return UpdateExpression(actions)
  }

  private mutating func action() -> UpdateExpression.Action {
    let path = path()
    switch int(0...6) {
    case 0: return .remove(path)
    case 1: return .add(path, once(in: 2) ? .number(number()) : set())
    case 2: return .delete(path, set())
    default: return .set(path, setValue())
    }
  }

  private mutating func set() -> AttributeValue {
    switch int(0...2) {
    case 0: .stringSet(StringSet(array(1...3) { $0.text() }))
    case 1: .numberSet(Set(array(1...3) { $0.number() }))
    default: .binarySet(Set(array(1...3) { $0.bytes() }))
    }
  }

  private mutating func setValue() -> UpdateExpression.SetValue {
    switch int(0...5) {
    case 0, 1: .value(value())
    case 2: .path(path())
    case 3:
      .ifNotExists(path(), once(in: 3) ? .path(path()) : once(in: 3) ? .ifNotExists(path(), .value(value())) : .value(value()))
    case 4: .listAppend(list(), list())
    default: once(in: 2) ? .plus(addend(), addend()) : .minus(addend(), addend())
    }
  }

  private mutating func list() -> UpdateExpression.SetValue {
    let literal = UpdateExpression.SetValue.value(.list(array(0...2) { $0.value(depth: 1) }))
    return once(in: 2) ? literal : once(in: 2) ? .path(path()) : .ifNotExists(path(), literal)
  }

  private mutating func addend() -> UpdateExpression.SetValue {
    let literal = UpdateExpression.SetValue.value(.number(DynamoDBNumber(int(-5...5))))
    return once(in: 2) ? literal : once(in: 2) ? .path(path()) : .ifNotExists(path(), literal)
  }

  mutating func projection() -> ProjectionExpression {
    var paths: [DocumentPath] = []
    for path in array(1...5, { $0.path() }) where paths.allSatisfy({ $0.attribute != path.attribute }) { paths.append(path) }
    return ProjectionExpression(paths)
  }

  mutating func keyCondition() -> KeyConditionExpression {
    let hash = KeyConditionExpression.Term.compare("h", .equal, scalar())
    let type = one(of: [AttributeType.string, .number, .binary])
    let value = scalar(type)
    switch int(0...3) {
    case 0: return KeyConditionExpression([hash])
    case 1: return KeyConditionExpression([hash, .compare("r", one(of: KeyConditionExpression.Comparator.allCases), value)])
    case 2:
      let other = scalar(type)
      let inOrder = value.order(to: other).map { $0 <= 0 } ?? true
      return KeyConditionExpression([hash, .between("r", inOrder ? value : other, inOrder ? other : value)])
    default: return KeyConditionExpression([hash, .beginsWith("r", scalar(one(of: [.string, .binary])))])
    }
  }
}

extension AttributeValue {
  /// DynamoDB's order of two scalars of one type; written anew here, so that the law doesn't lean on what it checks.
  fileprivate func order(to other: AttributeValue) -> Int? {
    switch (self, other) {
    case (.string(let left), .string(let right)): compare(Array(left.utf8), Array(right.utf8))
    case (.binary(let left), .binary(let right)): compare(left, right)
    case (.number(let left), .number(let right)): left < right ? -1 : left == right ? 0 : 1
    default: nil
    }
  }

  private func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
  }
}
