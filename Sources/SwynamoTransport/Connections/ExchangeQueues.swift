/// Exchanges in the order they came; one that ended while it waited is passed over.
struct ExchangeQueue {
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

/// Exchanges that wait for the addresses of the host that they go to.
struct NameQueue {
  private var groups: [HostName: Group] = [:]

  private struct Group {
    /// What the look-ups answered when the first of them came.
    let ticket: Int
    var exchanges: [(exchange: Exchange, since: Int)] = []
  }

  var isEmpty: Bool { groups.isEmpty }

  mutating func append(_ exchange: Exchange, for host: HostName, ticket: Int, at now: Int) {
    groups[host, default: Group(ticket: ticket)].exchanges.append((exchange, now))
  }

  /// Takes out those whose wait has ended: what can go on is given to `admit`, the others to `end`. `limit` is in milliseconds.
  mutating func settle(
    at now: Int, limit: Int, _ lookUp: (HostName, _ ticket: Int) -> NameLookups.Answer,
    admit: (Exchange, _ waited: Int) -> Void, end: (Exchange, Exchange.Failure) -> Void
  ) {
    for (host, group) in groups {
      var rest = Group(ticket: group.ticket)
      let answer = lookUp(host, group.ticket)
      let time = ContinuousClock.Instant.now
      for (exchange, since) in group.exchanges {
        guard case .waiting = exchange.state else { continue }
        switch answer {
        case .known: admit(exchange, now - since)
        case .failed(let failure): end(exchange, .unknownHost(host.name, failure.why))
        case .pending:
          if let deadline = exchange.deadline, deadline <= time {
            end(exchange, .deadlinePassed)
          } else if now - since >= limit {
            end(exchange, .nameLookupTooSlow)
          } else {
            rest.exchanges.append((exchange, since))
          }
        }
      }
      groups[host] = rest.exchanges.isEmpty ? nil : rest
    }
  }

  /// Takes all of them out.
  mutating func removeAll() -> [Exchange] {
    defer { groups = [:] }
    return groups.values.flatMap { $0.exchanges.map(\.exchange) }
  }
}
