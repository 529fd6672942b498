import Foundation
import Glibc
import SwynamoWire
import Synchronization
import Testing

@testable import SwynamoTransport

@Suite(.timeLimit(.minutes(1))) struct SSOCredentialsTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)  // 2027-01-15T08:00:00Z
  private static let session = """
    [profile work]
    sso_session = corporate
    sso_account_id = 111122223333
    sso_role_name = Reader+
    [sso-session corporate]
    sso_start_url = https://corporate.example/start
    sso_region = eu-central-1
    """
  private static let legacy = """
    [profile work]
    sso_start_url = https://corporate.example/start
    sso_region = cn-north-1
    sso_account_id = 111122223333
    sso_role_name = Reader+
    """

  private static let keys = HTTPResponse(
    200,
    """
    {"roleCredentials": {"accessKeyId": "ASIA", "secretAccessKey": "s", "sessionToken": "t", "expiration": 1800003600500}}
    """)

  private func home(_ config: String, token: String?, key: String = "corporate") throws -> TemporaryHome {
    let home = try TemporaryHome(config: config)
    if let token { try Data(token.utf8).write(to: URL(fileURLWithPath: file(home, key))) }
    return home
  }

  private func file(_ home: TemporaryHome, _ key: String = "corporate") -> String {
    SSOTokenFile(key: key, homeDirectory: home.path).path
  }

  private func credentials(
    _ home: TemporaryHome, _ sender: ScriptedSender, variables: [String: String] = [:]
  ) async throws -> Credentials {
    var variables = variables
    variables["AWS_EC2_METADATA_DISABLED"] = "true"
    let sources = CredentialsSources(
      region: "eu-west-1", environment: home.environment(variables), sender: sender, now: { Self.now })
    return try await Credentials.Default(profile: "work", sources: sources).credentials()
  }

  private func refusal(_ home: TemporaryHome, _ sender: ScriptedSender = .silent) async -> String? {
    let error = await #expect(throws: CredentialsError.self) { try await credentials(home, sender) }
    #expect(error?.reports.last?.provider == "profile \"work\"")
    #expect(error?.isNotConfigured == false)
    #expect(error.map { !"\($0)".contains("HIDDEN") } == true)
    return error?.reports.last?.message
  }

  private func token(_ expiresAt: String, _ more: String = "") -> String {
    #"{"accessToken": "HIDDEN-token", "expiresAt": "\#(expiresAt)"\#(more)}"#
  }

  private static let renewable = #"""
    , "startUrl": "https://corporate.example/start", "region": "eu-central-1", "clientId": "client", "clientSecret": "HIDDEN-secret",
    "registrationExpiresAt": "2027-03-01T00:00:00Z", "refreshToken": "HIDDEN-refresh"
    """#

  @Test func findsTheFileOfATokenAsTheCommandLineDoes() {
    // printf corporate | sha1sum; printf https://corporate.example/start | sha1sum
    #expect(
      SSOTokenFile(key: "corporate", homeDirectory: "/h").path
        == "/h/.aws/sso/cache/e276d18d65653fa285155bfd3e11ab029306830c.json")
    #expect(
      SSOTokenFile(key: "https://corporate.example/start", homeDirectory: "/h").path
        == "/h/.aws/sso/cache/8ebbe6919b4c4658741ce3046a50202b3d47b2bd.json")
  }

  @Test func asksForTheKeysOfARole() async throws {
    let sender = ScriptedSender { _ in Self.keys }
    let found = try await credentials(home(Self.session, token: token("2027-01-15T10:00:00Z")), sender)
    #expect(
      found
        == Credentials(
          accessKeyID: "ASIA", secretAccessKey: "s", sessionToken: "t", expiration: Date(timeIntervalSince1970: 1_800_003_600.5),
          accountID: "111122223333"))
    let request = try #require(sender.requests.first)
    #expect(sender.requests.count == 1)
    #expect(request.method == "GET")
    #expect(
      request.url
        == "https://portal.sso.eu-central-1.amazonaws.com/federation/credentials?role_name=Reader%2B&account_id=111122223333")
    #expect(request.header("x-amz-sso_bearer_token") == "HIDDEN-token")
    #expect(request.header("Authorization") == nil)
  }

  @Test func theOlderFormHasItsTokenByTheStartURL() async throws {
    let sender = ScriptedSender { _ in Self.keys }
    // Older tools end a time with UTC.
    let home = try home(Self.legacy, token: token("2027-01-15T10:00:00UTC"), key: "https://corporate.example/start")
    #expect(try await credentials(home, sender).accessKeyID == "ASIA")
    #expect(sender.requests.first?.url.hasPrefix("https://portal.sso.cn-north-1.amazonaws.com.cn/federation/") == true)
  }

  @Test func aTokenThatEndsSoonIsRenewed() async throws {
    let sender = ScriptedSender { request in
      guard request.url.hasSuffix("/token") else { return Self.keys }
      return HTTPResponse(
        200, #"{"accessToken": "HIDDEN-new", "expiresIn": 28800, "refreshToken": "HIDDEN-next", "tokenType": "Bearer"}"#)
    }
    let home = try home(Self.session, token: token("2027-01-15T08:14:00Z", Self.renewable))
    _ = try await credentials(home, sender)
    #expect(sender.requests.map(\.method) == ["POST", "GET"])
    #expect(sender.requests[0].url == "https://oidc.eu-central-1.amazonaws.com/token")
    let body = try JSONDecoder().decode([String: String].self, from: Data(sender.requests[0].body))
    #expect(
      body == [
        "clientId": "client", "clientSecret": "HIDDEN-secret", "grantType": "refresh_token", "refreshToken": "HIDDEN-refresh",
      ])
    #expect(sender.requests[1].header("x-amz-sso_bearer_token") == "HIDDEN-new")
    let kept = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: URL(fileURLWithPath: file(home))))
    #expect(
      kept == [
        "accessToken": "HIDDEN-new", "expiresAt": "2027-01-15T16:00:00Z", "refreshToken": "HIDDEN-next", "clientId": "client",
        "clientSecret": "HIDDEN-secret", "registrationExpiresAt": "2027-03-01T00:00:00Z", "region": "eu-central-1",
        "startUrl": "https://corporate.example/start",
      ])
    let permissions = try FileManager.default.attributesOfItem(atPath: file(home))[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(home.path)/.aws/sso/cache").count == 1)
  }

  @Test func aTokenThatCannotBeRenewedIsUsedUntilItEnds() async throws {
    let sender = ScriptedSender { $0.url.hasSuffix("/token") ? HTTPResponse(400, #"{"error": "invalid_grant"}"#) : Self.keys }
    let found = try await credentials(home(Self.session, token: token("2027-01-15T08:14:00Z", Self.renewable)), sender)
    #expect(found.accessKeyID == "ASIA")
    let ended = try home(Self.session, token: token("2027-01-15T07:59:00Z", Self.renewable))
    #expect(await refusal(ended, sender) == "its SSO token has expired; run `aws sso login --profile work`")
    let refusing = ScriptedSender { _ in
      HTTPResponse(400, #"{"error": "slow_down", "error_description": "not HIDDEN-refresh again."}"#)
    }
    #expect(
      await refusal(ended, refusing)
        == "its SSO token has expired and could not be renewed: SSO refused with slow_down: not (redacted) again; "
        + "run `aws sso login --profile work`")
  }

  /// Two processes renew at once: a refresh token is good once, and the one that comes second finds what the first one got.
  @Test(arguments: [0, 150]) func theTokenThatAnotherProcessGotIsUsed(milliseconds: Int) async throws {
    let home = try home(Self.session, token: token("2027-01-15T07:59:00Z", Self.renewable))
    let path = file(home)
    let winners = #"{"accessToken": "HIDDEN-winner", "expiresAt": "2027-01-15T16:00:00Z"}"#
    let sender = ScriptedSender { request in
      guard request.url.hasSuffix("/token") else {
        return request.header("x-amz-sso_bearer_token") == "HIDDEN-winner" ? Self.keys : HTTPResponse(401, "{}")
      }
      Thread.detachNewThread {
        usleep(UInt32(milliseconds * 1000))
        _ = FileManager.default.createFile(atPath: path, contents: Data(winners.utf8))
      }
      usleep(50_000)
      return HTTPResponse(400, #"{"error": "invalid_grant"}"#)
    }
    #expect(try await credentials(home, sender).accessKeyID == "ASIA")
    #expect(sender.requests.map(\.method) == ["POST", "GET"])
  }

  /// The winner's token ended the one that was read before.
  @Test func aTokenThatWasReplacedMeanwhileIsReadAgain() async throws {
    let home = try home(Self.session, token: token("2027-01-15T10:00:00Z"))
    let path = file(home)
    let sender = ScriptedSender { request in
      if request.header("x-amz-sso_bearer_token") == "HIDDEN-new" { return Self.keys }
      let new = #"{"accessToken": "HIDDEN-new", "expiresAt": "2027-01-15T16:00:00Z"}"#
      _ = FileManager.default.createFile(atPath: path, contents: Data(new.utf8))
      return HTTPResponse(401, "{}")
    }
    #expect(try await credentials(home, sender).accessKeyID == "ASIA")
    #expect(sender.requests.count == 2)
  }

  /// It becomes a part of the host that the token is sent to.
  @Test(arguments: ["evil.example/", "eu-west-1.evil.example", "a b", "x@evil.example", "-", "1"])
  func aRegionThatIsNoneIsRefused(region: String) async throws {
    let config = Self.session.replacingOccurrences(of: "eu-central-1", with: region)
    let home = try home(config, token: token("2027-01-15T10:00:00Z"))
    let sender = ScriptedSender { _ in Self.keys }
    #expect(await refusal(home, sender) == "its sso_region is \"\(region)\"; it must be a region such as \"eu-west-1\"")
    #expect(sender.requests.isEmpty)
  }

  @Test func whatIsMissingIsSaid() async throws {
    let login = "run `aws sso login --profile work`"
    let none = try home(Self.session, token: nil)
    #expect(await refusal(none) == "there is no SSO token for it; \(login)")
    #expect(await refusal(try home(Self.session, token: token("2027-01-15T08:00:00Z"))) == "its SSO token has expired; \(login)")
    let damaged = try home(Self.session, token: #"{"accessToken": "HIDDEN"}"#)
    #expect(await refusal(damaged) == "the SSO token in \"\(file(damaged))\" is JSON without \"expiresAt\"; \(login)")
    let timeless = try home(Self.session, token: token("soon"))
    #expect(await refusal(timeless) == "its SSO token does not say when it expires; \(login)")
    let partial = try home("[profile work]\nsso_account_id = 1\nsso_region = eu-west-1\n", token: nil)
    #expect(await refusal(partial) == "it signs on through SSO, but has no sso_role_name, no sso_start_url")
    let dangling = try home("[profile work]\nsso_account_id = 1\nsso_session = gone\n", token: nil)
    #expect(await refusal(dangling) == "there is no section [sso-session gone] in the config file")
    let torn = try home("\(Self.session)\n[profile work]\nsso_region = eu-west-1\n", token: nil)
    #expect(await refusal(torn) == "its sso_region is another one than that of [sso-session corporate]")
  }

  @Test func whatTheServiceRefusesIsSaid() async throws {
    let home = try home(Self.session, token: token("2027-01-15T10:00:00Z"))
    let unauthorized = ScriptedSender { _ in HTTPResponse(401, #"{"message": "Session token not found or invalid"}"#) }
    #expect(
      await refusal(home, unauthorized) == "its SSO token is no longer accepted; run `aws sso login --profile work`")
    let forbidden = ScriptedSender { _ in
      HTTPResponse(
        403, #"{"message": "No access for HIDDEN-token."}"#, headers: [(name: "x-amzn-ErrorType", value: "ForbiddenException:x")])
    }
    #expect(await refusal(home, forbidden) == "SSO refused with ForbiddenException: No access for (redacted)")
    let malformed = ScriptedSender { _ in HTTPResponse(200, #"{"roleCredentials": {"accessKeyId": "HIDDEN"}}"#) }
    #expect(await refusal(home, malformed) == "SSO answered with JSON without \"secretAccessKey\"")
    #expect(await refusal(home) == "SSO could not be asked: The connection failed: nobody is there")
  }

  /// What goes wrong with the token of another process is said as it is.
  @Test func aSecondTokenThatCannotBeUsedIsNoReasonToSignOn() async throws {
    let home = try home(Self.session, token: token("2027-01-15T10:00:00Z"))
    let path = file(home)
    let sender = ScriptedSender { request in
      if request.header("x-amz-sso_bearer_token") == "HIDDEN-other" {
        return HTTPResponse(403, "{}", headers: [(name: "x-amzn-ErrorType", value: "ForbiddenException")])
      }
      try Data(#"{"accessToken": "HIDDEN-other", "expiresAt": "2027-01-15T10:00:00Z"}"#.utf8)
        .write(to: URL(fileURLWithPath: path))
      return HTTPResponse(401, "{}")
    }
    #expect(await refusal(home, sender) == "SSO refused with ForbiddenException")
    #expect(sender.requests.count == 2)
  }

  @Test func aFaultOfTheServiceIsTriedAgain() async throws {
    let count = Counter()
    let sender = ScriptedSender { _ in count.next() < 3 ? HTTPResponse(503, "") : Self.keys }
    let home = try home(Self.session, token: token("2027-01-15T10:00:00Z"))
    #expect(try await credentials(home, sender).accessKeyID == "ASIA")
    #expect(sender.requests.count == 3)
    let failing = ScriptedSender { _ in HTTPResponse(500, "") }
    #expect(await refusal(home, failing) == "SSO refused with status 500")
    #expect(failing.requests.count == 3)
  }

  @Test func anotherEndpointMayBeSet() async throws {
    let sender = ScriptedSender { _ in Self.keys }
    let home = try home(Self.session, token: token("2027-01-15T10:00:00Z"))
    _ = try await credentials(home, sender, variables: ["AWS_ENDPOINT_URL_SSO": "http://localhost:4566/"])
    #expect(
      sender.requests.first?.url
        == "http://localhost:4566/federation/credentials?role_name=Reader%2B&account_id=111122223333")
  }
}
