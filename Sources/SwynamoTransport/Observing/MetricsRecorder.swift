import CoreMetrics
import SwynamoWire
import Synchronization

/// Records into a factory's timers and counters, each made once and kept.
final class MetricsRecorder: Sendable {
  private let factory: any MetricsFactory
  private let timers = Mutex(Handlers<any TimerHandler>())
  private let counters = Mutex(Handlers<any CounterHandler>())

  init(_ factory: any MetricsFactory) { self.factory = factory }

  func record(_ duration: Duration, _ series: MetricSeries) {
    let handler = timers.withLock {
      $0.handler(of: series) { factory.makeTimer(label: $0.name.rawValue, dimensions: $0.dimensions) }
    }
    handler.recordNanoseconds(duration.nanoseconds)
  }

  func count(_ series: MetricSeries) {
    let handler = counters.withLock {
      $0.handler(of: series) { factory.makeCounter(label: $0.name.rawValue, dimensions: $0.dimensions) }
    }
    handler.increment(by: 1)
  }

  private struct Handlers<Handler: Sendable>: Sendable {
    private var known: [MetricSeries: Handler] = [:]

    /// A server can make up error codes without end: beyond this number of series they become OpenTelemetry's `_OTHER`.
    private static var capacity: Int { 1000 }

    mutating func handler(of series: MetricSeries, make: (MetricSeries) -> Handler) -> Handler {
      if let handler = known[series] { return handler }
      var series = series
      if known.count >= Self.capacity, series.errorType != nil {
        series.errorType = "_OTHER"
        if let handler = known[series] { return handler }
      }
      let handler = make(series)
      known[series] = handler
      return handler
    }
  }
}

extension Duration {
  /// Whole nanoseconds, as far as they can be counted.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, isTooLarge) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLarge ? .max : product &+ attoseconds / 1_000_000_000
  }
}
