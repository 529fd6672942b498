import CCurl
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A thread that nobody joins, and that takes no signals: SIGPIPE is none of the process's business.
///
/// Those of a crash are left to it, as the thread that crashes gets them: blocked, they would end the process past every handler.
enum DetachedThread {
  private final class Work: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }
  }

  /// False when the system has no thread to give. A name has at most 15 characters.
  static func start(named name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
    var every = sigset_t()
    var previous = sigset_t()
    sigfillset(&every)
    for crash in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS] { sigdelset(&every, crash) }
    pthread_sigmask(SIG_SETMASK, &every, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let work = Unmanaged.passRetained(Work(name: name, body: body))
    let status = pthread_create(&thread, nil, { DetachedThread.main($0) }, work.toOpaque())
    if status != 0 { work.release() }
    return status == 0
  }

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    pthread_detach(pthread_self())
    guard let context else { return nil }
    let work = Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
    swynamo_name_thread(work.name)
    work.body()
    return nil
  }
}

/// Tells a process from the one that it was forked from: threads and connections stay with the parent.
enum ForkGeneration {
  private static let counter = Atomic<Int>(0)
  private static let isRegistered = pthread_atfork(nil, nil) { ForkGeneration.counter.add(1, ordering: .relaxed) } == 0

  static var current: Int {
    _ = isRegistered
    return counter.load(ordering: .relaxed)
  }
}
