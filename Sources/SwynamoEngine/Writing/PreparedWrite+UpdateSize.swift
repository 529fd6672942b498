import SwynamoCore
import SwynamoWire

extension PreparedWrite {
  /// `UpdateItem` measures a second thing that updates of a transaction don't: what it writes, and a few bytes for each action.
  ///
  ///     SET b = :b   // "b", its value, and 3 + 19 bytes
  ///
  /// With a short key the largest item that an update can make is therefore smaller than one that a put can.
  /// Source: measured on the service; dynamodb-conformance, "Item size limit by surface".
  func checkSize(of outcome: Outcome) throws(DynamoDBError) {
    guard let updated = outcome.updated, let actions = action.effect.actions else { return }
    let cost = actions.reduce(3) { $0 + $1.sizeInUpdate }
    // What is paid for the item bounds its size from above, and is known already.
    guard Int(outcome.capacity.table) * Limits.writeUnitBytes + cost > Limits.itemBytes else { return }
    var written: Item = [:]
    for case .set(let path, _) in actions { written[path.attribute] = updated.new[path.attribute] }
    for case .add(let path, _) in actions { written[path.attribute] = updated.new[path.attribute] }
    guard written.storedSize + cost <= Limits.itemBytes else { throw .updateTooLarge }
  }
}

extension DynamoDBError {
  static let updateTooLarge = DynamoDBError.invalid("Item size to update has exceeded the maximum allowed size")
}

extension WriteAction.Effect {
  fileprivate var actions: [UpdateExpression.Action]? {
    switch self {
    case .update(let update), .attributeUpdates(let update): update.actions
    case .put, .delete, .check: .none
    }
  }
}

extension UpdateExpression.Action {
  fileprivate var sizeInUpdate: Int {
    switch self {
    case .set(let path, _), .add(let path, _): path.steps.contains(where: \.isIndex) ? 20 : 19
    case .remove, .delete: 2
    }
  }
}

extension DocumentPath.Step {
  fileprivate var isIndex: Bool {
    switch self {
    case .index: true
    case .member: false
    }
  }
}
