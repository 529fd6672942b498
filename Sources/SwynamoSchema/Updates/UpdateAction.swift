public import SwynamoCore

/// One action of an update.
///
///     $0.firstName.set("Robert")     // SET #0 = :0
///     $0.visits.add(1)               // ADD #1 :1
@frozen
public struct UpdateAction<Model>: Sendable {
  /// The action and its faults, without the model's type.
  @usableFromInline package let body: UpdateActionBody

  @inlinable
  init(_ body: UpdateActionBody) { self.body = body }

  package var action: UpdateExpression.Action { body.action }
  package var faults: [StatementError.Fault] { body.faults }
}

/// An action without its model's type.
@frozen
@usableFromInline
package struct UpdateActionBody: Sendable {
  package let action: UpdateExpression.Action
  package let faults: [StatementError.Fault]

  @usableFromInline
  package init(_ action: UpdateExpression.Action, _ faults: [StatementError.Fault]) {
    self.action = action
    self.faults = faults
  }
}
