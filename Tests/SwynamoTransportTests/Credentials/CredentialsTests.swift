import Foundation
import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct CredentialsTests {
  @Test func nothingPrintsTheSecret() {
    let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "hush", sessionToken: "quiet")
    var dumped = ""
    dump(credentials, to: &dumped)
    dump(credentials as any CredentialsProvider, to: &dumped)
    dump(TransportConfiguration(region: "eu-west-1", credentials: credentials), to: &dumped)
    for text in [
      "\(credentials)", String(reflecting: credentials), "\([credentials])", "\(credentials as any CredentialsProvider)", dumped,
    ] {
      #expect(!text.contains("hush"))
      #expect(!text.contains("quiet"))
    }
    #expect("\(credentials)" == "Credentials(accessKeyID: AKID, secretAccessKey: redacted, sessionToken: redacted)")
  }

  /// Whatever the source: signed and sent, it would be refused.
  @Test func anEmptySessionTokenIsNone() async throws {
    var credentials = Credentials(accessKeyID: "a", secretAccessKey: "s", sessionToken: "")
    #expect(credentials.sessionToken == nil)
    credentials.sessionToken = "t"
    credentials.sessionToken = ""
    #expect(credentials == Credentials(accessKeyID: "a", secretAccessKey: "s"))
    let given = credentials
    try await withServer { _ in
      .answer(200, "{}")
    } configure: {
      $0.credentials = given
    } _: { transport, server in
      _ = try await transport.send(.getItem)
      let request = try #require(server.requests.first)
      #expect(request.headers["x-amz-security-token"] == nil)
      #expect(request.headers["authorization"]?.contains("x-amz-security-token") == false)
    }
  }

  @Test func readsTheEnvironment() async throws {
    func read(_ more: [String: String]) async throws -> Credentials {
      let both = ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"]
      return try await Credentials.Environment(environment: AWSEnvironment(variables: both.merging(more) { $1 })).credentials()
    }
    #expect(try await read([:]) == Credentials(accessKeyID: "a", secretAccessKey: "s"))
    let whole = try await read([
      "AWS_SESSION_TOKEN": "t", "AWS_ACCOUNT_ID": "123456789012", "AWS_CREDENTIAL_EXPIRATION": "2026-01-31T12:00:00Z",
    ])
    #expect(whole.sessionToken == "t")
    #expect(whole.accountID == "123456789012")
    #expect(whole.expiration == Date(timeIntervalSince1970: 1_769_860_800))
    #expect(try await read(["AWS_SESSION_TOKEN": ""]).sessionToken == nil)
    #expect(try await read(["AWS_SECURITY_TOKEN": "old"]).sessionToken == "old")
  }

  @Test(arguments: [
    ([:], CredentialsError.notConfigured("environment", "AWS_ACCESS_KEY_ID is not set")),
    (
      ["AWS_ACCESS_KEY_ID": "a"],
      .failed("environment", "AWS_SECRET_ACCESS_KEY is not set, while AWS_ACCESS_KEY_ID is")
    ),
    (
      ["AWS_SECRET_ACCESS_KEY": "hush", "AWS_ACCESS_KEY_ID": ""],
      .notConfigured("environment", "AWS_ACCESS_KEY_ID is not set, while AWS_SECRET_ACCESS_KEY is")
    ),
    (
      ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "hush", "AWS_CREDENTIAL_EXPIRATION": "soon"],
      .failed("environment", "AWS_CREDENTIAL_EXPIRATION is not a time such as 2026-01-31T12:00:00Z")
    ),
  ])
  func saysWhatIsMissing(variables: [String: String], expected: CredentialsError) async {
    let error = await #expect(throws: CredentialsError.self) {
      try await Credentials.Environment(environment: AWSEnvironment(variables: variables)).credentials()
    }
    #expect(error == expected)
  }

  @Test func missingCredentialsAreAnErrorOfTheFirstCall() async {
    var configuration = TransportConfiguration(region: "eu-west-1")
    configuration.credentials = Credentials.Environment(environment: .none)
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.getItem) }
    #expect(error?.reason == .credentials(.notConfigured("environment", "AWS_ACCESS_KEY_ID is not set")))
    #expect(error?.endpoint == "https://dynamodb.eu-west-1.amazonaws.com/")
    #expect(
      error?.reason.description
        == """
        There are no AWS credentials.
          environment: AWS_ACCESS_KEY_ID is not set
        """)
  }

  /// The lines end with what the providers said: the endpoint that was not called says nothing there.
  @Test func theErrorOfACallThatIsNotSignedNamesNoEndpoint() async {
    var configuration = TransportConfiguration(region: "eu-west-1")
    configuration.credentials = Credentials.Environment(environment: .none)
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.getItem) }
    #expect(
      error?.description == "GetItem: There are no AWS credentials.\n  environment: AWS_ACCESS_KEY_ID is not set")
  }

  @Test func nobodyLooksForCredentialsForAnEndpointThatThereIsNot() async {
    var configuration = TransportConfiguration(region: "local")
    configuration.usesFIPS = true
    configuration.environment = .none
    configuration.credentials = Credentials.Environment(environment: .none)
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.getItem) }
    #expect(error?.reason == .noEndpoint(.variantOfLocal(.fips)))
  }

  @Test func credentialsAreAskedForBeforeEveryAttempt() async throws {
    struct Rotating: CredentialsProvider {
      let counter = Counter()
      func credentials() async throws -> Credentials {
        Credentials(accessKeyID: "AKID\(counter.next())", secretAccessKey: "s")
      }
    }
    try await withServer {
      $0.number == 1 ? .answer(500, "{}") : .answer(200, "{}")
    } configure: {
      $0.credentials = Rotating()
    } _: {
      transport, server in
      _ = try await transport.send(.getItem)
      let keys = server.requests.map { $0.headers["authorization"]?.contains("Credential=AKID\($0.number)/") }
      #expect(keys == [true, true])
    }
  }
}
