/// What of a configuration every call looks at.
struct CallLimits: Sendable {
  let retriesAmbiguousWrites: Bool
  let callTimeout: Duration?
  let maximumResponseSize: Int

  init(_ configuration: TransportConfiguration) {
    retriesAmbiguousWrites = configuration.retriesAmbiguousWrites
    callTimeout = configuration.callTimeout
    maximumResponseSize = configuration.maximumResponseSize
  }
}
