public import CoreMetrics
public import Logging
public import SwynamoWire
public import Tracing

extension TransportConfiguration {
  /// Who is told about a transport's calls; nobody by default, which costs nothing.
  ///
  ///     var configuration = TransportConfiguration(region: "eu-west-1")
  ///     configuration.observers = .bootstrapped                                  // what the process has set up
  ///     configuration.observers.logger = Logger(label: "orders.dynamodb")        // or one by one
  ///
  /// None of them ever gets a key, an item, an expression's value or a secret.
  public struct Observers: Sendable {
    /// Gets a line for each attempt and each retry at the debug level, and one at the warning level for a call that is given up.
    public var logger: Logger?
    /// Makes the timers and counters, named after OpenTelemetry's conventions.
    public var metrics: (any MetricsFactory)?
    /// Gets a span for each call and, below it, one for each attempt, named after OpenTelemetry's conventions.
    public var tracer: (any Tracer)?
    /// How much each request asks of what it costs, for the counter `aws.dynamodb.client.consumed_capacity` and the spans.
    ///
    ///     configuration.observers.consumedCapacity = .indexes
    public var consumedCapacity = ReturnConsumedCapacity.none

    /// Who hears of calls; nil for nobody.
    public init(logger: Logger? = nil, metrics: (any MetricsFactory)? = nil, tracer: (any Tracer)? = nil) {
      self.logger = logger
      self.metrics = metrics
      self.tracer = tracer
    }

    /// The metrics and the tracer that the process was bootstrapped with, and a logger labeled "swynamodb".
    ///
    ///     MetricsSystem.bootstrap(…); InstrumentationSystem.bootstrap(…); LoggingSystem.bootstrap(…)      // first
    ///     configuration.observers = .bootstrapped
    ///
    /// What was not bootstrapped by now stays off.
    public static var bootstrapped: Observers {
      let metrics = MetricsSystem.factory
      let tracer = InstrumentationSystem.tracer
      return Observers(
        logger: Logger(label: "swynamodb"), metrics: metrics is NOOPMetricsHandler ? nil : metrics,
        tracer: tracer is NoOpTracer ? nil : tracer)
    }
  }
}
