import SwynamoWire
import Synchronization

/// Finds the route of a call; the resolver is asked once for each combination of what an address depends on.
final class Router: Sendable {
  private let region: String
  private let resolver: any EndpointResolver
  private let routes = Mutex<[Key: Route]>([:])
  /// Where calls go whose address depends on nothing but the region and the service; some settings want an account.
  private let usual: [ServiceOperation.Service: Result<Route, any Error>]

  private struct Key: Hashable {
    var service: ServiceOperation.Service
    var accountID: String?
    var resourceARN: String?
  }

  /// Accounts and tables beyond this number are resolved anew each time they come up again.
  private static let capacity = 256

  init(region: String, resolver: any EndpointResolver) {
    self.region = region
    self.resolver = resolver
    var usual: [ServiceOperation.Service: Result<Route, any Error>] = [:]
    for service in ServiceOperation.Service.allCases {
      usual[service] = Result {
        let endpoint = try resolver.endpoint(for: Endpoint.Parameters(region: region, service: service))
        return Self.route(to: endpoint, among: usual.values.compactMap { try? $0.get() }) ?? Route(endpoint, in: region)
      }
    }
    self.usual = usual
  }

  func usualEndpoint(of service: ServiceOperation.Service) -> Endpoint? { (try? usual[service]?.get())?.endpoint }

  /// Throws what neither an account nor an ARN would mend, so that nobody looks for credentials first.
  func check(_ service: ServiceOperation.Service) throws {
    guard case .failure(let error as TransportError) = usual[service], case .noEndpoint(let fault) = error.reason else { return }
    if fault != .accountIDMissing { throw error }
  }

  func route(_ service: ServiceOperation.Service, accountID: String?, resourceARN: String?) throws -> Route {
    if accountID == nil, resourceARN == nil, let usual = usual[service] { return try usual.get() }
    let key = Key(service: service, accountID: accountID, resourceARN: resourceARN.map { Self.withoutPosition($0) })
    if let known = routes.withLock({ $0[key] }) { return known }
    let endpoint = try resolver.endpoint(
      for: Endpoint.Parameters(region: region, accountID: accountID, resourceARN: key.resourceARN, service: service))
    return routes.withLock { routes in
      if let known = routes[key] { return known }
      let same = Self.route(to: endpoint, among: routes.values + usual.values.compactMap { try? $0.get() })
      if routes.count >= Self.capacity { routes.removeAll() }
      let route = same ?? Route(endpoint, in: region)
      routes[key] = route
      return route
    }
  }

  private static func route(to endpoint: Endpoint, among routes: [Route]) -> Route? { routes.first { $0.endpoint == endpoint } }

  /// The stream's ARN alone of a shard iterator, which is that with a place in it: the next iterator is another one.
  private static func withoutPosition(_ name: String) -> String {
    name.utf8.firstIndex(of: UInt8(ascii: "|")).map { String(name[..<$0]) } ?? name
  }
}
