import SwynamoWire
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// libcurl behind a lock, and the thread that waits for its sockets.
///
/// A caller that finds the lock free begins its exchange itself, and the thread, which listens to the connection already, wakes when the
/// answer is there: one change of threads for a request instead of two. Whoever finds it taken leaves the exchange in the inbox.
final class EventLoop: Sendable {
  private let driver: Mutex<CurlDriver>
  private let inbox = Mutex(Inbox())
  private let wakeUp: WakeUpPipe
  private let underWay = Atomic<Int>(0)

  /// What the thread has to pick up.
  struct Inbox: Sendable {
    fileprivate(set) var submitted: [Exchange] = []
    fileprivate(set) var canceled: [Exchange] = []
    fileprivate(set) var isStopped = false
    fileprivate var isStarted = false
    /// The thread has closed everything.
    fileprivate var isOver = false
    fileprivate var stopped: [UnsafeContinuation<Void, Never>] = []
    /// The thread should look at the driver again.
    fileprivate var isNudged = false
    /// The thread is in `poll`, or about to be.
    fileprivate var isResting = false

    fileprivate var isEmpty: Bool { submitted.isEmpty && canceled.isEmpty && !isStopped && !isNudged }
  }

  init(_ settings: HTTPSettings, _ lookups: NameLookups) throws {
    guard let wakeUp = WakeUpPipe() else { throw TransportError(.connectionFailed("no more files can be opened")) }
    self.wakeUp = wakeUp
    let owner = WeakLoop()
    driver = Mutex(
      try CurlDriver(settings, lookups, waiter: NameLookups.Waiter { owner.loop.withLock { $0.loop }?.nudge() }))
    owner.loop.withLock { $0.loop = self }
  }

  deinit { wakeUp.close() }

  /// Finds the loop for the look-ups, which may outlive it.
  private final class WeakLoop: Sendable {
    let loop = Mutex(Reference())

    struct Reference {
      weak var loop: EventLoop?
    }
  }

  /// The exchanges that are under way or wait.
  var load: Int { underWay.load(ordering: .relaxed) }

  /// Runs one attempt; canceling the task ends it at once.
  func perform(_ exchange: Exchange) async -> Exchange.Outcome {
    underWay.add(1, ordering: .relaxed)
    defer { underWay.subtract(1, ordering: .relaxed) }
    return await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        exchange.continuation = continuation
        if !begin(exchange) { submit(exchange) }
      }
    } onCancel: {
      notify { $0.canceled.append(exchange) }
    }
  }

  /// Ends the thread; what is under way fails, and the connections are closed.
  func stop() {
    notify { $0.isStopped = true }
  }

  /// Returns when the thread, if there was one, has let go of everything.
  func stopAndWait() async {
    await withUnsafeContinuation { continuation in
      let isOver = notify { inbox in
        inbox.isStopped = true
        let isRunning = inbox.isStarted && !inbox.isOver
        if isRunning { inbox.stopped.append(continuation) }
        return !isRunning
      }
      if isOver { continuation.resume() }
    }
  }

  /// Lets the caller's thread send the request; false when it can't be done at once.
  private func begin(_ exchange: Exchange) -> Bool {
    let begun = driver.withLockIfAvailable { driver -> (isThreadStale: Bool, finished: [CurlDriver.Finished])? in
      guard driver.hasCapacity(for: exchange) else { return nil }
      driver.accept(exchange)
      driver.advance()
      return (driver.isThreadStale, driver.takeFinished())
    }
    guard case .some(.some(let (isThreadStale, finished))) = begun else { return false }
    if isThreadStale { nudge() }
    for end in finished { end.exchange.finish(end.outcome) }
    return true
  }

  private func submit(_ exchange: Exchange) {
    let failure: Exchange.Failure? = notify { inbox in
      if inbox.isStopped { return .shutDown }
      // The thread keeps the loop alive until it ends.
      if !inbox.isStarted { inbox.isStarted = DetachedThread.start(named: "swynamo-http") { self.run() } }
      guard inbox.isStarted else { return .noThread }
      inbox.submitted.append(exchange)
      return nil
    }
    if let failure { exchange.finish(.failure(failure)) }
  }

  /// Has the thread look at the driver again.
  private func nudge() { notify { $0.isNudged = true } }

  @discardableResult
  private func notify<Result: Sendable>(_ change: (inout Inbox) -> sending Result) -> Result {
    let (result, mustWake) = inbox.withLock { inbox in
      let result = change(&inbox)
      defer { inbox.isResting = false }
      return (result, inbox.isResting)
    }
    if mustWake { wakeUp.signal() }
    return result
  }

  /// The thread: it waits, takes in what came, lets libcurl work, wakes the callers of what ended.
  private func run() {
    var entries = [pollfd(fd: wakeUp.reader, events: CShort(POLLIN), revents: 0)]
    var news = Inbox()
    var finished: [CurlDriver.Finished] = []
    var timeout: CInt = 0
    while !news.isStopped {
      rest(&entries, timeout: timeout)
      collect(&news)
      timeout = driver.withLock { driver in
        driver.isInService = !news.isStopped
        for exchange in news.submitted { driver.accept(exchange) }
        for exchange in news.canceled { driver.cancel(exchange) }
        for entry in entries.dropFirst() where entry.revents != 0 { driver.handle(entry) }
        if news.isStopped { driver.stop() } else { driver.advance() }
        let timeout = driver.prepare(&entries)
        swap(&driver.finished, &finished)
        return timeout
      }
      for end in finished { end.exchange.finish(end.outcome) }
      finished.removeAll(keepingCapacity: true)
    }
    let waiters = inbox.withLock { inbox in
      inbox.isOver = true
      defer { inbox.stopped = [] }
      return inbox.stopped
    }
    for waiter in waiters { waiter.resume() }
  }

  private func rest(_ entries: inout [pollfd], timeout: CInt) {
    let mayRest = inbox.withLock { inbox in
      inbox.isResting = inbox.isEmpty
      return inbox.isResting
    }
    entries[0].revents = 0
    let count = poll(&entries, nfds_t(entries.count), mayRest ? timeout : 0)
    if count <= 0 { for index in entries.indices { entries[index].revents = 0 } }
    if entries[0].revents != 0 { wakeUp.drain() }
  }

  /// Trades an emptied inbox for what came in since the last time.
  private func collect(_ news: inout Inbox) {
    news.submitted.removeAll(keepingCapacity: true)
    news.canceled.removeAll(keepingCapacity: true)
    inbox.withLock { inbox in
      swap(&inbox.submitted, &news.submitted)
      swap(&inbox.canceled, &news.canceled)
      news.isStopped = inbox.isStopped
      inbox.isNudged = false
      inbox.isResting = false
    }
  }
}
