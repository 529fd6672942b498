/// Where a setting is, or would be.
public enum SettingPlace: Sendable, Hashable {
  /// A parameter, by its name.
  case code(String)
  /// A variable of the environment.
  case variable(String)
  /// A setting of a profile in the shared files.
  case profile(String, key: String, files: [String])
  /// DynamoDB's `endpoint_url` in a section `[services name]`.
  case services(String, file: String)
}

extension SettingPlace: CustomStringConvertible {
  public var description: String {
    switch self {
    case .code(let name), .variable(let name): name
    case .profile(let profile, let key, let files):
      files.isEmpty
        ? "\(key) of the profile \"\(profile)\"" : "\(key) of the profile \"\(profile)\" in \(files.joined(separator: " or "))"
    case .services(let name, let file): "DynamoDB's endpoint_url in the section [services \(name)] of \(file)"
    }
  }
}
