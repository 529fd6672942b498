import SwynamoWire

/// What was said in code; what is nil is looked for in the environment, then in the profile.
struct GivenSettings: Sendable, Hashable {
  /// The profile of the shared files.
  var profile: String?
  var region: String?
  var endpointURL: String?
  var usesFIPS: Bool?
  var usesDualStack: Bool?
  var accountIDMode: AccountIDEndpointMode?
  var retryMode: RetryMode?
  /// The first try counts too.
  var maximumAttempts: Int?
  var caBundle: String?
  var defaultsMode: DefaultsMode?
  var applicationID: String?
}

extension GivenSettings {
  init(_ configuration: TransportConfiguration) {
    self.init(
      profile: configuration.profile, region: configuration.region, endpointURL: configuration.endpoint,
      usesFIPS: configuration.usesFIPS, usesDualStack: configuration.usesDualStack,
      accountIDMode: configuration.accountIDMode, caBundle: configuration.tls.caBundle,
      applicationID: configuration.applicationID)
  }
}
