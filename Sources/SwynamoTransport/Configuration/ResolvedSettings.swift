import SwynamoWire

/// The settings that hold, each from the first place that has it: code, the environment, the profile of the shared files.
///
///     let settings = try ResolvedSettings(GivenSettings(region: "eu-west-1"), environment: .process)
///     settings.endpoints      // where requests go
///     settings.retryMode      // what AWS_RETRY_MODE or the profile's retry_mode says, or nil
///
/// What is nil is left to the transport's own defaults. All that is wrong is thrown at once.
/// Source: AWS SDKs and Tools Reference Guide, "Settings reference".
struct ResolvedSettings: Sendable {
  var profile: ProfileChoice
  var region: String
  /// FIPS, dual stack and account-ID mode are in it.
  var endpoints: any EndpointResolver
  /// The URL that replaces AWS's own endpoints of tables and searches.
  var endpointURL: String?
  /// The URL that replaces AWS's own endpoints of streams.
  var streamsEndpointURL: String?
  var retryMode: RetryMode?
  /// The first try counts too.
  var maximumAttempts: Int?
  /// A file of PEM certificates to trust instead of the system's.
  var caBundle: String?
  /// For the connection, TLS included.
  var connectTimeout: Duration?
  /// Goes into the user agent, as `app/` and the value.
  var applicationID: String?

  /// Reads the shared files first.
  init(_ given: GivenSettings, environment: AWSEnvironment) throws(SettingsError) {
    let files: SharedConfiguration
    do {
      files = try SharedConfiguration.load(environment)
    } catch {
      throw SettingsError([.sharedFile(error.description)])
    }
    try self.init(given, environment: environment, files: files)
  }

  init(_ given: GivenSettings, environment: AWSEnvironment, files: SharedConfiguration) throws(SettingsError) {
    var places = try SettingPlaces(profile: given.profile, environment: environment, files: files)
    profile = places.profile
    // A server of one's own seldom cares.
    let region = places.value(of: .region, given: given.region) ?? (given.endpointURL == nil ? nil : "us-east-1")
    if region == nil, !places.hasFault(of: .region) { places.faults.append(.missingRegion(looked: places.places(of: .region))) }
    self.region = region ?? ""

    let usesFIPS = places.value(of: .usesFIPS, given: given.usesFIPS) ?? false
    let usesDualStack = places.value(of: .usesDualStack, given: given.usesDualStack) ?? false
    let accountIDMode = places.value(of: .accountIDMode, given: given.accountIDMode) ?? .preferred
    (endpointURL, streamsEndpointURL) = places.endpointURLs(given: given.endpointURL)
    func resolver(_ url: String?) -> any EndpointResolver {
      guard let url else {
        return Endpoint.Regional(usesFIPS: usesFIPS, usesDualStack: usesDualStack, accountIDMode: accountIDMode)
      }
      return Endpoint.Fixed(url, usesFIPS: usesFIPS, usesDualStack: usesDualStack)
    }
    endpoints =
      endpointURL == streamsEndpointURL
      ? resolver(endpointURL) : Endpoint.WithStreams(others: resolver(endpointURL), streams: resolver(streamsEndpointURL))

    let defaultsMode = places.value(of: .defaultsMode, given: given.defaultsMode) ?? .legacy
    let defaults = defaultsMode.resolved(region: self.region, environment: environment)
    connectTimeout = defaults.connectTimeout
    retryMode = places.value(of: .retryMode, given: given.retryMode) ?? defaults.retryMode
    maximumAttempts = places.value(of: .maximumAttempts, given: given.maximumAttempts)
    caBundle = places.value(of: .caBundle, given: given.caBundle).map(environment.expandingHome)
    applicationID = places.value(of: .applicationID, given: given.applicationID)
    guard places.faults.isEmpty else { throw SettingsError(places.faults) }
  }
}

/// What was said in code; what is nil is looked for in the environment, then in the profile.
struct GivenSettings: Sendable, Hashable {
  /// The profile of the shared files.
  var profile: String?
  var region: String?
  var endpointURL: String?
  var usesFIPS: Bool?
  var usesDualStack: Bool?
  var accountIDMode: Endpoint.AccountIDMode?
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
