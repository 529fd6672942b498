import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Credentials {
  /// The credentials that AWS's tools find: asks one place after the other, and keeps what it got until shortly before that ends.
  ///
  ///     let db = DynamoDB(.region("eu-west-1"))   // signs with Credentials.Default()
  ///     let work = Credentials.Default(profile: "work")
  ///     let other = DynamoDB(.http(TransportConfiguration(region: "eu-west-1", credentials: work)))
  ///
  /// The places, in botocore's order:
  /// 1. the variables `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`; not when a profile is named in code;
  /// 2. the profile's `role_arn`, assumed with its `source_profile` or `credential_source`;
  /// 3. a web identity: `AWS_WEB_IDENTITY_TOKEN_FILE` and `AWS_ROLE_ARN`, or what the profile says of them; the profile alone
  ///    when it is named in code;
  /// 4. the profile's single sign-on, its keys in the credentials file, its `credential_process`, its keys in the config file;
  /// 5. the container's service (ECS, EKS Pod Identity);
  /// 6. the instance's metadata service (IMDSv2).
  ///
  /// Not asked are what `aws login` leaves behind, the file of `AWS_CREDENTIAL_FILE`, and boto 2's configuration files. A place
  /// that is not configured is passed over; one that is configured and fails ends the search, and the ``CredentialsError`` has
  /// what each place said. The place that delivered is the one that is asked for fresh credentials. Nothing is read before the
  /// first call. One that is made in code, as `other` above, reaches STS and SSO by the environment's proxy and the system's
  /// authorities; that of a transport without `credentials` by the transport's own. Source: AWS SDKs and Tools Reference Guide,
  /// "Standardized credential providers".
  public struct Default: Credentials.CachingProvider {
    let refreshing: Credentials.Refreshing

    /// Without a profile that of `AWS_PROFILE` is used, else "default"; without a region STS is asked in that of the environment,
    /// else of the profile.
    public init(profile: String? = nil, region: String? = nil, environment: AWSEnvironment = .process) {
      self.init(
        profile: profile,
        sources: CredentialsSources(region: region, environment: environment, sender: OneShotClient(environment: environment)))
    }

    init(profile: String?, sources: CredentialsSources) {
      let choice = ProfileChoice(inCode: profile, environment: sources.environment)
      func turn(_ turn: ProfileCredentials.Turn) -> ProfileCredentials {
        ProfileCredentials(choice: choice, turn: turn, sources: sources)
      }
      let isNamed = profile != nil
      let variables: [any CredentialsProvider] = isNamed ? [] : [sources.variables]
      refreshing = Credentials.Refreshing(
        CredentialsChain(
          variables + [
            turn(.role), turn(.webIdentity(isAfterVariables: !isNamed)), turn(.others), sources.container,
            sources.instanceMetadata,
          ]),
        now: sources.now)
    }

    public func credentials() async throws -> Credentials { try await refreshing.credentials() }
    public var current: Credentials? { refreshing.current }
    public func invalidate(_ refused: Credentials?) { refreshing.invalidate(refused) }
  }
}

extension Credentials.Default: CustomStringConvertible, CustomReflectable {
  public var description: String { "Credentials.Default" }

  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What the providers of the default chain share: where they look, whom they ask, and those of them that a profile can name as
/// its `credential_source`.
struct CredentialsSources: Sendable {
  /// Where STS is asked; nil leaves it to the environment, and then to the profile.
  let region: String?
  let environment: AWSEnvironment
  let sender: any HTTPSender
  let now: @Sendable () -> Date
  let variables: Credentials.Environment
  let container: Credentials.Container
  let instanceMetadata: Credentials.InstanceMetadata

  init(
    region: String?, environment: AWSEnvironment, sender: any HTTPSender, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    // DynamoDB Local's region is nobody else's.
    self.region = (region == "local" ? nil : region) ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    self.environment = environment
    self.sender = sender
    self.now = now
    variables = Credentials.Environment(environment: environment)
    container = Credentials.Container(environment: environment, sender: sender)
    instanceMetadata = Credentials.InstanceMetadata(environment: environment, sender: sender, now: now)
  }
}
