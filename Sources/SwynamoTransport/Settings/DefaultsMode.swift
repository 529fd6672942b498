import SwynamoWire

/// A set of defaults for where a program runs, by the names that `AWS_DEFAULTS_MODE` and the profile's `defaults_mode` have.
///
/// Source: AWS SDKs and Tools Reference Guide, "Smart configuration defaults".
public enum DefaultsMode: String, Sendable, Hashable, CaseIterable {
  /// Nothing is changed.
  case legacy
  case standard
  /// Client and service are in the same region.
  case inRegion = "in-region"
  case crossRegion = "cross-region"
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
