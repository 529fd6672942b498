import CoreMetrics
import SwynamoBytes
import SwynamoWire
import Synchronization

/// Records into a factory's timers and counters, each made once and kept.
final class MetricsRecorder: Sendable {
  private let factory: any MetricsFactory
  private let timers = Mutex(Handlers<any TimerHandler>())
  private let counters = Mutex(Handlers<any CounterHandler>())
  private let unitCounters = Mutex(Handlers<any FloatingPointCounterHandler>())

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

  func add(_ units: Double, _ series: MetricSeries) {
    let handler = unitCounters.withLock {
      $0.handler(of: series) { factory.makeFloatingPointCounter(label: $0.name.rawValue, dimensions: $0.dimensions) }
    }
    handler.increment(by: units)
  }

  private struct Handlers<Handler: Sendable>: Sendable {
    private var known: [MetricSeries: Handler] = [:]

    /// A server can make up error codes without end, and a program tables: beyond this number of series they become OpenTelemetry's
    /// `_OTHER`.
    private static var capacity: Int { 1000 }

    mutating func handler(of series: MetricSeries, make: (MetricSeries) -> Handler) -> Handler {
      if let handler = known[series] { return handler }
      var series = series
      if known.count >= Self.capacity, series.errorType != nil || series.consumer != nil {
        if series.errorType != nil { series.errorType = "_OTHER" }
        if series.consumer != nil { series.consumer = MetricSeries.Consumer(table: "_OTHER", kind: "_OTHER") }
        if let handler = known[series] { return handler }
      }
      let handler = make(series)
      known[series] = handler
      return handler
    }
  }
}

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

  /// The units of the table and of each index, of reading and of writing; those of the whole where the answer doesn't tell them apart.
  func consumed(_ cost: CallMetrics.Cost, by operation: String, at server: ServerAddress?) {
    for capacity in cost.tables {
      var parts: [(index: String?, units: ConsumedCapacity.Units)] = [(nil, capacity.table ?? capacity.units)]
      parts += capacity.localSecondaryIndexes.map { ($0.key, $0.value) }
      parts += capacity.globalSecondaryIndexes.map { ($0.key, $0.value) }
      for (index, units) in parts {
        for (kind, count) in [("read", units.read), ("write", units.write)] where count > 0 {
          let consumer = MetricSeries.Consumer(table: capacity.tableName, index: index, kind: kind)
          add(count, MetricSeries(.consumedCapacity, operation: operation, server: server, consumer: consumer))
        }
      }
    }
  }

  func throttled(_ operation: String, errorType: String?, at server: ServerAddress?) {
    count(MetricSeries(.throttles, operation: operation, server: server, errorType: errorType))
  }
}

/// One line of a metric: its name and the dimensions it is kept apart by.
///
/// Names and dimensions are OpenTelemetry's where it has them (semantic conventions for database clients and HTTP).
struct MetricSeries: Sendable, Hashable {
  var name: Name
  var operation: String?
  var server: ServerAddress?
  var status: Int?
  var errorType: String?
  /// Why a request is sent again.
  var cause: RetryCause?
  var consumer: Consumer?

  /// What capacity is consumed of.
  struct Consumer: Sendable, Hashable {
    var table: String
    var index: String?
    /// "read" or "write"
    var kind: String
  }

  enum Name: String {
    case callDuration = "db.client.operation.duration"
    case attemptDuration = "http.client.request.duration"
    case connectionWait = "db.client.connection.wait_time"
    case connectionCreation = "db.client.connection.create_time"
    case retries = "aws.dynamodb.client.retries"
    case throttles = "aws.dynamodb.client.throttles"
    case consumedCapacity = "aws.dynamodb.client.consumed_capacity"
  }

  init(
    _ name: Name, operation: String? = nil, server: ServerAddress? = nil, status: Int? = nil, errorType: String? = nil,
    cause: RetryCause? = nil, consumer: Consumer? = nil
  ) {
    self.name = name
    self.operation = operation
    self.server = server
    self.status = status
    self.errorType = errorType
    self.cause = cause
    self.consumer = consumer
  }

  var dimensions: [(String, String)] {
    var dimensions = [("db.system.name", "aws.dynamodb")]
    func add(_ name: String, _ value: String?) { if let value { dimensions.append((name, value)) } }
    add("db.operation.name", operation)
    if name == .attemptDuration { add("http.request.method", "POST") }
    add("http.response.status_code", status.map(String.init))
    add("error.type", errorType)
    add("aws.dynamodb.retry.cause", cause?.rawValue)
    add("db.collection.name", consumer?.table)
    add("aws.dynamodb.index_name", consumer?.index)
    add("aws.dynamodb.capacity.kind", consumer?.kind)
    add("server.address", server?.name)
    add("server.port", server.map { String($0.port) })
    return dimensions
  }
}
