import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct InstanceMetadataTests {
  private let clock = SettableClock()

  private func provider(
    _ server: LoopbackServer?, _ variables: [String: String] = [:], allowsV1: Bool = false
  ) -> Credentials.InstanceMetadata {
    // A loaded machine gets more time than a metadata service.
    var variables = variables.merging(["AWS_METADATA_SERVICE_TIMEOUT": "10"]) { given, _ in given }
    if let server { variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "\(server.url)/" }
    return Credentials.InstanceMetadata(
      environment: AWSEnvironment(variables: variables), allowsV1: allowsV1, sender: OneShotClient(), now: { clock.now })
  }

  private func good(_ request: LoopbackServer.Request, minutes: Double = 60) -> LoopbackServer.Reply {
    FakedProvider.instance.answer(
      to: request, issue: request.number, expiration: clock.now.addingTimeInterval(60 * minutes))
  }

  private func message(of provider: Credentials.InstanceMetadata) async -> CredentialsError.Report? {
    let error = await #expect(throws: CredentialsError.self) { try await provider.credentials() }
    return error?.reports.first
  }

  @Test func theSessionIsOpenedOnceAndThenUsed() async throws {
    let server = try LoopbackServer { good($0) }
    defer { server.stop() }
    let provider = provider(server)
    _ = try await provider.credentials()
    _ = try await provider.credentials()
    let path = "/latest/meta-data/iam/security-credentials/"
    #expect(
      server.requests.map(\.line) == [
        "PUT /latest/api/token HTTP/1.1", "GET \(path) HTTP/1.1", "GET \(path)app-role HTTP/1.1", "GET \(path) HTTP/1.1",
        "GET \(path)app-role HTTP/1.1",
      ])
    #expect(server.requests.map { $0.headers["x-aws-ec2-metadata-token-ttl-seconds"] } == ["21600", nil, nil, nil, nil])
    #expect(server.requests.dropFirst().allSatisfy { $0.headers["x-aws-ec2-metadata-token"] == "HIDDEN-imds-token" })
    clock.advance(minutes: 360)
    _ = try await provider.credentials()
    #expect(server.requests.count { $0.line.hasPrefix("PUT") } == 2)
    #expect(!showsSecret(provider))
  }

  @Test func aSessionThatIsRefusedIsOpenedAnew() async throws {
    let server = try LoopbackServer { $0.number == 2 ? .answer(401, "") : good($0) }
    defer { server.stop() }
    #expect(try await provider(server).credentials().accessKeyID == "ASIA5")
    #expect(server.requests.map { $0.line.prefix(3) } == ["PUT", "GET", "PUT", "GET", "GET"])
    let stubborn = try LoopbackServer { $0.line.hasPrefix("PUT") ? good($0) : .answer(401, "") }
    defer { stubborn.stop() }
    #expect(await message(of: provider(stubborn))?.message == "\(stubborn.url) answers with status 401")
    #expect(stubborn.requests.count == 4)
  }

  @Test func theFirstVersionIsUsedOnlyWhenAllowed() async throws {
    let server = try LoopbackServer { $0.line.hasPrefix("PUT") ? .answer(404, "") : good($0) }
    defer { server.stop() }
    let sentence =
      "\(server.url) has no IMDSv2 (status 404), and IMDSv1 is used only with `Credentials.InstanceMetadata(allowsV1: true)`"
    #expect(await message(of: provider(server))?.message == sentence)
    #expect(try await provider(server, allowsV1: true).credentials().accessKeyID == "ASIA4")
    let disabled = provider(server, ["AWS_EC2_METADATA_V1_DISABLED": "TRUE"], allowsV1: true)
    let other = "\(server.url) has no IMDSv2 (status 404), and AWS_EC2_METADATA_V1_DISABLED is true"
    #expect(await message(of: disabled)?.message == other)
  }

  @Test func aBadRequestForASessionIsNoReasonToDoWithoutOne() async throws {
    let server = try LoopbackServer { $0.line.hasPrefix("PUT") ? .answer(400, "") : good($0) }
    defer { server.stop() }
    let report = await message(of: provider(server, allowsV1: true))
    #expect(report?.message == "\(server.url) answers with status 400 when asked for a session token")
  }

  @Test(arguments: ["a\nb", "a\u{0}b", String(repeating: "t", count: 10_000), ""])
  func aSessionTokenThatNoHeaderMayHoldIsRefused(token: String) async throws {
    let server = try LoopbackServer { _ in .answer(200, token) }
    defer { server.stop() }
    #expect(await message(of: provider(server))?.message == "\(server.url) gave a session token that no header may hold")
  }

  @Test(arguments: [
    ("", "no role is attached to this instance"), ("\n", "no role is attached to this instance"),
    ("<html>", "the answer is not a list of roles"), ("../../x", "the answer is not a list of roles"),
  ])
  func whatIsNoListOfRolesIsReported(list: String, sentence: String) async throws {
    let server = try LoopbackServer { $0.line.hasSuffix("security-credentials/ HTTP/1.1") ? .answer(200, list) : good($0) }
    defer { server.stop() }
    #expect(await message(of: provider(server))?.message == sentence)
  }

  @Test func aCodeOtherThanSuccessIsReported() async throws {
    let server = try LoopbackServer {
      FakedProvider.instance.isForCredentials($0)
        ? .answer(200, #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "EC2 cannot assume the role."}"#) : good($0)
    }
    defer { server.stop() }
    #expect(
      await message(of: provider(server))?.message
        == "the role app-role gives no credentials: AssumeRoleUnauthorizedAccess: EC2 cannot assume the role")
  }

  @Test func credentialsThatEndedAreUsedForAWhile() async throws {
    let server = try LoopbackServer { good($0, minutes: -30) }
    defer { server.stop() }
    let credentials = try await provider(server).credentials()
    let added = try #require(credentials.expiration).timeIntervalSince(clock.now)
    #expect((300...600).contains(added))
  }

  @Test func theLastOnesAreUsedWhenTheServiceIsGone() async throws {
    let server = try LoopbackServer { good($0) }
    let provider = provider(server)
    let first = try await provider.credentials()
    server.stop()
    try await Task.sleep(for: .milliseconds(50))
    // While they last, a failed refresh is the refresher's affair.
    clock.advance(minutes: 50)
    #expect(await message(of: provider)?.kind == .failed)
    clock.advance(minutes: 20)
    let later = try await provider.credentials()
    #expect(later.accessKeyID == first.accessKeyID)
    #expect((300...600).contains(try #require(later.expiration).timeIntervalSince(clock.now)))
  }

  @Test func attemptsAreCounted() async throws {
    let server = try LoopbackServer { $0.number < 3 ? .answer(500, "") : good($0) }
    defer { server.stop() }
    #expect(
      await message(of: provider(server))?.message == "\(server.url) answers with status 500 when asked for a session token")
    #expect(server.requests.count == 1)
    #expect(try await provider(server, ["AWS_METADATA_SERVICE_NUM_ATTEMPTS": "3"]).credentials().accessKeyID == "ASIA5")
  }

  @Test func itCanBeSwitchedOff() async {
    let report = await message(of: provider(nil, ["AWS_EC2_METADATA_DISABLED": "True"]))
    #expect(report?.message == "AWS_EC2_METADATA_DISABLED is true")
    #expect(report?.kind == .notConfigured)
  }

  @Test(arguments: [
    ([:], "http://169.254.169.254"), (["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6"], "http://[fd00:ec2::254]"),
    (
      ["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE": "IPv6", "AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://[::1]:1338/x/"],
      "http://[::1]:1338/x"
    ),
  ])
  func theAddressFollowsTheSettings(variables: [String: String], origin: String) throws {
    #expect(try InstanceMetadataSettings(AWSEnvironment(variables: variables), allowsV1: false).origin == origin)
  }

  @Test(arguments: [
    ("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv5", "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE is neither IPv4 nor IPv6"),
    (
      "AWS_EC2_METADATA_SERVICE_ENDPOINT", "169.254.169.254",
      "AWS_EC2_METADATA_SERVICE_ENDPOINT is not a URL that begins with http:// or https://"
    ),
    ("AWS_METADATA_SERVICE_TIMEOUT", "nan", "AWS_METADATA_SERVICE_TIMEOUT is not a number of seconds, such as 1"),
    ("AWS_METADATA_SERVICE_TIMEOUT", "-1", "AWS_METADATA_SERVICE_TIMEOUT is not a number of seconds, such as 1"),
    ("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "0", "AWS_METADATA_SERVICE_NUM_ATTEMPTS is not a number of attempts, such as 1"),
  ])
  func badSettingsAreReported(name: String, value: String, sentence: String) async {
    let report = await message(of: provider(nil, [name: value]))
    #expect(report?.message == sentence)
    #expect(report?.kind == .failed)
  }
}
