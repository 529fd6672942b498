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
