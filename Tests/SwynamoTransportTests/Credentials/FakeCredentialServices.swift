import Foundation
import SwynamoWire
import Synchronization

@testable import SwynamoTransport

/// A clock that a test sets.
final class SettableClock: Sendable {
  private let time: Mutex<Date>

  init(_ time: Date = Date(timeIntervalSince1970: 1_800_000_000)) { self.time = Mutex(time) }

  var now: Date { time.withLock { $0 } }

  func advance(minutes: Double) { time.withLock { $0 = $0.addingTimeInterval(60 * minutes) } }
}

/// A file of a test, which is removed with it.
final class TokenFile: Sendable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("swynamo-token-\(UUID().uuidString)").path

  init(_ text: String) { write(text) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String) { _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) }
}

/// A provider that asks over the network, with a fake of the service that it asks.
///
/// The fake gives the credentials ASIA1, ASIA2, … for an hour each; everything that nobody may see has "HIDDEN" in it.
enum FakedProvider: String, CaseIterable, Sendable {
  case assumeRole, webIdentity, container, instance

  static let host = "127.0.0.1"

  /// The name in reports.
  var name: String {
    switch self {
    case .assumeRole: "role"
    case .webIdentity: "web identity"
    case .container: "container"
    case .instance: "instance metadata"
    }
  }

  var isSTS: Bool { self == .assumeRole || self == .webIdentity }
  var usesTokenFile: Bool { self == .webIdentity || self == .container }

  private struct AssumedRole: CredentialsProvider {
    let client: STSClient

    func credentials() async throws -> Credentials {
      do {
        return try await client.assumeRole(
          roleARN: "arn:aws:iam::123456789012:role/app", sessionName: "test", externalID: "HIDDEN-external", durationSeconds: 900,
          signedWith: Credentials(accessKeyID: "AKIA", secretAccessKey: "HIDDEN-own", sessionToken: "HIDDEN-session"))
      } catch let error as STSError {
        throw CredentialsError.failed("role", error.description)
      }
    }
  }

  /// With short waits between tries.
  func make(
    port: Int, tokenFile: TokenFile, clock: SettableClock = SettableClock(), timeout: Duration = .seconds(10)
  ) -> any CredentialsProvider {
    let url = "http://\(Self.host):\(port)"
    var variables = ["AWS_REGION": "eu-west-1", "AWS_ENDPOINT_URL_STS": url]
    variables["AWS_WEB_IDENTITY_TOKEN_FILE"] = tokenFile.path
    variables["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/app"
    variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "\(url)/v1/credentials"
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = tokenFile.path
    variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = url
    variables["AWS_METADATA_SERVICE_TIMEOUT"] = "\(timeout / .seconds(1))"
    let environment = AWSEnvironment(variables: variables)
    let sender = OneShotClient()
    var sts = STSClient(region: nil, environment: environment, sender: sender, now: { clock.now })
    sts.timeout = timeout
    sts.pause = .milliseconds(1)
    switch self {
    case .assumeRole: return AssumedRole(client: sts)
    case .webIdentity:
      return Credentials.WebIdentity(
        tokenFile: tokenFile.path, roleARN: variables["AWS_ROLE_ARN"], sessionName: nil, client: sts)
    case .container:
      var provider = Credentials.Container(environment: environment, sender: sender)
      provider.timeout = timeout
      provider.pause = .milliseconds(1)
      return provider
    case .instance: return Credentials.InstanceMetadata(environment: environment, sender: sender, now: { clock.now })
    }
  }

  /// Whether a request is the one that is answered with credentials; an instance is asked two things before.
  func isForCredentials(_ request: LoopbackServer.Request) -> Bool {
    self != .instance || request.line.contains("/security-credentials/app-role")
  }

  /// How many requests a fetch takes.
  var requestCount: Int { self == .instance ? 3 : 1 }

  func answer(to request: LoopbackServer.Request, issue: Int, expiration: Date) -> LoopbackServer.Reply {
    if !isForCredentials(request) {
      return request.line.hasPrefix("PUT /latest/api/token")
        ? .answer(200, "HIDDEN-imds-token", headers: ["x-aws-ec2-metadata-token-ttl-seconds": "21600"])
        : .answer(200, "app-role\n")
    }
    let end = expiration.ISO8601Format()
    return .answer(200, isSTS ? xml(issue: issue, end: end) : json(issue: issue, end: end))
  }

  func json(issue: Int, end: String) -> String {
    """
    {"Code": "Success", "AccessKeyId": "ASIA\(issue)", "SecretAccessKey": "HIDDEN-secret-\(issue)", "Token": "HIDDEN-token-\(issue)",
     "Expiration": "\(end)", "RoleArn": "arn:aws:iam::123456789012:role/app", "Type": "AWS-HMAC"}
    """
  }

  func xml(issue: Int, end: String) -> String {
    let action = self == .assumeRole ? "AssumeRole" : "AssumeRoleWithWebIdentity"
    return """
      <?xml version="1.0"?>
      <\(action)Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <\(action)Result>
          <AssumedRoleUser><AssumedRoleId>AROA:test</AssumedRoleId>
            <Arn>arn:aws:sts::123456789012:assumed-role/app/test</Arn></AssumedRoleUser>
          <!-- a comment --><PackedPolicySize/>
          <Credentials><AccessKeyId>ASIA\(issue)</AccessKeyId><SecretAccessKey>HIDDEN-secret-\(issue)</SecretAccessKey>
            <SessionToken>HIDDEN-token-\(issue)</SessionToken><Expiration>\(end)</Expiration></Credentials>
        </\(action)Result>
        <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>
      </\(action)Response>
      """
  }

  /// What the fake's answer number `issue` holds.
  func expected(issue: Int, expiration: Date) -> Credentials {
    Credentials(
      accessKeyID: "ASIA\(issue)", secretAccessKey: "HIDDEN-secret-\(issue)", sessionToken: "HIDDEN-token-\(issue)",
      expiration: expiration, accountID: "123456789012")
  }
}

/// Whether a secret shows in any of the ways in which a value is printed.
func showsSecret(_ value: Any) -> Bool {
  var dumped = ""
  dump(value, to: &dumped)
  return ["\(value)", String(reflecting: value), dumped].contains { $0.contains("HIDDEN") }
}
