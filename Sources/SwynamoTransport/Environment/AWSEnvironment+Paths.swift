extension AWSEnvironment {
  /// The file that a variable names, else one below the home directory; nil when there is neither.
  func path(in variable: String, orHome file: String) -> String? {
    if let path = self[variable] { return expandingHome(path) }
    return homeDirectory.map { "\($0)/\(file)" }
  }

  /// "~" and "~/…" with the home directory; without one they stay as they are.
  func expandingHome(_ path: String) -> String {
    guard let homeDirectory, path == "~" || path.hasPrefix("~/") else { return path }
    return homeDirectory + path.dropFirst()
  }
}
