/// An endpoint's host and port apart, as OpenTelemetry has them.
struct ServerAddress: Sendable, Hashable {
  let name: String
  let port: Int

  init(_ endpoint: Endpoint) {
    let afterName = endpoint.host.hasPrefix("[") ? endpoint.host.firstIndex(of: "]") : endpoint.host.firstIndex(of: ":")
    let rest = afterName.map { endpoint.host[$0...] } ?? ""
    name = String(endpoint.host.dropLast(rest.drop { $0 == "]" }.count))
    port = rest.lastIndex(of: ":").flatMap { Int(rest[$0...].dropFirst()) } ?? (endpoint.url.hasPrefix("https:") ? 443 : 80)
  }
}
