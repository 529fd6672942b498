import Foundation
import SwynamoSigning
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct STSTests {
  private let file = TokenFile("to/ken")

  @Test(
    arguments: [
      ("eu-west-1", [:], "https://sts.eu-west-1.amazonaws.com/ eu-west-1"),
      ("cn-north-1", [:], "https://sts.cn-north-1.amazonaws.com.cn/ cn-north-1"),
      ("us-iso-east-1", [:], "https://sts.us-iso-east-1.c2s.ic.gov/ us-iso-east-1"),
      ("aws-global", [:], "https://sts.amazonaws.com/ us-east-1"),
      ("local", [:], "https://sts.us-east-1.amazonaws.com/ us-east-1"),
      (nil, ["AWS_REGION": "ap-south-1"], "https://sts.ap-south-1.amazonaws.com/ ap-south-1"),
      (nil, ["AWS_DEFAULT_REGION": "ap-south-1"], "https://sts.ap-south-1.amazonaws.com/ ap-south-1"),
      ("eu-west-1", ["AWS_STS_REGIONAL_ENDPOINTS": "legacy"], "https://sts.amazonaws.com/ us-east-1"),
      (nil, ["AWS_STS_REGIONAL_ENDPOINTS": "legacy"], "https://sts.amazonaws.com/ us-east-1"),
      ("eu-south-1", ["AWS_STS_REGIONAL_ENDPOINTS": "legacy"], "https://sts.eu-south-1.amazonaws.com/ eu-south-1"),
      ("us-west-2", ["AWS_USE_FIPS_ENDPOINT": "true"], "https://sts-fips.us-west-2.amazonaws.com/ us-west-2"),
      ("us-gov-west-1", ["AWS_USE_FIPS_ENDPOINT": "true"], "https://sts.us-gov-west-1.amazonaws.com/ us-gov-west-1"),
      ("us-west-2", ["AWS_USE_DUALSTACK_ENDPOINT": "true"], "https://sts.us-west-2.api.aws/ us-west-2"),
      (
        "us-west-2", ["AWS_USE_FIPS_ENDPOINT": "true", "AWS_USE_DUALSTACK_ENDPOINT": "true"],
        "https://sts-fips.us-west-2.api.aws/ us-west-2"
      ),
      ("fips-us-west-2", [:], "https://sts-fips.us-west-2.amazonaws.com/ us-west-2"),
      ("eu-west-1", ["AWS_ENDPOINT_URL_STS": "http://localhost:9"], "http://localhost:9/ eu-west-1"),
      ("eu-west-1", ["AWS_ENDPOINT_URL": "http://localhost:8"], "http://localhost:8/ eu-west-1"),
      (
        "eu-west-1", ["AWS_ENDPOINT_URL": "http://localhost:8", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"],
        "https://sts.eu-west-1.amazonaws.com/ eu-west-1"
      ),
      (nil, [:], "no region is set to ask STS in; set AWS_REGION or the profile's region"),
      ("eu.evil.com/", [:], "STS cannot be asked: \"eu.evil.com/\" is not a region; pass one such as \"eu-west-1\""),
    ] as [(String?, [String: String], String)])
  func theEndpointFollowsTheSettings(region: String?, variables: [String: String], expected: String) {
    switch STSEndpoint.resolve(region: region, environment: AWSEnvironment(variables: variables)) {
    case .success(let endpoint): #expect("\(endpoint.url) \(endpoint.signingRegion)" == expected)
    case .failure(let error): #expect(error.description == expected)
    }
  }

  @Test func assumeRoleIsSignedAndItsFieldsAreEncoded() async throws {
    let faked = FakedProvider.assumeRole
    let clock = SettableClock()
    let server = try LoopbackServer { faked.answer(to: $0, issue: 1, expiration: clock.now.addingTimeInterval(900)) }
    defer { server.stop() }
    _ = try await faked.make(port: server.port, tokenFile: file, clock: clock).credentials()
    let request = try #require(server.requests.first)
    #expect(request.line == "POST / HTTP/1.1")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fapp&RoleSessionName=test"
        + "&DurationSeconds=900&ExternalId=HIDDEN-external")
    #expect(request.headers["content-type"] == "application/x-www-form-urlencoded; charset=utf-8")
    #expect(request.headers["x-amz-security-token"] == "HIDDEN-session")
    let signed = SigV4Signer(
      credentials: Credentials(accessKeyID: "AKIA", secretAccessKey: "HIDDEN-own", sessionToken: "HIDDEN-session"),
      region: "eu-west-1", service: "sts"
    ).headers(
      method: "POST", path: "/",
      headers: [
        (name: "host", value: "127.0.0.1:\(server.port)"),
        (name: "content-type", value: "application/x-www-form-urlencoded; charset=utf-8"),
      ], body: request.body, at: SigningTime(secondsSinceEpoch: Int(clock.now.timeIntervalSince1970)))
    #expect(request.headers["authorization"] == signed.last?.value)
  }

  @Test func aWebIdentityIsSentWithoutASignature() async throws {
    let faked = FakedProvider.webIdentity
    let clock = SettableClock()
    let server = try LoopbackServer { faked.answer(to: $0, issue: 1, expiration: clock.now.addingTimeInterval(900)) }
    defer { server.stop() }
    _ = try await faked.make(port: server.port, tokenFile: file, clock: clock).credentials()
    let request = try #require(server.requests.first)
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fapp"
        + "&RoleSessionName=swynamodb-1800000000&WebIdentityToken=to%2Fken")
    #expect(request.headers["authorization"] == nil)
  }

  @Test(arguments: [
    (400, "Throttling", 3), (400, "IDPCommunicationError", 3), (400, "ExpiredTokenException", 1), (403, "AccessDenied", 1),
    (400, "RegionDisabledException", 1), (500, "InternalFailure", 3), (429, "", 3),
  ])
  func onlyWhatMayPassIsTriedAgain(status: Int, code: String, tries: Int) async throws {
    let server = try LoopbackServer { _ in
      .answer(status, "<ErrorResponse><Error><Code>\(code)</Code><Message>No</Message></Error></ErrorResponse>")
    }
    defer { server.stop() }
    let provider = FakedProvider.webIdentity.make(port: server.port, tokenFile: file)
    let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    let sentence = code.isEmpty ? "STS answered with status 429 and no error code" : "STS refused with \(code): No"
    #expect(error?.reports.first?.message == sentence)
    #expect(server.requests.count == tries)
  }

  @Test func aWrongClockIsCorrected() async throws {
    let clock = SettableClock()
    let server = try LoopbackServer { request in
      request.headers["x-amz-date"] == "20270115T090000Z"
        ? FakedProvider.assumeRole.answer(to: request, issue: 1, expiration: clock.now.addingTimeInterval(900))
        : .answer(
          403,
          "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>Signature expired</Message></Error></ErrorResponse>",
          headers: ["Date": "Fri, 15 Jan 2027 09:00:00 GMT"])
    }
    defer { server.stop() }
    let provider = FakedProvider.assumeRole.make(port: server.port, tokenFile: file, clock: clock)
    #expect(try await provider.credentials().accessKeyID == "ASIA1")
    #expect(server.requests.map { $0.headers["x-amz-date"] } == ["20270115T080000Z", "20270115T090000Z"])
    _ = try await provider.credentials()
    #expect(server.requests.count == 3)
  }

  @Test func withoutSettingsThereIsNoWebIdentity() async {
    let none = await #expect(throws: CredentialsError.self) {
      try await Credentials.WebIdentity(environment: .none).credentials()
    }
    #expect(none == .notConfigured("web identity", "AWS_WEB_IDENTITY_TOKEN_FILE is not set"))
    let half = await #expect(throws: CredentialsError.self) {
      try await Credentials.WebIdentity(environment: AWSEnvironment(variables: ["AWS_WEB_IDENTITY_TOKEN_FILE": "t"]))
        .credentials()
    }
    #expect(half == .failed("web identity", "there is a token file but no role to assume with it; set AWS_ROLE_ARN"))
  }

  @Test(
    arguments: [
      ("arn:aws:sts::123456789012:assumed-role/app/s", "123456789012"), ("arn:aws-cn:iam::210987654321:role/a:b", "210987654321"),
      ("arn:aws:iam::aws:policy/x", nil), ("123456789012", nil), ("", nil), ("arn:aws:iam::1234:role/x", nil),
    ] as [(String, String?)])
  func theAccountIsReadOutOfAnARN(arn: String, account: String?) {
    #expect(AccountID.ofARN(arn) == account)
  }
}
