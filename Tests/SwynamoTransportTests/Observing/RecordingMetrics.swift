import CoreMetrics
import Synchronization

/// Keeps what is recorded, as lines of the form `name{dimension=value,…}`.
final class RecordingMetrics: MetricsFactory {
  private let state = Mutex(State())

  private struct State {
    var made: [String] = []
    var times: [String: [Int64]] = [:]
    var counts: [String: Int64] = [:]
    var sums: [String: Double] = [:]
  }

  /// The series that a handler was made for, one line for each time.
  var made: [String] { state.withLock { $0.made.sorted() } }
  var counts: [String: Int64] { state.withLock { $0.counts } }
  /// Of the counters of fractions.
  var sums: [String: Double] { state.withLock { $0.sums } }
  /// How often each timer was recorded.
  var timings: [String: Int] { state.withLock { $0.times.mapValues(\.count) } }

  func nanoseconds(_ name: String) -> [Int64] {
    state.withLock { state in state.times.filter { $0.key.hasPrefix(name + "{") }.flatMap(\.value) }
  }

  func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    Handler(self, made(label, dimensions))
  }

  func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    Handler(self, made(label, dimensions))
  }

  func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
    Handler(self, made(label, dimensions))
  }

  func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    Handler(self, made(label, dimensions))
  }

  func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
    Handler(self, made(label, dimensions))
  }

  func destroyCounter(_ handler: any CounterHandler) {}
  func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  func destroyMeter(_ handler: any MeterHandler) {}
  func destroyRecorder(_ handler: any RecorderHandler) {}
  func destroyTimer(_ handler: any TimerHandler) {}

  private func made(_ label: String, _ dimensions: [(String, String)]) -> String {
    let line = "\(label){\(dimensions.map { "\($0.0)=\($0.1)" }.sorted().joined(separator: ","))}"
    state.withLock { $0.made.append(line) }
    return line
  }

  private final class Handler: TimerHandler, CounterHandler, MeterHandler, RecorderHandler, FloatingPointCounterHandler {
    private let metrics: RecordingMetrics
    private let line: String

    init(_ metrics: RecordingMetrics, _ line: String) {
      self.metrics = metrics
      self.line = line
    }

    func recordNanoseconds(_ duration: Int64) { metrics.state.withLock { $0.times[line, default: []].append(duration) } }
    func increment(by amount: Int64) { metrics.state.withLock { $0.counts[line, default: 0] += amount } }
    func reset() {}
    func set(_ value: Int64) {}
    func set(_ value: Double) {}
    func increment(by amount: Double) { metrics.state.withLock { $0.sums[line, default: 0] += amount } }
    func decrement(by amount: Double) {}
    func record(_ value: Int64) {}
    func record(_ value: Double) {}
  }
}
