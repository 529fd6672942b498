import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoTransport

@Suite struct RouterTests {
  /// Counts how often it is asked.
  private final class Counted: EndpointResolver {
    let parameters = Mutex<[Endpoint.Parameters]>([])

    func endpoint(for parameters: Endpoint.Parameters) throws -> Endpoint {
      self.parameters.withLock { $0.append(parameters) }
      return try Endpoint.Regional().endpoint(for: parameters)
    }
  }

  private static let stream = "arn:aws:dynamodb:eu-west-1:111122223333:table/users/stream/2026-01-01T00:00:00.000"

  @Test func eachServiceHasItsRoute() throws {
    let router = Router(region: "eu-west-1", resolver: Endpoint.Regional())
    let hosts = try ServiceOperation.Service.allCases.map {
      try router.route($0, accountID: "123456789012", resourceARN: nil).endpoint.host
    }
    #expect(
      hosts == ["ddb", "streams-ddb", "search-ddb"].map { "123456789012.\($0).eu-west-1.amazonaws.com" })
  }

  /// Its connections and its signer too.
  @Test func oneServerHasOneRoute() throws {
    let router = Router(region: "eu-west-1", resolver: Endpoint.Fixed("http://localhost:8000"))
    let routes = try ServiceOperation.Service.allCases.flatMap { service in
      try [nil, "123456789012"].map { try router.route(service, accountID: $0, resourceARN: nil) }
    }
    #expect(routes.allSatisfy { $0 === routes[0] })
  }

  @Test func anIteratorIsLookedUpByItsStream() throws {
    let resolver = Counted()
    let router = Router(region: "eu-west-1", resolver: resolver)
    let before = resolver.parameters.withLock { $0.count }
    for position in 1...1000 {
      let route = try router.route(.streams, accountID: nil, resourceARN: "\(Self.stream)|1|AAA\(position)")
      #expect(route.endpoint.host == "111122223333.streams-ddb.eu-west-1.amazonaws.com")
    }
    let asked = resolver.parameters.withLock { Array($0[before...]) }
    #expect(asked == [Endpoint.Parameters(region: "eu-west-1", resourceARN: Self.stream, service: .streams)])
  }

  /// A fault of one service's endpoints is no other's.
  @Test func faultsAreEachServicesOwn() throws {
    let resolver = Endpoint.WithStreams(
      others: Endpoint.Regional(accountIDMode: .required), streams: Endpoint.Fixed("http://localhost:8000"))
    let router = Router(region: "us-iso-east-1", resolver: resolver)
    #expect(throws: TransportError.self) { try router.check(.dynamoDB) }
    try router.check(.streams)
    #expect(router.usualEndpoint(of: .streams)?.isLoopback == true)
    #expect(router.usualEndpoint(of: .search) == nil)
  }
}
