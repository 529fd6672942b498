import Synchronization

/// A number that several threads count up.
final class Counter: Sendable {
  private let number = Atomic(0)

  var value: Int { number.load(ordering: .acquiring) }

  /// The number before.
  @discardableResult
  func next() -> Int { number.wrappingAdd(1, ordering: .acquiringAndReleasing).oldValue }
}

/// Something that happens once, and is known from then on.
final class Flag: Sendable {
  private let state = Atomic(false)

  var isRaised: Bool { state.load(ordering: .acquiring) }

  func raise() { state.store(true, ordering: .releasing) }
}
