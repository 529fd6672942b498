import SwynamoCore
import SwynamoWire

extension UpdateExpression {
  /// The item that the update makes of an item; one that doesn't exist yet is its key.
  ///
  /// All operands are read from the item as it was, and list indexes mean places in the list as it was: a SET past the end appends,
  /// a REMOVE closes the gap at the end of all.
  /// Source: DynamoDB Developer Guide, "Update expressions".
  func applied(to item: Item) throws(DynamoDBError) -> UpdatedItem {
    do throws(UpdateError) {
      return UpdatedItem(old: item, new: try changes(to: item).applied(to: item), paths: actions.map(\.path))
    } catch {
      throw error.error
    }
  }

  private func changes(to item: Item) throws(UpdateError) -> PathTree<Change> {
    // DynamoDB evaluates the operands of SET before it looks at any path that is written to.
    var values: [AttributeValue] = []
    for case .set(_, let value) in actions { values.append(try value.value(in: item)) }
    var next = values.makeIterator()

    var changes = PathTree<Change>.members([:])
    for action in actions {
      guard item.canWrite(to: action.path) else { throw .invalidPath }
      switch action {
      case .set(let path, _):
        if let value = next.next() { changes.insert(.put(value), at: path) }
      case .remove(let path):
        changes.insert(.remove, at: path)
      case .add(let path, let value):
        changes.insert(.put(try value.added(to: item.value(at: path))), at: path)
      case .delete(let path, let value):
        guard let old = item.value(at: path) else { continue }
        let rest = try value.deleted(from: old)
        changes.insert(rest.map(Change.put) ?? .remove, at: path)
      }
    }
    return changes
  }
}

/// What becomes of the value at a path.
private enum Change: Sendable {
  case put(AttributeValue)
  case remove
}

extension PathTree where Leaf == Change {
  func applied(to item: Item) -> Item {
    guard case .members(let members) = self else { return item }
    return Self.apply(members, to: item)
  }

  private static func apply(_ members: StringMap<PathTree>, to map: Item) -> Item {
    var map = map
    for (name, tree) in members { map[name] = tree.applied(to: map[name]) }
    return map
  }

  /// Nil removes the value.
  private func applied(to value: AttributeValue?) -> AttributeValue? {
    switch self {
    case .leaf(.put(let new)):
      return new
    case .leaf(.remove):
      return .none
    case .members(let members):
      guard case .map(let map)? = value else { return value }
      return .map(Self.apply(members, to: map))
    case .elements(let elements):
      guard case .list(let list)? = value else { return value }
      var new: [AttributeValue?] = list
      for index in elements.keys.sorted() {
        guard let tree = elements[index] else { continue }
        if index < list.count { new[index] = tree.applied(to: list[index]) } else { new.append(tree.applied(to: .none)) }
      }
      return .list(new.compactMap(\.self))
    }
  }
}

extension Item {
  /// Whether the parent of the path is there: a map for a member, a list for an element.
  fileprivate func canWrite(to path: DocumentPath) -> Bool {
    guard let last = path.steps.last else { return true }
    let parent = value(at: DocumentPath(path.attribute, Array(path.steps.dropLast())))
    switch (parent, last) {
    case (.map?, .member), (.list?, .index): return true
    case (nil, _), (.some, _): return false
    }
  }
}

/// An item after an update, and what of it the update named.
struct UpdatedItem: Sendable {
  let old: Item
  let new: Item
  /// The paths that the actions are about.
  let paths: [DocumentPath]

  /// The attributes that the actions are about, as they are now.
  var written: Item {
    var written: Item = [:]
    for path in paths { written[path.attribute] = new[path.attribute] }
    return written
  }

  /// The named paths as they were: `ReturnValues: UPDATED_OLD`.
  var updatedOld: Item { ItemProjection(paths).project(old) }

  /// The named paths as they are now: `ReturnValues: UPDATED_NEW`.
  var updatedNew: Item { ItemProjection(paths).project(new) }
}

/// Why an update can't be applied to an item. The sentences are the service's own.
enum UpdateError: Error, Sendable, Hashable {
  case invalidPath
  case missingOperand
  case operandType
  case number(DynamoDBNumber.InvalidNumberError)

  var error: DynamoDBError { DynamoDBError(code: DynamoDBError.validation, message: message) }

  var message: String {
    switch self {
    case .invalidPath:
      "The document path provided in the update expression is invalid for update"
    case .missingOperand:
      "The provided expression refers to an attribute that does not exist in the item"
    case .operandType:
      "An operand in the update expression has an incorrect data type"
    // The service says the same of a sum that has too many digits.
    case .number(.overflow), .number(.tooManyDigits):
      "Number overflow. Attempting to store a number with magnitude larger than supported range"
    case .number(.underflow):
      "Number underflow. Attempting to store a number with magnitude smaller than supported range"
    case .number(.notANumber):
      "The parameter cannot be converted to a numeric value"
    }
  }
}
