/// All that depends on where a request goes, worked out once for each route.
///
/// Belongs to the event loop, as its signer does.
final class Destination {
  let route: Route
  let signer: RequestSigner
  let proxy: ProxyChoice
  /// Whose addresses are needed: the proxy's host where there is one.
  let host: HostName?

  init(_ route: Route, _ settings: HTTPSettings) {
    self.route = route
    let server = ServerAddress(route.endpoint)
    proxy = settings.options.proxy.choice(for: server.name, isEncrypted: route.isEncrypted, isLoopback: route.endpoint.isLoopback)
    host = proxy.isDirect ? HostName(server.name, port: server.port) : proxy.host
    signer = RequestSigner(
      host: route.endpoint.host, path: route.endpoint.path, region: route.signingRegion, extraHeaders: settings.extraHeaders)
  }
}
