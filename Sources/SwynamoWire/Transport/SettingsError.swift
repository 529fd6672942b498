/// A setting is missing, or what the environment or a shared file says cannot be used; all that is wrong, at once.
///
///     // AWS_MAX_ATTEMPTS is "many"; it must be a whole number from 1 on.
public struct SettingsError: Error, Sendable, Hashable {
  /// All that is wrong with the settings.
  public var faults: [Fault]

  /// An error of these faults.
  public init(_ faults: [Fault]) { self.faults = faults }

  /// One setting that can't be used, or that is missing.
  public enum Fault: Sendable, Hashable {
    /// A value that the setting doesn't have, and those that it has.
    case invalidValue(SettingsError.Place, value: String, allowed: String)
    /// The sentence says what is wrong with the URL; a URL with a password in it is not repeated.
    case invalidEndpoint(SettingsError.Place, why: String)
    /// Nowhere is a region.
    case missingRegion(looked: [SettingsError.Place])
    /// A profile names a section `[services …]` that there is not.
    case missingServices(String, SettingsError.Place)
    /// The shared files, or the profile that was chosen, cannot be used; the sentence says why.
    case sharedFile(String)
  }
}

extension SettingsError: CustomStringConvertible {
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

extension SettingsError.Fault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidValue(let place, let value, let allowed): "\(place) is \"\(value)\"; it must be \(allowed)."
    case .invalidEndpoint(.code, let why): why
    case .invalidEndpoint(let place, let why): "\(place) cannot be used. \(why)"
    case .missingRegion(let places):
      "There is no AWS region. Pass one, such as \"eu-west-1\", or set it in one of these places: \(places.dropFirst().map(\.description).joined(separator: ", "))."
    case .missingServices(let name, let place):
      "\(place) is \"\(name)\", and there is no section [services \(name)]: add it, or take the setting out."
    case .sharedFile(let sentence): sentence
    }
  }
}

extension SettingsError {
  /// Where a setting is, or would be.
  public enum Place: Sendable, Hashable {
    /// A parameter, by its name.
    case code(String)
    /// A variable of the environment.
    case variable(String)
    /// A setting of a profile in the shared files.
    case profile(String, key: String, files: [String])
    /// The `endpoint_url` of a service, `dynamodb` or `dynamodb_streams`, in a section `[services name]`.
    case services(String, service: String, file: String)
  }
}

extension SettingsError.Place: CustomStringConvertible {
  public var description: String {
    switch self {
    case .code(let name), .variable(let name): name
    case .profile(let profile, let key, let files):
      files.isEmpty
        ? "\(key) of the profile \"\(profile)\"" : "\(key) of the profile \"\(profile)\" in \(files.joined(separator: " or "))"
    case .services(let name, let service, let file): "The endpoint_url of \(service) in the section [services \(name)] of \(file)"
    }
  }
}
