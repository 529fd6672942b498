public import SwynamoWire

/// An account in a region: tables of different realms have nothing to do with each other.
///
///     let ohio = Realm(region: "us-east-2", account: "123456789012")
///     let answer = try await engine.send(request, in: ohio)   // arn:aws:dynamodb:us-east-2:123456789012:table/…
///
/// Source: Developer Guide, "How it works".
public struct Realm: Sendable, Hashable {
  /// "eu-west-1"
  public var region: String
  /// Twelve digits on AWS; any text here.
  public var account: String

  public init(region: String, account: String = "000000000000") {
    self.region = region
    self.account = account
  }

  /// The realm of requests that name none.
  public static let local = Realm(region: "ddblocal")
}

extension EmbeddedEngine {
  /// The engine as clients of one region and account see it.
  ///
  ///     let ohio = DynamoDB(Backend(engine.realm(Realm(region: "us-east-2"))))
  ///     let frankfurt = DynamoDB(Backend(engine.realm(Realm(region: "eu-central-1"))))   // has tables of its own
  public func realm(_ realm: Realm) -> some Transport { RealmTransport(engine: self, realm: realm) }
}

private struct RealmTransport: Transport {
  let engine: EmbeddedEngine
  let realm: Realm

  func send(_ request: TransportRequest) async throws -> TransportResponse { try await engine.send(request, in: realm) }

  func shutDown(drainingFor limit: Duration) async { await engine.shutDown(drainingFor: limit) }
}
