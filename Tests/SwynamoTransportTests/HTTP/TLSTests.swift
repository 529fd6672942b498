import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1)), .enabled(if: CertificateAuthority.isAvailable, "needs openssl and python3")) struct TLSTests {
  private let authority: CertificateAuthority

  init() throws { authority = try CertificateAuthority() }

  private func send(to server: TLSServer, _ configure: (inout TransportConfiguration.TLS) -> Void = { _ in }) async throws
    -> TransportResponse
  {
    var configuration = TransportConfiguration(
      endpoint: "https://localhost:\(server.port)", credentials: testCredentials)
    configuration.attemptTimeout = .seconds(30)
    configuration.retries = Retries.Standard(maximumAttempts: 4, base: .milliseconds(1))
    configuration.tls.caBundle = authority.bundle
    configure(&configuration.tls)
    return try await CurlTransport(configuration).send(.putItem)
  }

  /// Refused at the first try, before anything was sent; the answer is libcurl's and OpenSSL's reason.
  private func refusal(
    of server: TLSServer, sourceLocation: SourceLocation = #_sourceLocation,
    _ configure: (inout TransportConfiguration.TLS) -> Void = { _ in }
  ) async -> String? {
    let error = await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
      try await send(to: server, configure)
    }
    guard case .tls(let reason) = error?.reason else {
      Issue.record("\(String(describing: error))", sourceLocation: sourceLocation)
      return nil
    }
    #expect(error?.attempts == 1, sourceLocation: sourceLocation)
    #expect(error?.outcomeUnknown == false, sourceLocation: sourceLocation)
    let sentence = "PutItem: No secure connection could be made: \(reason). (https://localhost:\(server.port)/"
    #expect(error?.description.hasPrefix(sentence) == true, sourceLocation: sourceLocation)
    return reason
  }

  @Test func anAuthorityOfOnesOwnIsTrustedByItsBundle() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority)
    defer { server.stop() }
    #expect(try await send(to: server).status == 200)
    #expect(await refusal(of: server) { $0.caBundle = nil } == Self.notVerified("unable to get local issuer certificate"))
  }

  @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
    let certificate = try authority.selfSigned("localhost")
    let server = try TLSServer(certificate, of: authority)
    defer { server.stop() }
    #expect(await refusal(of: server) == Self.notVerified("self-signed certificate"))
    #expect(try await send(to: server) { $0.caBundle = certificate.certificate }.status == 200)
  }

  @Test func anExpiredCertificateIsRefused() async throws {
    let server = try TLSServer(try authority.issue("localhost", isExpired: true), of: authority)
    defer { server.stop() }
    #expect(await refusal(of: server) == Self.notVerified("certificate has expired"))
  }

  @Test func aCertificateForAnotherNameIsRefused() async throws {
    let server = try TLSServer(try authority.issue("example.com"), of: authority)
    defer { server.stop() }
    #expect(
      await refusal(of: server) == "SSL: no alternative certificate subject name matches target host name 'localhost'")
  }

  @Test func aRevokedCertificateIsRefused() async throws {
    let certificate = try authority.issue("localhost")
    let server = try TLSServer(certificate, of: authority)
    defer { server.stop() }
    let listBefore = try authority.revocationList()
    #expect(try await send(to: server) { $0.revocationList = listBefore }.status == 200)
    try authority.revoke(certificate)
    let list = try authority.revocationList()
    #expect(await refusal(of: server) { $0.revocationList = list } == Self.notVerified("certificate revoked"))
    #expect(try await send(to: server).status == 200)
  }

  @Test func aRevocationListThatIsNotThereIsAnError() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority)
    defer { server.stop() }
    let reason = await refusal(of: server) { $0.revocationList = "/nowhere/list.pem" }
    #expect(reason?.contains("/nowhere/list.pem") == true)
  }

  @Test func aBundleThatIsNotThereIsAnError() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority)
    defer { server.stop() }
    let reason = await refusal(of: server) { $0.caBundle = "/nowhere/bundle.pem" }
    #expect(reason?.contains("/nowhere/bundle.pem") == true)
  }

  @Test func aServerMayAskWhoCalls() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority, clientAuthority: authority.bundle)
    defer { server.stop() }
    let client = try authority.issue("client")
    let response = try await send(to: server) {
      $0.clientCertificate = .init(certificate: client.certificate, key: client.key)
    }
    #expect(response.status == 200)
  }

  @Test func aKeyMayBeEncrypted() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority, clientAuthority: authority.bundle)
    defer { server.stop() }
    let client = try authority.issue("client", password: "hush")
    let response = try await send(to: server) {
      $0.clientCertificate = .init(certificate: client.certificate, key: client.key, password: "hush")
    }
    #expect(response.status == 200)
    let error = await #expect(throws: TransportError.self) {
      try await send(to: server) {
        $0.clientCertificate = .init(certificate: client.certificate, key: client.key, password: "wrong")
      }
    }
    guard case .tls(let reason) = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!reason.contains("wrong"))
  }

  /// With TLS 1.3 a client hears of it only after it sent its request, so that this ends as a broken connection.
  @Test func aCallerWithoutACertificateIsTurnedAway() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority, clientAuthority: authority.bundle)
    defer { server.stop() }
    let error = await #expect(throws: TransportError.self) { try await send(to: server) }
    switch error?.reason {
    case .connectionFailed, .tls: break
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func aServerThatSpeaksOnlyTLS11IsRefused() async throws {
    let server = try TLSServer(try authority.issue("localhost"), of: authority, speaksOnlyTLS11: true)
    defer { server.stop() }
    let error = await #expect(throws: TransportError.self) { try await send(to: server) }
    #expect(error?.outcomeUnknown == false)
    #expect(
      error?.description.contains("unsupported protocol") == true || error?.description.contains("protocol version") == true)
  }

  private static func notVerified(_ why: String) -> String { "SSL certificate problem: \(why)" }
}
