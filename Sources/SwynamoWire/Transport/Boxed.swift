/// A value behind a pointer, for one that is large and mostly absent.
package indirect enum Boxed<Value: Sendable & Hashable>: Sendable, Hashable {
  case value(Value)

  package var value: Value {
    switch self {
    case .value(let value): value
    }
  }
}
