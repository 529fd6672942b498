import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

/// Compares with the credentials that botocore finds: `Tests/Interop/credentials/generate.py` writes the file that the variable names.
///
/// STS, SSO and the container's service are played as they are there: an access key says how it was made.
@Suite struct BotocoreCredentialsTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_CREDENTIALS_VECTORS"]

  private struct Vector: Decodable {
    var config: String
    var credentials: String
    var variables: [String: String]
    var profile: String?
    var directory: String
    var result: String
    var error: String?
    var accessKeyID: String?
    var secretAccessKey: String?
    var sessionToken: String?
    var accountID: String?
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_CREDENTIALS_VECTORS names no file"), .timeLimit(.minutes(5)))
  func findsWhatBotocoreFinds() async throws {
    let lines = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file))).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count >= 500)
    let home = try TemporaryHome()
    for (key, text) in [
      ("https://x.example/start", #"{"accessToken": "token-of-start-url", "expiresAt": "2100-01-01T00:00:00Z"}"#),
      ("s", #"{"accessToken": "token-of-session", "expiresAt": "2100-01-01T00:00:00Z"}"#),
      ("old", #"{"accessToken": "old-token", "expiresAt": "2020-01-01T00:00:00Z"}"#),
    ] { try Data(text.utf8).write(to: URL(fileURLWithPath: SSOTokenFile(key: key, homeDirectory: home.path).path)) }
    try home.write("web-token", to: ".aws/web-token")
    var failures = 0
    for (number, line) in lines.enumerated() where failures < 5 {
      let vector = try JSONDecoder().decode(Vector.self, from: line)
      let directory = "\(home.path)/.aws"
      try home.write(vector.config.replacingOccurrences(of: vector.directory, with: directory), to: ".aws/config")
      try home.write(vector.credentials, to: ".aws/credentials")
      let variables = vector.variables.mapValues { $0.replacingOccurrences(of: vector.directory, with: directory) }
      let sources = CredentialsSources(
        region: "eu-west-1", environment: home.environment(variables), sender: ScriptedSender(Self.reply))
      let found: String
      do {
        let credentials = try await Credentials.Default(profile: vector.profile, sources: sources).credentials()
        found = Self.text(
          credentials.accessKeyID, credentials.secretAccessKey, credentials.sessionToken, credentials.accountID)
      } catch let error as CredentialsError {
        found = error.isNotConfigured ? "none" : "failed"
      }
      let expected =
        vector.result == "found"
        ? Self.text(vector.accessKeyID, vector.secretAccessKey, vector.sessionToken, vector.accountID) : vector.result
      if found != expected { failures += 1 }
      #expect(found == expected, "line \(number + 1): \(vector)")
    }
  }

  private static func text(_ parts: String?...) -> String { parts.map { $0 ?? "nil" }.joined(separator: " ") }

  private static func reply(_ request: HTTPRequest) throws -> HTTPResponse {
    if request.url.hasPrefix("http://localhost:1/") {
      return HTTPResponse(
        200,
        """
        {"AccessKeyId": "container", "SecretAccessKey": "secret-of-container", "Token": "token-of-container",
        "Expiration": "2100-01-01T00:00:00Z"}
        """)
    }
    if let query = request.url.split(separator: "?").last, request.url.hasPrefix("https://portal.sso.eu-west-1.amazonaws.com/") {
      let values = query.split(separator: "&").compactMap { $0.split(separator: "=").last.map(String.init) }
      let key = (["sso"] + values + [request.header("x-amz-sso_bearer_token") ?? ""]).joined(separator: "|")
      return HTTPResponse(
        200,
        """
        {"roleCredentials": {"accessKeyId": "\(key)", "secretAccessKey": "secret-of-sso", "sessionToken": "token-of-sso",
        "expiration": 4102444800000}}
        """)
    }
    let form = request.form
    let action = form["Action"] ?? ""
    let role = form["RoleArn"]?.split(separator: ":", omittingEmptySubsequences: false) ?? []
    let name = form["RoleSessionName"] ?? ""
    var parts = [
      role.last?.replacingOccurrences(of: "/", with: ".") ?? "", name.hasPrefix("swynamodb-") ? "-" : name,
    ]
    parts +=
      action == "AssumeRole"
      ? [form["ExternalId"] ?? "-", form["DurationSeconds"] ?? "-", "(\(request.signingAccessKeyID ?? ""))"]
      : [form["WebIdentityToken"] ?? ""]
    let key = ([action == "AssumeRole" ? "role" : "web"] + parts).joined(separator: "|")
    return .assumedRole(action, accessKeyID: key, account: role.count > 4 ? String(role[4]) : "")
  }
}
