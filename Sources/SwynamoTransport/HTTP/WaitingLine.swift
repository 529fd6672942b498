/// Exchanges in the order they came; one that ended while it waited is passed over.
struct WaitingLine {
  private var exchanges: [Exchange] = []
  private var first = 0

  var isEmpty: Bool { first == exchanges.count }

  mutating func append(_ exchange: Exchange) { exchanges.append(exchange) }

  mutating func next() -> Exchange? {
    while first < exchanges.count {
      let exchange = exchanges[first]
      first += 1
      if first == exchanges.count {
        exchanges.removeAll(keepingCapacity: true)
        first = 0
      } else if first >= 1024, first * 2 > exchanges.count {
        exchanges.removeFirst(first)
        first = 0
      }
      if case .waiting = exchange.state { return exchange }
    }
    return nil
  }

  /// Ends those whose deadline has passed.
  func expire(_ end: (Exchange) -> Void) {
    guard !isEmpty else { return }
    let now = ContinuousClock.Instant.now
    for exchange in exchanges[first...] {
      if case .waiting = exchange.state, let deadline = exchange.deadline, deadline <= now {
        end(exchange)
      }
    }
  }
}
