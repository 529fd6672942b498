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
  public var variables: [String: String]
  public var homeDirectory: String?

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

  public subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
