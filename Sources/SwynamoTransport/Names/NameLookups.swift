import Synchronization

/// The addresses of hosts, looked up by threads that nobody waits for: a name server that does not answer costs those calls their
/// time that need it, and no others.
///
/// libcurl would start a thread for each request that needs a look-up, and join it. Here all requests for a host share a look-up.
/// While one takes long, another is begun every ``patience``, ``limitOfHost`` at most, and ``limit`` for all hosts together; what was
/// found stays good for ``lifetime``, and after that until a look-up finds something else.
final class NameLookups: Sendable {
  private let hosts = Mutex<[String: Host]>([:])
  private let resolve: @Sendable (String) -> Result<[String], SystemResolver.Failure>

  private struct Host {
    var known: HostAddresses?
    /// When it was looked up last, by ``SocketTable/now()``.
    var knownSince = 0
    /// Look-ups that have not ended.
    var underWay = 0
    var lastStart = 0
    /// Look-ups that have ended.
    var ended = 0
    var failure: SystemResolver.Failure?
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
    case failed(SystemResolver.Failure)
  }

  /// As long as libcurl keeps an address, in milliseconds.
  private static let lifetime = 60_000
  /// After this long a look-up is taken for one that hangs, in milliseconds.
  private static let patience = 3_000
  private static let limitOfHost = 3
  private static let limit = 16
  /// Hosts beyond this number are forgotten.
  private static let capacity = 512
  /// What is old is asked for again after this long when the name servers could not be asked, in milliseconds.
  private static let pauseAfterFailure = 5_000

  init(resolve: @escaping @Sendable (String) -> Result<[String], SystemResolver.Failure> = SystemResolver.addresses) {
    self.resolve = resolve
  }

  /// What is known of a host, without waiting; where that is nothing, or old, a look-up is begun, and `waiter` is woken when one
  /// ends. A ticket of an earlier answer also brings the failure of a look-up that ended since.
  func addresses(of name: String, since ticket: Int? = nil, for waiter: Waiter) -> Answer {
    let now = SocketTable.now()
    let (answer, starts) = hosts.withLock { hosts -> (Answer, Bool) in
      if hosts.count >= Self.capacity { hosts = hosts.filter { $0.key == name || $0.value.underWay > 0 } }
      var host = hosts[name] ?? Host()
      defer { hosts[name] = host }
      let isFresh = host.known != nil && now - host.knownSince < Self.lifetime
      if isFresh, let known = host.known { return (.known(known), false) }
      if host.known == nil, let ticket, host.ended > ticket, let failure = host.failure { return (.failed(failure), false) }
      let total = hosts.values.reduce(0) { $0 + $1.underWay }
      let starts =
        total < Self.limit && host.underWay < Self.limitOfHost
        && (host.underWay == 0 || now - host.lastStart >= Self.patience)
      if starts {
        host.underWay += 1
        host.lastStart = now
      }
      if let known = host.known { return (.known(known), starts) }
      host.waiters[ObjectIdentifier(waiter)] = waiter
      return (.pending(ticket: ticket ?? host.ended), starts)
    }
    if starts, !DetachedThread.start(named: "swynamo-names", { self.lookUp(name) }) {
      finish(name, .failure(SystemResolver.Failure(why: "the system has no thread for it", isTemporary: true)))
    }
    return answer
  }

  /// Whether a call to the host can begin at once.
  func knows(_ name: String) -> Bool { hosts.withLock { $0[name]?.known != nil } }

  /// Nothing answered at the addresses: the next call has them looked up again.
  func distrust(_ name: String) { hosts.withLock { $0[name]?.knownSince = SocketTable.now() - Self.lifetime } }

  private func lookUp(_ name: String) { finish(name, resolve(name)) }

  private func finish(_ name: String, _ result: Result<[String], SystemResolver.Failure>) {
    let waiters = hosts.withLock { hosts -> [Waiter] in
      var host = hosts[name] ?? Host()
      host.underWay -= 1
      host.ended += 1
      host.failure = nil
      switch result {
      case .success(let texts):
        if host.known?.texts != texts { host.known = HostAddresses(texts: texts, generation: host.ended) }
        host.knownSince = SocketTable.now()
      case .failure(let failure):
        host.failure = failure
        // Old addresses are better than none while the name servers can't be asked.
        if !failure.isTemporary { host.known = nil }
        host.knownSince = SocketTable.now() - Self.lifetime + Self.pauseAfterFailure
      }
      let waiters = Array(host.waiters.values)
      host.waiters = [:]
      hosts[name] = host
      return waiters
    }
    for waiter in waiters { waiter.wake() }
  }
}
