/// The actions of an update, as a block of them makes it.
///
/// A block that several updates share is a function of this type:
///
///     @UpdateBuilder<User>
///     func visited(_ user: Attributes<User>, at time: Date) -> UpdateActions<User> {
///       user.visits.add(1)
///       user.lastVisit.set(time)
///     }
///     users.update("a@b.c") { visited($0, at: .now) }     // SET #0 = :0 ADD #1 :1
@frozen
public struct UpdateActions<Model>: Sendable {
  @usableFromInline var list: UpdateActionList

  @inlinable
  init(_ list: UpdateActionList) { self.list = list }

  @inlinable package var bodies: [UpdateActionBody] { list.bodies }
}

/// Actions without their model's type; a single one needs no array until it is joined with others.
@frozen
@usableFromInline
enum UpdateActionList: Sendable {
  case one(UpdateActionBody)
  case many([UpdateActionBody])

  @inlinable
  var bodies: [UpdateActionBody] {
    switch self {
    case .one(let body): [body]
    case .many(let bodies): bodies
    }
  }

  @usableFromInline
  mutating func append(_ other: UpdateActionList) {
    var bodies: [UpdateActionBody]
    switch self {
    case .one(let body):
      bodies = []
      bodies.reserveCapacity(4)
      bodies.append(body)
    case .many(let own):
      bodies = own
      // Held once, so that it grows in place.
      self = .many([])
    }
    switch other {
    case .one(let body): bodies.append(body)
    case .many(let others): bodies += others
    }
    self = .many(bodies)
  }
}

/// An update's actions, one on each line. All of them read the item as it was before the update.
@resultBuilder
public enum UpdateBuilder<Model> {
  @inlinable
  public static func buildExpression(_ action: UpdateAction<Model>) -> UpdateActions<Model> { UpdateActions(.one(action.body)) }
  @inlinable
  public static func buildExpression(_ actions: UpdateActions<Model>) -> UpdateActions<Model> { actions }
  @inlinable
  public static func buildExpression(_ actions: [UpdateAction<Model>]) -> UpdateActions<Model> {
    UpdateActions(.many(actions.map { $0.body }))
  }
  @inlinable
  public static func buildBlock() -> UpdateActions<Model> { UpdateActions(.many([])) }
  @inlinable
  public static func buildPartialBlock(first: UpdateActions<Model>) -> UpdateActions<Model> { first }
  @inlinable
  public static func buildPartialBlock(
    accumulated: consuming UpdateActions<Model>, next: UpdateActions<Model>
  ) -> UpdateActions<Model> {
    accumulated.list.append(next.list)
    return accumulated
  }
  @inlinable
  public static func buildOptional(_ actions: UpdateActions<Model>?) -> UpdateActions<Model> { actions ?? buildBlock() }
  @inlinable
  public static func buildEither(first actions: UpdateActions<Model>) -> UpdateActions<Model> { actions }
  @inlinable
  public static func buildEither(second actions: UpdateActions<Model>) -> UpdateActions<Model> { actions }
  @inlinable
  public static func buildArray(_ blocks: [UpdateActions<Model>]) -> UpdateActions<Model> {
    UpdateActions(.many(blocks.flatMap { $0.bodies }))
  }
  @inlinable
  public static func buildLimitedAvailability(_ actions: UpdateActions<Model>) -> UpdateActions<Model> { actions }
}
