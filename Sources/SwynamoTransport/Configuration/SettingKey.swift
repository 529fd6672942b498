import SwynamoWire

/// One setting: its names in code, environment and profile, and which texts it takes.
struct SettingKey<Value: Sendable>: Sendable {
  /// The parameter's name in code.
  let code: String
  /// The first that is set counts.
  let variables: [String]
  let profileKey: String
  /// What is to be written, for messages.
  let allowed: String
  let read: @Sendable (String) -> Value?
}

extension SettingKey where Value == String {
  /// botocore knows only the second variable, AWS's other SDKs the first.
  static let region = SettingKey(
    code: "region", variables: ["AWS_REGION", "AWS_DEFAULT_REGION"], profileKey: "region",
    allowed: "a region such as \"eu-west-1\""
  ) { (try? RegionName($0)) == nil ? nil : $0 }

  static let caBundle = SettingKey(
    code: "caBundle", variables: ["AWS_CA_BUNDLE"], profileKey: "ca_bundle", allowed: "the path of a file"
  ) { $0 }

  /// The user agent's tokens allow no more. Source: AWS SDKs and Tools Reference Guide, "Application ID".
  static let applicationID = SettingKey(
    code: "applicationID", variables: ["AWS_SDK_UA_APP_ID"], profileKey: "sdk_ua_app_id",
    allowed: "1 to 50 letters, digits and characters of !#$%&'*+-.^_`|~"
  ) { text in
    let isAllowed = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "!#$%&'*+-.^_`|~".utf8.contains($0)
    }
    return isAllowed && (1...50).contains(text.utf8.count) ? text : nil
  }
}

extension SettingKey where Value == Bool {
  static let usesFIPS = SettingKey(code: "usesFIPS", variable: "AWS_USE_FIPS_ENDPOINT", profileKey: "use_fips_endpoint")

  static let usesDualStack = SettingKey(
    code: "usesDualStack", variable: "AWS_USE_DUALSTACK_ENDPOINT", profileKey: "use_dualstack_endpoint")

  /// Has no name in code: a URL that is given there is never ignored.
  static let ignoresEndpointURLs = SettingKey(
    code: "", variable: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", profileKey: "ignore_configured_endpoint_urls")

  private init(code: String, variable: String, profileKey: String) {
    self.init(code: code, variables: [variable], profileKey: profileKey, allowed: "true or false") { text in
      switch text.lowercased() {
      case "true": true
      case "false": false
      default: nil
      }
    }
  }
}

extension SettingKey where Value == Int {
  static let maximumAttempts = SettingKey(
    code: "maximumAttempts", variables: ["AWS_MAX_ATTEMPTS"], profileKey: "max_attempts", allowed: "a whole number from 1 on"
  ) { Int($0).flatMap { $0 >= 1 ? $0 : nil } }
}

extension SettingKey where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  private init(code: String, variable: String, profileKey: String) {
    let words = Value.allCases.map(\.rawValue)
    let allowed = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    self.init(code: code, variables: [variable], profileKey: profileKey, allowed: allowed) { Value(rawValue: $0.lowercased()) }
  }
}

extension SettingKey where Value == Endpoint.AccountIDMode {
  static let accountIDMode = SettingKey(
    code: "accountIDMode", variable: "AWS_ACCOUNT_ID_ENDPOINT_MODE", profileKey: "account_id_endpoint_mode")
}

extension SettingKey where Value == RetryMode {
  static let retryMode = SettingKey(code: "retryMode", variable: "AWS_RETRY_MODE", profileKey: "retry_mode")
}

extension SettingKey where Value == DefaultsMode {
  static let defaultsMode = SettingKey(code: "defaultsMode", variable: "AWS_DEFAULTS_MODE", profileKey: "defaults_mode")
}

/// A set of defaults for where a program runs, by the names that `AWS_DEFAULTS_MODE` and the profile's `defaults_mode` have.
///
/// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
package enum DefaultsMode: String, Sendable, Hashable, CaseIterable {
  /// Nothing is changed.
  case legacy
  /// What suits most programs.
  case standard
  /// Client and service are in the same region.
  case inRegion = "in-region"
  /// Client and service are in different regions.
  case crossRegion = "cross-region"
  /// The client is a mobile device, whose network is slow.
  case mobile
  /// One of the others, by what the environment says.
  case auto

  /// What `auto` stands for; a function's or a container's environment names the region that the program runs in.
  ///
  /// AWS's SDKs would ask the instance's metadata next; here, where nothing is sent, that is `standard`.
  func resolved(region: String, environment: AWSEnvironment) -> DefaultsMode {
    guard self == .auto else { return self }
    guard environment["AWS_EXECUTION_ENV"] != nil, let here = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    else {
      return .standard
    }
    return here == region ? .inRegion : .crossRegion
  }

  /// For the connection, TLS included; nil for the transport's own.
  var connectTimeout: Duration? {
    switch self {
    case .legacy, .auto: nil
    case .standard, .crossRegion: .milliseconds(3_100)
    case .inRegion: .milliseconds(1_100)
    case .mobile: .seconds(30)
    }
  }

  var retryMode: RetryMode? { self == .legacy ? nil : .standard }
}
