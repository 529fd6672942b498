/// What connections are made with, settled from all places.
struct ConnectionOptions: Sendable {
  var tls: TransportConfiguration.TLS
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

/// What the client calls itself.
///
///     UserAgent.text(applicationID: "orders")   // "swynamodb/0.1.0 ua/2.1 os/linux lang/swift app/orders"
///
/// Source: AWS SDKs and Tools Reference Guide, "Application ID".
enum UserAgent {
  static let version = "0.1.0"

  static func text(applicationID: String?) -> String {
    #if os(Linux)
      let system = "linux"
    #else
      let system = "macos"
    #endif
    let application = applicationID.map { " app/\($0)" } ?? ""
    return "swynamodb/\(version) ua/2.1 os/\(system) lang/swift\(application)"
  }
}
