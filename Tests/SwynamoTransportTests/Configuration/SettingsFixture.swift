import Foundation

@testable import SwynamoTransport

/// Resolves settings with these variables, and with these shared files in a folder of their own, which is the home directory.
func resolve(
  _ given: GivenSettings = GivenSettings(), _ variables: [String: String] = [:], config: String = "", credentials: String = ""
) throws -> ResolvedSettings {
  let home = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: home.appendingPathComponent(".aws"), withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: home) }
  try config.write(to: home.appendingPathComponent(".aws/config"), atomically: true, encoding: .utf8)
  try credentials.write(to: home.appendingPathComponent(".aws/credentials"), atomically: true, encoding: .utf8)
  return try ResolvedSettings(given, environment: AWSEnvironment(variables: variables, homeDirectory: home.path))
}

/// What is wrong with them, with "~" for the home directory.
func settingsFault(
  _ given: GivenSettings = GivenSettings(region: "eu-west-1"), _ variables: [String: String] = [:], config: String = "",
  credentials: String = ""
) -> String? {
  do {
    _ = try resolve(given, variables, config: config, credentials: credentials)
    return nil
  } catch {
    let temporary = FileManager.default.temporaryDirectory.path
    return "\(error)".replacingOccurrences(of: "\(temporary)/[0-9A-F-]{36}", with: "~", options: .regularExpression)
  }
}
