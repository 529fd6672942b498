#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a process was given to find its settings by: the variables of its environment, and the home directory with `.aws` in it.
///
///     AWSEnvironment.process["AWS_REGION"]                                   // "eu-west-1", or nil
///     AWSEnvironment(variables: ["AWS_PROFILE": "test"], homeDirectory: nil)   // for a test
///
/// An empty variable counts as unset. Source: AWS SDKs and Tools Reference Guide, "Environment variables support".
public struct AWSEnvironment: Sendable, Hashable {
  /// The environment's variables by name.
  public var variables: [String: String]
  /// Where `~/.aws` is looked for.
  public var homeDirectory: String?

  /// An environment of your own, for tests.
  public init(variables: [String: String], homeDirectory: String? = nil) {
    self.variables = variables
    self.homeDirectory = homeDirectory
  }

  /// That of this process, as it is now.
  public static var process: AWSEnvironment {
    let variables = ProcessInfo.processInfo.environment
    return AWSEnvironment(
      variables: variables, homeDirectory: variables["HOME"] ?? FileManager.default.homeDirectoryForCurrentUser.path)
  }

  /// Nothing at all: only what is said in code counts.
  public static let none = AWSEnvironment(variables: [:])

  /// The value of a variable; nil where it isn't set.
  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

/// Variables hold secrets: only their names are shown.
extension AWSEnvironment: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    "AWSEnvironment(variables: \(variables.keys.sorted()), homeDirectory: \(homeDirectory ?? "none"))"
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["variables": variables.keys.sorted()]) }
}

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
