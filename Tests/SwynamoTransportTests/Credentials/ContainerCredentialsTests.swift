import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct ContainerCredentialsTests {
  private let end = Date(timeIntervalSince1970: 1_800_003_600)

  private func provider(_ variables: [String: String]) -> Credentials.Container {
    var provider = Credentials.Container(environment: AWSEnvironment(variables: variables), sender: OneShotClient())
    provider.timeout = .seconds(30)
    return provider
  }

  private func message(_ variables: [String: String]) async -> String? {
    let error = await #expect(throws: CredentialsError.self) { try await provider(variables).credentials() }
    return error?.reports.first?.message
  }

  @Test func withoutSettingsItIsNotConfigured() async {
    let error = await #expect(throws: CredentialsError.self) { try await provider([:]).credentials() }
    #expect(
      error
        == .notConfigured(
          "container", "neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set"))
  }

  @Test(arguments: [
    "https://example.com/x", "http://localhost:1/x", "http://127.0.0.1/x", "http://127.8.9.10:80/x", "http://[::1]/x",
    "http://169.254.170.2/x", "http://169.254.170.23/v1/credentials", "http://[fd00:ec2::23]/v1/credentials",
    "http://[FD00:0EC2:0::23]:80/v1/credentials", "HTTPS://example.com:8443/x?y=z",
  ])
  func trustedHostsAreAsked(url: String) throws {
    let environment = AWSEnvironment(variables: ["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
    #expect(try ContainerEndpoint.url(environment).get() == url)
  }

  @Test(arguments: [
    ("http://example.com/x", "example.com"), ("http://169.254.170.3/x", "169.254.170.3"),
    ("http://169.254.170.2.example.com/x", "169.254.170.2.example.com"),
    ("http://127.0.0.1.example.com/x", "127.0.0.1.example.com"),
    ("http://[fd00:ec2::24]/x", "[fd00:ec2::24]"), ("http://localhost.example.com/x", "localhost.example.com"),
    ("http://10.0.0.1:169/x", "10.0.0.1:169"),
  ])
  func otherHostsGetNoTokenWithoutTLS(url: String, host: String) async {
    let sentence =
      "AWS_CONTAINER_CREDENTIALS_FULL_URI names the host \(host), which gets no token without TLS; "
      + "use https://, or a loopback address, 169.254.170.2, 169.254.170.23 or [fd00:ec2::23]"
    #expect(await message(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]) == sentence)
  }

  @Test(arguments: [
    "ftp://127.0.0.1/x", "127.0.0.1/x", "http://", "http://169.254.170.2@example.com/", "http://a b/", "gopher://127.0.0.1/x",
    "http://127.0.0.1/\r\nx",
  ])
  func whatIsNoURLIsRefused(url: String) async {
    let sentence = "AWS_CONTAINER_CREDENTIALS_FULL_URI is not a URL that begins with http:// or https://"
    #expect(await message(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]) == sentence)
  }

  @Test func theRelativeURIGoesBeforeTheFullOne() async throws {
    let variables = [
      "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/id", "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/",
    ]
    #expect(try ContainerEndpoint.url(AWSEnvironment(variables: variables)).get() == "http://169.254.170.2/v2/id")
    let sentence = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI does not begin with a slash"
    #expect(await message(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "@example.com/"]) == sentence)
  }

  @Test func theTokenIsSentAndTheFileGoesBeforeTheVariable() async throws {
    let server = try LoopbackServer { FakedProvider.container.answer(to: $0, issue: 1, expiration: end) }
    defer { server.stop() }
    var variables = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "\(server.url)/a?b=c"]
    _ = try await provider(variables).credentials()
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "HIDDEN variable"
    let named = provider(variables)
    _ = try await named.credentials()
    #expect(!showsSecret(named))
    let file = TokenFile("HIDDEN file")
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = file.path
    _ = try await provider(variables).credentials()
    #expect(server.requests.map { $0.headers["authorization"] } == [nil, "HIDDEN variable", "HIDDEN file"])
    #expect(server.requests.map(\.line) == Array(repeating: "GET /a?b=c HTTP/1.1", count: 3))
  }

  @Test func aTokenCannotSmuggleHeaders() async throws {
    let server = try LoopbackServer { _ in .answer(200, "{}") }
    defer { server.stop() }
    let url = "\(server.url)/"
    let variable = await message([
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "HIDDEN\r\nX-Other: 1",
    ])
    #expect(
      variable == "AWS_CONTAINER_AUTHORIZATION_TOKEN holds line breaks or control characters, which no header may have")
    let file = TokenFile("HIDDEN\nHIDDEN")
    let fromFile = await message([
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": file.path,
    ])
    #expect(fromFile == "the token file \(file.path) holds line breaks or control characters, which no header may have")
    #expect(server.requests.isEmpty)
  }

  @Test func credentialsMayHaveNoEnd() async throws {
    let server = try LoopbackServer { _ in
      .answer(200, #"{"AccessKeyId": "A", "SecretAccessKey": "S", "AccountId": "123456789012"}"#)
    }
    defer { server.stop() }
    let credentials = try await provider(["AWS_CONTAINER_CREDENTIALS_FULL_URI": server.url]).credentials()
    #expect(credentials == Credentials(accessKeyID: "A", secretAccessKey: "S", accountID: "123456789012"))
  }
}
