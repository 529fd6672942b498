import SwynamoTransport
import SwynamoWire
import Testing

@Suite(.timeLimit(.minutes(1))) struct CredentialsTests {
  @Test func nothingPrintsTheSecret() {
    let credentials = Credentials(accessKeyID: "AKID", secretAccessKey: "hush", sessionToken: "quiet")
    var dumped = ""
    dump(credentials, to: &dumped)
    dump(StaticCredentials(credentials), to: &dumped)
    dump(TransportConfiguration(region: "eu-west-1", credentials: StaticCredentials(credentials)), to: &dumped)
    for text in [
      "\(credentials)", String(reflecting: credentials), "\([credentials])", "\(StaticCredentials(credentials))", dumped,
    ] {
      #expect(!text.contains("hush"))
      #expect(!text.contains("quiet"))
    }
    #expect("\(credentials)" == "Credentials(accessKeyID: AKID, secretAccessKey: redacted, sessionToken: redacted)")
  }

  @Test func readsTheEnvironment() async throws {
    let both = ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "s"]
    let plain = try await EnvironmentCredentials(environment: both).credentials()
    #expect(plain == Credentials(accessKeyID: "a", secretAccessKey: "s"))
    let token = try await EnvironmentCredentials(environment: both.merging(["AWS_SESSION_TOKEN": "t"]) { $1 }).credentials()
    #expect(token == Credentials(accessKeyID: "a", secretAccessKey: "s", sessionToken: "t"))
    let empty = try await EnvironmentCredentials(environment: both.merging(["AWS_SESSION_TOKEN": ""]) { $1 }).credentials()
    #expect(empty.sessionToken == nil)
  }

  @Test(arguments: [
    ([:], "There are no AWS credentials: pass them as `credentials:`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."),
    (["AWS_ACCESS_KEY_ID": "a"], "AWS_SECRET_ACCESS_KEY is not set, while the other half of the credentials is."),
    (
      ["AWS_SECRET_ACCESS_KEY": "s", "AWS_ACCESS_KEY_ID": ""],
      "AWS_ACCESS_KEY_ID is not set, while the other half of the credentials is."
    ),
  ])
  func saysWhatIsMissing(environment: [String: String], sentence: String) async {
    let error = await #expect(throws: TransportError.self) {
      try await EnvironmentCredentials(environment: environment).credentials()
    }
    #expect(error?.description == sentence)
  }

  @Test func missingCredentialsAreAnErrorOfTheFirstCall() async {
    var configuration = TransportConfiguration(region: "eu-west-1")
    configuration.credentials = EnvironmentCredentials(environment: [:])
    let error = await #expect(throws: TransportError.self) { try await CurlTransport(configuration).send(.getItem) }
    #expect(error?.reason == .missingCredentials(.none))
    #expect(error?.endpoint == "https://dynamodb.eu-west-1.amazonaws.com/")
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
