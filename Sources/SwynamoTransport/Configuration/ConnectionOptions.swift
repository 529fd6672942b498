/// What connections are made with, settled from all places.
struct ConnectionOptions: Sendable {
  var tls: TLSConfiguration
  var proxy: ProxySettings
  var connectTimeout: Duration
  var userAgent: String

  init(_ configuration: TransportConfiguration, _ settings: ResolvedSettings) {
    tls = configuration.tls
    tls.caBundle = settings.caBundle
    proxy = ProxySettings(configuration.proxy, environment: configuration.environment)
    connectTimeout = configuration.connectTimeout ?? settings.connectTimeout ?? .milliseconds(3_100)
    userAgent = UserAgent.text(applicationID: settings.applicationID)
  }
}
