package import SwynamoCore
package import SwynamoSchema
import SwynamoWire

/// An update that makes the maps which its paths lead through, where an item lacks them.
///
/// One request can't set `a.b` and make `a`, since the paths overlap. The first asks that the maps are there, and gets the item back
/// where they are not; the second, made for that item, sets a whole map in the place of each that is missing.
package struct MissingMapsPlan: Sendable {
  private let update: WritePlan

  package init(_ update: WritePlan) { self.update = update }

  /// Whether the update does the same when it is done twice.
  package var isIdempotent: Bool { update.actions.allSatisfy(\.action.isIdempotent) }

  /// The update on the condition that all maps are there.
  package var first: WritePlan {
    plan(actions: update.actions, conditions: requirements(update.actions.map(\.action.path)))
  }

  /// The outermost maps that an item lacks.
  package func missing(in item: Item) -> [DocumentPath] {
    var missing: [DocumentPath] = []
    for action in update.actions {
      guard let map = action.action.path.maps.first(where: { item[$0] == nil }), !missing.contains(map) else { continue }
      missing.append(map)
    }
    return missing
  }

  /// The update that makes these maps, on the condition that they are still missing; or why they can't be made.
  package func making(_ missing: [DocumentPath]) throws(StatementError) -> WritePlan {
    var kept: [UpdateActionBody] = []
    var maps: [(path: DocumentPath, content: AttributeValue)] = missing.map { ($0, .map([:])) }
    var faults: [StatementError.Fault] = []
    for action in update.actions {
      let path = action.action.path
      guard let index = maps.firstIndex(where: { path.isInside($0.path) }) else {
        kept.append(action)
        continue
      }
      let (made, steps) = (maps[index].path, path.steps[maps[index].path.steps.count...])
      do throws(StatementError.Fault) {
        if let value = try action.action.value(withoutAnythingIn: made) {
          try maps[index].content.set(value, at: steps, of: path)
        }
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else {
      throw StatementError(operation: update.request.operation, table: update.table.name, faults: faults)
    }
    let making = maps.map { UpdateActionBody(.set($0.path, .value($0.content)), []) }
    let outer = missing.compactMap(\.maps.last)
    return plan(
      actions: kept + making,
      conditions: missing.map { .attributeNotExists($0) }
        + requirements(kept.map(\.action.path) + outer.map { $0.appending(.member("")) }))
  }

  /// That the innermost map of each path is there.
  private func requirements(_ paths: [DocumentPath]) -> [ConditionExpression] {
    var maps: [DocumentPath] = []
    for map in paths.compactMap(\.maps.last) where !maps.contains(map) { maps.append(map) }
    return maps.map { .attributeExists($0) }
  }

  private func plan(actions: [UpdateActionBody], conditions: [ConditionExpression]) -> WritePlan {
    var plan = WritePlan(update, actions: actions)
    if !conditions.isEmpty { plan.require(ConditionBody(.and(conditions), [])) }
    plan.options.returnsItemOnConditionFailure = true
    return plan
  }
}

extension DocumentPath {
  /// The maps that it leads through, the outermost first, up to a list.
  fileprivate var maps: [DocumentPath] {
    var maps: [DocumentPath] = []
    for (depth, step) in steps.enumerated() {
      guard case .member = step else { break }
      maps.append(DocumentPath(attribute, Array(steps[..<depth])))
    }
    return maps
  }

  fileprivate func isInside(_ map: DocumentPath) -> Bool {
    attribute.hasSameBytes(as: map.attribute) && steps.starts(with: map.steps)
  }
}

extension UpdateExpression.Action {
  /// What is written where a map is missing; nil for nothing.
  fileprivate func value(withoutAnythingIn map: DocumentPath) throws(StatementError.Fault) -> AttributeValue? {
    switch self {
    case .set(let path, let value):
      guard let value = try value.value(withoutAnythingIn: map) else { throw Self.fault(path, map) }
      return value
    case .add(_, let value): return value
    case .remove, .delete: return nil
    }
  }

  private static func fault(_ path: DocumentPath, _ map: DocumentPath) -> StatementError.Fault {
    .invalidParameter(
      "\"\(path)\" is computed from attributes, so that it can't be set where the map \"\(map)\" is missing: set a value")
  }
}

extension UpdateExpression.SetValue {
  /// Nil where it is computed from what the item has, or lacks.
  fileprivate func value(withoutAnythingIn map: DocumentPath) throws(StatementError.Fault) -> AttributeValue? {
    switch self {
    case .value(let value): return value
    case .ifNotExists(let path, let fallback) where path.isInside(map): return try fallback.value(withoutAnythingIn: map)
    case .listAppend(let first, let second):
      guard case .list(let first)? = try first.value(withoutAnythingIn: map),
        case .list(let second)? = try second.value(withoutAnythingIn: map)
      else { return nil }
      return .list(first + second)
    case .plus(let left, let right):
      return try Self.number(left, right, map) { (left, right) throws(DynamoDBNumber.InvalidNumberError) in try left.adding(right)
      }
    case .minus(let left, let right):
      return try Self.number(left, right, map) { (left, right) throws(DynamoDBNumber.InvalidNumberError) in
        try left.subtracting(right)
      }
    case .path, .ifNotExists: return nil
    }
  }

  private static func number(
    _ left: Self, _ right: Self, _ map: DocumentPath,
    _ compute: (DynamoDBNumber, DynamoDBNumber) throws(DynamoDBNumber.InvalidNumberError) -> DynamoDBNumber
  ) throws(StatementError.Fault) -> AttributeValue? {
    guard case .number(let left)? = try left.value(withoutAnythingIn: map),
      case .number(let right)? = try right.value(withoutAnythingIn: map)
    else { return nil }
    do throws(DynamoDBNumber.InvalidNumberError) { return .number(try compute(left, right)) } catch {
      throw .value(attribute: map.description, .number(error, "\(left), \(right)"))
    }
  }
}

extension AttributeValue {
  /// Sets a member, and makes the maps that lead to it.
  fileprivate mutating func set(
    _ value: AttributeValue, at steps: ArraySlice<DocumentPath.Step>, of path: DocumentPath
  ) throws(StatementError.Fault) {
    guard let step = steps.first else {
      self = value
      return
    }
    guard case .member(let name) = step, case .map(var members) = self else {
      throw .invalidParameter("\"\(path)\" leads through a list, which an update makes none of: set the whole list")
    }
    var member = members[name] ?? .map([:])
    try member.set(value, at: steps.dropFirst(), of: path)
    members[name] = member
    self = .map(members)
  }
}

extension Item {
  fileprivate subscript(path: DocumentPath) -> AttributeValue? {
    var value = self[path.attribute]
    for step in path.steps {
      guard case .member(let name) = step, case .map(let members)? = value else { return nil }
      value = members[name]
    }
    return value
  }
}
