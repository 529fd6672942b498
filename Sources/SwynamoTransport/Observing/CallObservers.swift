import Logging
import SwynamoWire
import Tracing

/// What a transport's observers need, prepared once; there is none when all are off.
final class CallObservers: Sendable {
  let logger: Logger?
  let recorder: MetricsRecorder?
  let tracer: (any Tracer)?
  let region: String

  init?(_ configuration: TransportConfiguration, region: String) {
    let observers = configuration.observers
    guard observers.logger != nil || observers.metrics != nil || observers.tracer != nil else { return nil }
    logger = observers.logger
    recorder = observers.metrics.map(MetricsRecorder.init)
    tracer = observers.tracer
    self.region = region
  }
}
