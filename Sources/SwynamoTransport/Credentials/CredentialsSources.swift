#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the providers of the default chain share: where they look, whom they ask, and those of them that a profile can name as its
/// `credential_source`.
struct CredentialsSources: Sendable {
  /// Where STS is asked; nil leaves it to the environment, and then to the profile.
  let region: String?
  let environment: AWSEnvironment
  let sender: any HTTPSender
  let now: @Sendable () -> Date
  let variables: EnvironmentCredentials
  let container: ContainerCredentials
  let instanceMetadata: InstanceMetadataCredentials

  init(
    region: String?, environment: AWSEnvironment, sender: any HTTPSender, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    // DynamoDB Local's region is nobody else's.
    self.region = (region == "local" ? nil : region) ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    self.environment = environment
    self.sender = sender
    self.now = now
    variables = EnvironmentCredentials(environment: environment)
    container = ContainerCredentials(environment: environment, sender: sender)
    instanceMetadata = InstanceMetadataCredentials(environment: environment, sender: sender, now: now)
  }
}
