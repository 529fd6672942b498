import Foundation

@testable import SwynamoTransport

/// A home directory of a test's own, with what its `.aws` should have; it goes when the test lets go of it.
final class TemporaryHome: Sendable {
  let path: String

  init(config: String? = nil, credentials: String? = nil) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("swynamo-home-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: "\(path)/.aws/sso/cache", withIntermediateDirectories: true)
    if let config { try write(config, to: ".aws/config") }
    if let credentials { try write(credentials, to: ".aws/credentials") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
  }

  func read(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(file)")), as: UTF8.self)
  }

  func environment(_ variables: [String: String] = [:]) -> AWSEnvironment {
    AWSEnvironment(variables: variables.merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }, homeDirectory: path)
  }
}
