import Foundation
import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct DefaultCredentialsTests {
  private static let keys = "aws_access_key_id = file\naws_secret_access_key = HIDDEN\n"

  private func provider(
    _ home: TemporaryHome, _ variables: [String: String] = [:], profile: String? = nil,
    _ sender: any HTTPSender = ScriptedSender.silent
  ) -> Credentials.Default {
    let variables = variables.merging(["AWS_EC2_METADATA_DISABLED": "true"]) { given, _ in given }
    return Credentials.Default(
      profile: profile,
      sources: CredentialsSources(region: "eu-west-1", environment: home.environment(variables), sender: sender))
  }

  private static let variables = ["AWS_ACCESS_KEY_ID": "variable", "AWS_SECRET_ACCESS_KEY": "HIDDEN"]

  @Test func variablesGoBeforeFilesUnlessAProfileIsNamedInCode() async throws {
    let home = try TemporaryHome(credentials: "[default]\n\(Self.keys)")
    #expect(try await provider(home, Self.variables).credentials().accessKeyID == "variable")
    #expect(try await provider(home).credentials().accessKeyID == "file")
    #expect(try await provider(home, Self.variables, profile: "default").credentials().accessKeyID == "file")
  }

  @Test func withinAProfileTheCredentialsFileGoesBeforeAProcessAndThatBeforeTheConfigFile() async throws {
    let process = "credential_process = echo '{\"Version\": 1, \"AccessKeyId\": \"process\", \"SecretAccessKey\": \"HIDDEN\"}'\n"
    let config =
      "[default]\n\(process)aws_access_key_id = config\naws_secret_access_key = HIDDEN\naws_account_id = 123456789012\n"
    let all = try TemporaryHome(config: config, credentials: "[default]\n\(Self.keys)")
    #expect(try await provider(all).credentials().accessKeyID == "file")
    let two = try TemporaryHome(config: config)
    let found = try await provider(two).credentials()
    #expect(found.accessKeyID == "process")
    #expect(found.accountID == "123456789012")
  }

  @Test func whenNothingIsConfiguredEveryPlaceSaysSo() async throws {
    let home = try TemporaryHome()
    let error = await #expect(throws: CredentialsError.self) { try await provider(home).credentials() }
    #expect(error?.isNotConfigured == true)
    #expect(
      error?.description == """
        There are no AWS credentials.
          environment: AWS_ACCESS_KEY_ID is not set
          web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set
          profile "default": there is no profile "default" in \(home.path)/.aws/config or \(home.path)/.aws/credentials
          container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set
          instance metadata: AWS_EC2_METADATA_DISABLED is true
        """)
  }

  @Test func aPlaceThatIsConfiguredAndFailsEndsTheSearch() async throws {
    let home = try TemporaryHome(config: "[default]\naws_access_key_id = a\n")
    let error = await #expect(throws: CredentialsError.self) { try await provider(home).credentials() }
    #expect(error?.isNotConfigured == false)
    #expect(
      error?.description == """
        There are no AWS credentials.
          environment: AWS_ACCESS_KEY_ID is not set
          web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set
          profile "default": its aws_secret_access_key is missing beside its aws_access_key_id
        """)
  }

  @Test func aProfileThatWasChosenHasToExist() async throws {
    let home = try TemporaryHome(credentials: "[default]\n\(Self.keys)")
    for chosen in [provider(home, profile: "gone"), provider(home, ["AWS_PROFILE": "gone"])] {
      let error = await #expect(throws: CredentialsError.self) { try await chosen.credentials() }
      #expect(
        error?.reports.last
          == .init(
            provider: "profile \"gone\"", kind: .failed,
            message: "there is no profile \"gone\" in \(home.path)/.aws/config or \(home.path)/.aws/credentials"))
    }
  }

  @Test func aFileThatCannotBeUsedIsAFailure() async throws {
    let home = try TemporaryHome(config: "[default]\nHIDDEN\n")
    let error = await #expect(throws: CredentialsError.self) { try await provider(home).credentials() }
    #expect(
      error?.reports.last?.message
        == "the file \"\(home.path)/.aws/config\" cannot be used: line 2 is neither a section such as [profile name] nor a setting "
        + "such as name = value")
    #expect(try await provider(home, Self.variables).credentials().accessKeyID == "variable")
  }

  @Test func nothingIsReadBeforeTheFirstCall() async throws {
    let home = try TemporaryHome(config: "broken")
    let provider = provider(home)
    try home.write("[default]\n\(Self.keys)", to: ".aws/config")
    #expect(try await provider.credentials().accessKeyID == "file")
  }

  @Test func keysAreKeptAndReadAnewWhenTheyAreNoLongerAccepted() async throws {
    let home = try TemporaryHome(credentials: "[default]\n\(Self.keys)")
    let provider = provider(home)
    #expect(try await provider.credentials().accessKeyID == "file")
    try home.write("[default]\naws_access_key_id = rotated\naws_secret_access_key = HIDDEN\n", to: ".aws/credentials")
    #expect(try await provider.credentials().accessKeyID == "file")
    provider.refreshing.invalidate()
    #expect(try await provider.credentials().accessKeyID == "rotated")
  }

  @Test func aWebIdentityOfTheEnvironmentGoesBeforeKeysInFiles() async throws {
    let home = try TemporaryHome(credentials: "[default]\n\(Self.keys)")
    try home.write("HIDDEN", to: "token")
    let sender = ScriptedSender { _ in .assumedRole("AssumeRoleWithWebIdentity", accessKeyID: "web") }
    let variables = [
      "AWS_WEB_IDENTITY_TOKEN_FILE": "\(home.path)/token", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/pod",
      "AWS_ROLE_SESSION_NAME": "pod",
    ]
    #expect(try await provider(home, variables, sender).credentials().accessKeyID == "web")
    #expect(sender.requests.first?.form["RoleSessionName"] == "pod")
    #expect(try await provider(home, variables, profile: "default", sender).credentials().accessKeyID == "file")
  }

  @Test func nothingPrintsASecret() async throws {
    let config = "[default]\naws_access_key_id = file\naws_secret_access_key = HIDDEN\ns3 =\n  key = HIDDEN\n"
    let home = try TemporaryHome(config: config, credentials: "[default]\naws_session_token = HIDDEN\n")
    let environment = home.environment(["AWS_SECRET_ACCESS_KEY": "HIDDEN", "OTHER_PASSWORD": "HIDDEN"])
    let provider = provider(home, ["AWS_SECRET_ACCESS_KEY": "HIDDEN"])
    let found = try await provider.credentials()
    let configuration = try SharedConfiguration.load(environment)
    let token = SSOToken(accessToken: "HIDDEN", expiresAt: "then", clientSecret: "HIDDEN", refreshToken: "HIDDEN")
    let sources = CredentialsSources(region: nil, environment: environment, sender: ScriptedSender.silent)
    let values: [Any] = [
      environment, provider, found, configuration, token, sources, Credentials.Environment(environment: environment),
      TransportConfiguration(region: "eu-west-1", credentials: provider),
    ]
    for value in values {
      var dumped = ""
      dump(value, to: &dumped)
      for text in ["\(value)", String(reflecting: value), dumped] { #expect(!text.contains("HIDDEN"), "\(type(of: value))") }
    }
  }
}
