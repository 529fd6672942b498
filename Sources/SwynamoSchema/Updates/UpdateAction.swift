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
  package var faults: [StatementFault] { body.faults }
}

extension UpdateAction {
  /// The actions without their model's type. A struct of one member has its layout, so that the elements are copied as what they are
  /// and not by what a model's type, unknown here, would need.
  package static func bodies(of actions: [UpdateAction]) -> [UpdateActionBody] {
    actions.withUnsafeBufferPointer { actions in
      actions.withMemoryRebound(to: UpdateActionBody.self) { Array($0) }
    }
  }
}

/// An action without its model's type.
@frozen
@usableFromInline
package struct UpdateActionBody: Sendable {
  package let action: UpdateExpression.Action
  package let faults: [StatementFault]

  @usableFromInline
  init(_ action: UpdateExpression.Action, _ faults: [StatementFault]) {
    self.action = action
    self.faults = faults
  }
}

/// An update's actions, one on each line. All of them read the item as it was before the update.
@resultBuilder
public enum UpdateBuilder<Model> {
  @inlinable
  public static func buildExpression(_ action: UpdateAction<Model>) -> UpdateLine<Model> { .one(action) }
  @inlinable
  public static func buildExpression(_ actions: [UpdateAction<Model>]) -> UpdateLine<Model> { .many(actions) }
  @inlinable
  public static func buildBlock(_ lines: UpdateLine<Model>...) -> UpdateLine<Model> { .many(.init(lines)) }
  @inlinable
  public static func buildOptional(_ line: UpdateLine<Model>?) -> UpdateLine<Model> { line ?? .many([]) }
  @inlinable
  public static func buildEither(first line: UpdateLine<Model>) -> UpdateLine<Model> { line }
  @inlinable
  public static func buildEither(second line: UpdateLine<Model>) -> UpdateLine<Model> { line }
  @inlinable
  public static func buildArray(_ lines: [UpdateLine<Model>]) -> UpdateLine<Model> { .many(.init(lines)) }
  @inlinable
  public static func buildLimitedAvailability(_ line: UpdateLine<Model>) -> UpdateLine<Model> { line }
  @inlinable
  public static func buildFinalResult(_ line: UpdateLine<Model>) -> [UpdateAction<Model>] { .init([line]) }
}

/// Public for the compiler only: the actions of one line of an update.
///
/// A list of actions needs no list of its own until they are joined.
@frozen
public enum UpdateLine<Model>: Sendable {
  /// One action.
  case one(UpdateAction<Model>)
  /// Several actions, or none.
  case many([UpdateAction<Model>])
}

extension Array {
  @inlinable
  init<Model>(_ lines: [UpdateLine<Model>]) where Element == UpdateAction<Model> {
    if lines.count == 1, case .many(let actions) = lines[0] {
      self = actions
      return
    }
    self = []
    reserveCapacity(lines.count)
    for line in lines {
      switch line {
      case .one(let action): append(action)
      case .many(let actions): self += actions
      }
    }
  }
}
