import SwynamoWire

extension MetricsRecorder {
  func callEnded(_ metrics: CallMetrics, at server: ServerAddress?) {
    record(
      metrics.total,
      MetricSeries(.callDuration, operation: metrics.operation, server: server, errorType: metrics.errorType))
  }

  func attemptEnded(_ end: AttemptEnd, of operation: String, at server: ServerAddress, after elapsed: Duration) {
    let onWire = end.timings.map { $0.total - $0.queued } ?? elapsed
    record(
      onWire,
      MetricSeries(
        .attemptDuration, operation: operation, server: server, status: end.status, errorType: end.errorType))
    guard let timings = end.timings else { return }
    record(timings.queued, MetricSeries(.connectionWait, server: server))
    if !timings.connectionReused {
      record(timings.connect + timings.tls, MetricSeries(.connectionCreation, server: server))
    }
  }

  func retryPlanned(_ operation: String, cause: RetryCause, at server: ServerAddress?) {
    count(MetricSeries(.retries, operation: operation, server: server, cause: cause))
  }

  func throttled(_ operation: String, errorType: String?, at server: ServerAddress?) {
    count(MetricSeries(.throttles, operation: operation, server: server, errorType: errorType))
  }
}
