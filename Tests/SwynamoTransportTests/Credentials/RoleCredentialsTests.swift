import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct RoleCredentialsTests {
  private static let role = "role_arn = arn:aws:iam::111122223333:role"

  /// The credentials, by the files and the variables, of the profile "work".
  private func credentials(
    config: String, credentials: String = "", variables: [String: String] = [:], region: String? = "eu-west-1",
    sender: ScriptedSender
  ) async throws -> Credentials {
    let home = try TemporaryHome(config: config, credentials: credentials)
    var variables = variables
    variables["AWS_PROFILE"] = "work"
    variables["AWS_EC2_METADATA_DISABLED"] = "true"
    return try await Credentials.Default(
      profile: nil, sources: CredentialsSources(region: region, environment: home.environment(variables), sender: sender)
    ).credentials()
  }

  private func refusal(config: String, credentials text: String = "", sender: ScriptedSender = .silent) async -> [String] {
    let error = await #expect(throws: CredentialsError.self) {
      try await credentials(config: config, credentials: text, sender: sender)
    }
    #expect(error?.isNotConfigured == false)
    return error?.reports.filter { $0.kind == .failed }.map { "\($0.provider): \($0.message)" } ?? []
  }

  private static let assuming = ScriptedSender { request in
    .assumedRole(
      accessKeyID: "\(request.form["RoleArn"]?.split(separator: "/").last ?? "") of \(request.signingAccessKeyID ?? "")")
  }

  @Test func assumesARoleWithWhatTheProfileSays() async throws {
    let sender = ScriptedSender { _ in .assumedRole(accessKeyID: "ASIA") }
    let found = try await credentials(
      config: """
        [profile work]
        \(Self.role)/app
        source_profile = base
        external_id = outside
        role_session_name = me
        duration_seconds = 900
        region = eu-north-1
        """,
      credentials: "[base]\naws_access_key_id = AKID\naws_secret_access_key = hush\naws_session_token = quiet\n", region: nil,
      sender: sender)
    #expect(found.accessKeyID == "ASIA")
    #expect(found.accountID == "111122223333")
    #expect(found.expiration == Date(timeIntervalSince1970: 4_102_444_800))
    let request = try #require(sender.requests.first)
    #expect(sender.requests.count == 1)
    #expect(request.url == "https://sts.eu-north-1.amazonaws.com/")
    #expect(
      request.form == [
        "Action": "AssumeRole", "Version": "2011-06-15", "RoleArn": "arn:aws:iam::111122223333:role/app",
        "RoleSessionName": "me", "ExternalId": "outside", "DurationSeconds": "900",
      ])
    #expect(request.signingAccessKeyID == "AKID")
    #expect(request.header("X-Amz-Security-Token") == "quiet")
  }

  @Test func aChainOfRolesIsAssumedFromItsEnd() async throws {
    let found = try await credentials(
      config: """
        [profile work]
        \(Self.role)/a
        source_profile = b
        [profile b]
        \(Self.role)/b
        source_profile = c
        [profile c]
        aws_access_key_id = AKID
        aws_secret_access_key = s
        """, sender: Self.assuming)
    #expect(found.accessKeyID == "a of b of AKID")
  }

  @Test func aProfileMayBeItsOwnSource() async throws {
    let found = try await credentials(
      config: "[profile work]\n\(Self.role)/a\nsource_profile = work\n",
      credentials: "[work]\naws_access_key_id = AKID\naws_secret_access_key = s\n", sender: Self.assuming)
    #expect(found.accessKeyID == "a of AKID")
  }

  @Test func theEnvironmentMayBeTheSource() async throws {
    let config = "[profile work]\n\(Self.role)/a\ncredential_source = Environment\n"
    let home = try TemporaryHome(config: config)
    let variables = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s"]
    let sources = CredentialsSources(region: "eu-west-1", environment: home.environment(variables), sender: Self.assuming)
    #expect(try await Credentials.Default(profile: "work", sources: sources).credentials().accessKeyID == "a of AKID")
    #expect(
      await refusal(config: config) == [
        "profile \"work\": its credential_source Environment gave no credentials: environment: AWS_ACCESS_KEY_ID is not set"
      ])
  }

  @Test func aSourceMayBeAProcess() async throws {
    let found = try await credentials(
      config: """
        [profile work]
        \(Self.role)/a
        source_profile = base
        [profile base]
        credential_process = echo '{"Version": 1, "AccessKeyId": "P", "SecretAccessKey": "s"}'
        """, sender: Self.assuming)
    #expect(found.accessKeyID == "a of P")
  }

  @Test func aCircleIsRefused() async {
    let config = """
      [profile work]
      \(Self.role)/a
      source_profile = b
      [profile b]
      \(Self.role)/b
      source_profile = c
      [profile c]
      \(Self.role)/c
      source_profile = b
      """
    let sentences = await refusal(config: config)
    #expect(sentences.count == 1)
    #expect(sentences.first?.hasSuffix("the profiles go round in a circle: work -> b -> c -> b") == true)
    #expect(
      await refusal(config: "[profile work]\n\(Self.role)/a\nsource_profile = work\n") == [
        "profile \"work\": its source_profile \"work\" gave no credentials: the profiles go round in a circle: work -> work"
      ])
  }

  @Test(arguments: [
    (
      "source_profile = b\ncredential_source = Environment",
      "it has both a source_profile and a credential_source; leave one out"
    ),
    ("", "it has a role_arn, but neither source_profile nor credential_source to assume it with"),
    (
      "credential_source = environment",
      "its credential_source \"environment\" is none of Environment, EcsContainer and Ec2InstanceMetadata"
    ),
    ("source_profile = b\nduration_seconds = long", "its duration_seconds is not a number of seconds, such as 3600"),
    (
      "source_profile = b\nmfa_serial = arn:aws:iam::111122223333:mfa/sam",
      "its role asks for an MFA code (mfa_serial), and nobody is asked for one here; let another tool do it, with "
        + "`credential_process = aws configure export-credentials --profile work` in a profile of its own"
    ),
    ("source_profile = b", "its source_profile \"b\" gave no credentials: profile \"b\": it has no credentials"),
  ])
  func whatIsWrongIsSaid(settings: String, clause: String) async {
    let config = "[profile work]\n\(Self.role)/a\n\(settings)\n[profile b]\nregion = eu-west-1\n"
    #expect(await refusal(config: config) == ["profile \"work\": \(clause)"])
  }

  @Test func aRefusalOfTheServiceIsToldWithoutSecrets() async throws {
    let sender = ScriptedSender { _ in
      HTTPResponse(
        403,
        """
        <ErrorResponse><Error><Code>AccessDenied</Code>
        <Message>User hush is not authorized to perform: sts:AssumeRole with quiet.</Message></Error></ErrorResponse>
        """)
    }
    let sentences = await refusal(
      config: "[profile work]\n\(Self.role)/a\nsource_profile = b\n",
      credentials: "[b]\naws_access_key_id = AKID\naws_secret_access_key = hush\naws_session_token = quiet\n", sender: sender)
    #expect(
      sentences == [
        "profile \"work\": its role_arn arn:aws:iam::111122223333:role/a could not be assumed: STS refused with AccessDenied: "
          + "User (redacted) is not authorized to perform: sts:AssumeRole with (redacted)"
      ])
  }

  @Test func aWebIdentityOfAProfile() async throws {
    let sender = ScriptedSender { _ in .assumedRole("AssumeRoleWithWebIdentity", accessKeyID: "ASIA") }
    let home = try TemporaryHome()
    try home.write("web-token\n", to: "token")
    let found = try await credentials(
      config: "[profile work]\n\(Self.role)/a\nweb_identity_token_file = \(home.path)/token\n", sender: sender)
    #expect(found.accessKeyID == "ASIA")
    #expect(sender.requests.first?.form["WebIdentityToken"] == "web-token")
    #expect(sender.requests.first?.signingAccessKeyID == nil)
  }
}
