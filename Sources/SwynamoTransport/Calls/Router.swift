import SwynamoWire
import Synchronization

/// Finds the route of a call; the resolver is asked once for each combination of what an address depends on.
final class Router: Sendable {
  private let region: String
  private let resolver: any EndpointResolver
  private let routes = Mutex<[Key: Route]>([:])
  /// Where calls go whose address depends on nothing but the region; some settings want an account.
  private let usual: Result<Route, any Error>

  private struct Key: Hashable {
    var accountID: String?
    var resourceARN: String?
  }

  /// Accounts and tables beyond this number are resolved anew each time they come up again.
  private static let capacity = 256

  init(region: String, resolver: any EndpointResolver) {
    self.region = region
    self.resolver = resolver
    usual = Result { Route(try resolver.endpoint(for: Endpoint.Parameters(region: region)), in: region) }
  }

  var usualEndpoint: Endpoint? { (try? usual.get())?.endpoint }

  /// Throws what neither an account nor a table's ARN would mend, so that nobody looks for credentials first.
  func check() throws {
    guard case .failure(let error as TransportError) = usual, case .noEndpoint(let fault) = error.reason else { return }
    if fault != .accountIDMissing { throw error }
  }

  func route(accountID: String?, resourceARN: String?) throws -> Route {
    if accountID == nil, resourceARN == nil { return try usual.get() }
    let key = Key(accountID: accountID, resourceARN: resourceARN)
    if let known = routes.withLock({ $0[key] }) { return known }
    let endpoint = try resolver.endpoint(
      for: Endpoint.Parameters(region: region, accountID: accountID, resourceARN: resourceARN))
    return routes.withLock { routes in
      if let known = routes[key] { return known }
      let same = (Array(routes.values) + [try? usual.get()]).first { $0?.endpoint == endpoint } ?? nil
      if routes.count >= Self.capacity { routes.removeAll() }
      let route = same ?? Route(endpoint, in: region)
      routes[key] = route
      return route
    }
  }
}
