public import SwynamoCore

/// One action of an update.
///
///     $0.firstName.set("Robert")     // SET #0 = :0
///     $0.visits.add(1)               // ADD #1 :1
@frozen
public struct UpdateAction<Model>: Sendable {
  /// The action and its faults, without the model's type.
  public let body: UpdateActionBody

  @inlinable
  init(_ body: UpdateActionBody) { self.body = body }

  public var action: UpdateExpression.Action { body.action }
  public var faults: [StatementFault] { body.faults }
}

/// An action without its model's type.
@frozen
public struct UpdateActionBody: Sendable {
  public let action: UpdateExpression.Action
  public let faults: [StatementFault]

  @usableFromInline
  init(_ action: UpdateExpression.Action, _ faults: [StatementFault]) {
    self.action = action
    self.faults = faults
  }
}
