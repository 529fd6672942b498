import SwynamoWire
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Credentials {
  /// The credentials of the role that is attached to an EC2 instance, from its metadata service (IMDSv2).
  ///
  ///     let provider = Credentials.Refreshing(Credentials.InstanceMetadata())
  ///     try await provider.credentials()   // Credentials(accessKeyID: ASIA…, secretAccessKey: redacted, sessionToken: redacted)
  ///
  /// The first version of the service, which any program that can be talked into a GET gives away, is used only with `allowsV1`.
  /// When the service cannot renew the credentials, or cannot be reached any more, those that it gave last stay in use: their end
  /// is put off by 5 to 10 minutes, since DynamoDB may take them for longer than they say. Source: AWS SDKs and Tools Reference
  /// Guide, "IMDS credential provider" and "Static stability for IMDS credentials".
  public final class InstanceMetadata: Credentials.FetchingProvider {
    private let client: Result<InstanceMetadataClient, CredentialsError>
    /// Whether this is known to be an instance, by its settings.
    private let isExpected: Bool
    private let now: @Sendable () -> Date
    private let last = Mutex<Credentials?>(nil)

    static let name = "instance metadata"
    private static let path = "/latest/meta-data/iam/security-credentials/"

    /// The role of the machine in EC2.
    public convenience init(environment: AWSEnvironment = .process, allowsV1: Bool = false) {
      self.init(environment: environment, allowsV1: allowsV1, sender: OneShotClient(environment: environment))
    }

    init(
      environment: AWSEnvironment, allowsV1: Bool = false, sender: any HTTPSender,
      now: @escaping @Sendable () -> Date = { Date() }
    ) {
      self.now = now
      if environment["AWS_EC2_METADATA_DISABLED"]?.lowercased() == "true" {
        isExpected = false
        client = .failure(.notConfigured(Self.name, "AWS_EC2_METADATA_DISABLED is true"))
        return
      }
      do {
        let settings = try InstanceMetadataSettings(environment, allowsV1: allowsV1)
        isExpected = settings.isExplicit
        client = .success(InstanceMetadataClient(settings, sender: sender, now: now))
      } catch {
        isExpected = false
        client = .failure(.failed(Self.name, error.why))
      }
    }

    public func credentials() async throws -> Credentials {
      let client = try client.get()
      do {
        let credentials = prolonged(try await fetch(client))
        last.withLock { $0 = credentials }
        return credentials
      } catch let failure as InstanceMetadataClient.RequestError {
        if let last = last.withLock({ $0 }) {
          // A refresh that is early enough may fail.
          if let end = last.expiration, end <= now() { return prolonged(last) }
          throw error(failure, isExpected: true)
        }
        throw error(failure, isExpected: isExpected)
      }
    }

    private func fetch(_ client: InstanceMetadataClient) async throws -> Credentials {
      let list = String(decoding: try await client.get(Self.path), as: UTF8.self)
      guard let role = list.split(whereSeparator: \.isNewline).first.map(String.init) else {
        throw InstanceMetadataClient.RequestError.notFound
      }
      let isName = role.utf8.count <= 64 && role.utf8.allSatisfy { Self.isNameByte($0) }
      guard isName else { throw InstanceMetadataClient.RequestError.failed("the answer is not a list of roles") }
      do {
        let answer = try CredentialsAnswer(try await client.get(Self.path + role))
        if let code = answer.code, code != "Success" {
          let message = answer.message.map { ": \(ReportText.clause(ReportText.line($0)))" } ?? ""
          throw InstanceMetadataClient.RequestError.failed(
            "the role \(role) gives no credentials: \(ReportText.line(code))\(message)")
        }
        return try answer.credentials(requiring: [.token, .expiration])
      } catch let error as CredentialsAnswer.MalformedError {
        throw InstanceMetadataClient.RequestError.failed(error.why)
      }
    }

    /// The characters of a role's name. Source: IAM User Guide, "IAM and AWS STS quotas".
    private static func isNameByte(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: "_+=,.@-".utf8.contains(byte)
      }
    }

    private func prolonged(_ credentials: Credentials) -> Credentials {
      guard let end = credentials.expiration, end <= now() else { return credentials }
      var credentials = credentials
      credentials.expiration = now().addingTimeInterval(.random(in: 300...600))
      return credentials
    }

    private func error(_ failure: InstanceMetadataClient.RequestError, isExpected: Bool) -> CredentialsError {
      switch failure {
      case .absent(let why) where !isExpected: .notConfigured(Self.name, why)
      case .absent(let why), .failed(let why): .failed(Self.name, why)
      case .notFound: .notConfigured(Self.name, "no role is attached to this instance")
      }
    }
  }
}

/// How an instance's metadata service is reached.
///
/// Source: AWS SDKs and Tools Reference Guide, "IMDS credential provider".
struct InstanceMetadataSettings: Sendable, Hashable {
  /// Without a slash at its end.
  var origin = "http://169.254.169.254"
  /// Whether the address was given rather than assumed.
  var isExplicit = false
  var timeout: Duration = .seconds(1)
  var attempts = 1
  var allowsV1 = false
  var isV1Disabled = false

  var mayUseV1: Bool { allowsV1 && !isV1Disabled }

  /// Throws a clause for a report.
  struct SettingError: Error, Hashable {
    var why: String
  }

  init(_ environment: AWSEnvironment, allowsV1: Bool) throws(SettingError) {
    self.allowsV1 = allowsV1
    isV1Disabled = environment["AWS_EC2_METADATA_V1_DISABLED"]?.lowercased() == "true"
    switch environment["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"]?.lowercased() {
    case nil, "ipv4": break
    case "ipv6": origin = "http://[fd00:ec2::254]"
    case .some: throw SettingError(why: "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE is neither IPv4 nor IPv6")
    }
    if let url = environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] {
      guard let endpoint = try? Endpoint(url) else {
        throw SettingError(why: "AWS_EC2_METADATA_SERVICE_ENDPOINT is not a URL that begins with http:// or https://")
      }
      origin = endpoint.url.hasSuffix("/") ? String(endpoint.url.dropLast()) : endpoint.url
      isExplicit = true
    }
    if let text = environment["AWS_METADATA_SERVICE_TIMEOUT"] {
      guard let seconds = Double(text), seconds > 0, seconds <= 3600 else {
        throw SettingError(why: "AWS_METADATA_SERVICE_TIMEOUT is not a number of seconds, such as 1")
      }
      timeout = .milliseconds(max(Int(seconds * 1000), 1))
    }
    if let text = environment["AWS_METADATA_SERVICE_NUM_ATTEMPTS"] {
      guard let count = Int(text), (1...100).contains(count) else {
        throw SettingError(why: "AWS_METADATA_SERVICE_NUM_ATTEMPTS is not a number of attempts, such as 1")
      }
      attempts = count
    }
  }
}
