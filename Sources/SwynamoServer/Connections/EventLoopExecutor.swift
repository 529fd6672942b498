import NIOCore

/// Runs a connection's tasks, and the actors that they enter, on the thread that reads and writes the connection: a request then
/// costs no change of threads, which takes longer than a point read.
final class EventLoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
