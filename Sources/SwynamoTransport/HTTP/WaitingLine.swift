/// Exchanges in the order they came; one that ended while it waited is passed over.
struct WaitingLine {
  private var exchanges: [Exchange] = []
  private var first = 0
  private var nextLook = 0

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

  /// Ends those whose deadline has passed, and lets go of what has ended; looks at the line, which may be long, every 50 ms at most.
  mutating func expire(at time: Int, _ end: (Exchange) -> Void) {
    guard time >= nextLook else { return }
    nextLook = time + 50
    let now = ContinuousClock.Instant.now
    exchanges.removeFirst(first)
    first = 0
    exchanges.removeAll { exchange in
      guard case .waiting = exchange.state else { return true }
      guard let deadline = exchange.deadline, deadline <= now else { return false }
      end(exchange)
      return true
    }
  }
}
