import Synchronization

/// The addresses of hosts, looked up by threads that nobody waits for: a name server that does not answer costs those calls their
/// time that need it, and no others.
///
/// libcurl would start a thread for each request that needs a look-up, and join it. Here all requests for a host share a look-up.
/// While one takes long, another is begun every ``overlapDelay``, ``limitOfHost`` at most and only while ``limitOfSeconds`` are not reached,
/// so that there is room for other hosts; all hosts together have ``limit``. What was found stays good for ``lifetime``, and after
/// that until a look-up finds something else.
final class NameLookups: Sendable {
  private let state = Mutex(State())
  private let resolve: @Sendable (String) -> Result<[String], SystemResolver.LookupError>
  /// Milliseconds of a clock that only goes on.
  private let now: @Sendable () -> Int

  private struct State {
    var hosts: [String: Host] = [:]
    /// The look-ups of all hosts that have ended, also of those that are forgotten: no number comes twice.
    var ended = 0
  }

  private struct Host {
    var known: HostAddresses?
    /// When a look-up ended last.
    var lastEnd = 0
    /// Until when it is not looked up again, if there are addresses.
    var freshUntil = 0
    /// Look-ups that have not ended.
    var underWay = 0
    var lastStart = 0
    /// The number of the look-up that ended last.
    var ended = 0
    var failure: SystemResolver.LookupError?
    /// Those to tell of the next that ends.
    var waiters: [ObjectIdentifier: Waiter] = [:]
  }

  /// Somebody to tell when a look-up ends.
  final class Waiter: Sendable {
    let wake: @Sendable () -> Void

    init(_ wake: @escaping @Sendable () -> Void) { self.wake = wake }
  }

  enum Answer: Sendable {
    case known(HostAddresses)
    /// A look-up is under way; ask again with the ticket.
    case pending(ticket: Int)
    case failed(SystemResolver.LookupError)
  }

  /// As long as libcurl keeps an address, in milliseconds.
  private static let lifetime = 60_000
  /// After this long a look-up is taken for one that hangs, in milliseconds.
  private static let overlapDelay = 3_000
  private static let limitOfHost = 3
  private static let limit = 16
  /// No second or third look-up of a host is begun while so many are under way for all hosts.
  private static let limitOfSeconds = 8
  /// Hosts beyond this number are forgotten.
  private static let capacity = 512
  /// Addresses that are old, or at which nothing answers, are looked up again so long after the last look-up at the earliest, in
  /// milliseconds.
  private static let pauseBetween = 5_000

  init(
    resolve: @escaping @Sendable (String) -> Result<[String], SystemResolver.LookupError> = SystemResolver.addresses,
    now: @escaping @Sendable () -> Int = SocketTable.now
  ) {
    self.resolve = resolve
    self.now = now
  }

  /// What is known of a host, without waiting; where that is nothing, or old, a look-up is begun, and `waiter` is woken when one
  /// ends. A ticket of an earlier answer also brings the failure of a look-up that ended since.
  func addresses(of name: String, since ticket: Int? = nil, for waiter: Waiter) -> Answer {
    let now = now()
    let (answer, starts) = state.withLock { state -> (Answer, Bool) in
      if state.hosts.count >= Self.capacity { state.hosts = state.hosts.filter { $0.key == name || $0.value.underWay > 0 } }
      var host = state.hosts[name] ?? Host()
      defer { state.hosts[name] = host }
      if now < host.freshUntil, let known = host.known { return (.known(known), false) }
      if host.known == nil, let ticket, host.ended > ticket, let failure = host.failure { return (.failed(failure), false) }
      let total = state.hosts.values.reduce(0) { $0 + $1.underWay }
      let isSlow = host.underWay < Self.limitOfHost && now - host.lastStart >= Self.overlapDelay
      let starts = host.underWay == 0 ? total < Self.limit : isSlow && total < Self.limitOfSeconds
      if starts {
        host.underWay += 1
        host.lastStart = now
      }
      if let known = host.known { return (.known(known), starts) }
      host.waiters[ObjectIdentifier(waiter)] = waiter
      return (.pending(ticket: ticket ?? host.ended), starts)
    }
    if starts, !DetachedThread.start(named: "swynamo-names", { self.lookUp(name) }) {
      finish(name, .failure(SystemResolver.LookupError(why: "the system has no thread for it", isTemporary: true)))
    }
    return answer
  }

  /// Whether a call to the host can begin at once.
  func knows(_ name: String) -> Bool { state.withLock { $0.hosts[name]?.known != nil } }

  /// Nothing answered at the addresses: the next call has them looked up again, unless they were a moment ago.
  func markUnreachable(_ name: String) {
    state.withLock { state in
      guard let host = state.hosts[name] else { return }
      state.hosts[name]?.freshUntil = min(host.freshUntil, host.lastEnd + Self.pauseBetween)
    }
  }

  private func lookUp(_ name: String) { finish(name, resolve(name)) }

  private func finish(_ name: String, _ result: Result<[String], SystemResolver.LookupError>) {
    let now = now()
    let waiters = state.withLock { state -> [Waiter] in
      var host = state.hosts[name] ?? Host()
      state.ended += 1
      host.ended = state.ended
      host.underWay -= 1
      host.lastEnd = now
      host.failure = nil
      switch result {
      case .success(let texts):
        if host.known?.texts != texts { host.known = HostAddresses(texts: texts, generation: host.ended) }
        host.freshUntil = now + Self.lifetime
      case .failure(let failure):
        host.failure = failure
        // Old addresses are better than none while the name servers can't be asked.
        if !failure.isTemporary { host.known = nil }
        host.freshUntil = now + Self.pauseBetween
      }
      let waiters = Array(host.waiters.values)
      host.waiters = [:]
      state.hosts[name] = host
      return waiters
    }
    for waiter in waiters { waiter.wake() }
  }
}
