import Foundation
import Testing

@testable import SwynamoTransport

/// Compares with what botocore reads in odd files: `Tests/Interop/configuration/generate.py` writes the file that the variable names.
@Suite struct BotocoreConfigurationTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_CONFIGURATION_VECTORS"]

  private enum Value: Decodable, Equatable {
    case text(String)
    case nested([String: String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else {
        self = .nested(try container.decode([String: String].self))
      }
    }
  }

  private struct Vector: Decodable {
    var config: String
    var credentials: String
    var profiles: [String: [String: Value]]?
    var ssoSessions: [String: [String: Value]]?
    var services: [String: [String: Value]]?
    var isRefused: Bool?
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_CONFIGURATION_VECTORS names no file")) func readsAsBotocoreDoes() throws {
    let lines = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file))).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count >= 500)
    let home = try TemporaryHome()
    var failures = 0
    for (number, line) in lines.enumerated() where failures < 5 {
      let vector = try JSONDecoder().decode(Vector.self, from: line)
      try home.write(vector.config, to: ".aws/config")
      try home.write(vector.credentials, to: ".aws/credentials")
      let read = try? SharedConfiguration.load(home.environment())
      let names = Set(read?.configProfiles.keys ?? [:].keys).union(read?.credentialsProfiles.keys ?? [:].keys)
      let profiles = read.map { read in names.reduce(into: [:]) { $0[$1] = read.profile($1) } }
      let agrees =
        Self.sections(profiles) == Self.sections(vector.profiles)
        && Self.sections(read?.ssoSessions) == Self.sections(vector.ssoSessions)
        && Self.sections(read?.servicesSections) == Self.sections(vector.services)
        && (read == nil) == (vector.isRefused == true)
      if !agrees { failures += 1 }
      #expect(
        agrees,
        """
        line \(number + 1): \(String(reflecting: vector.config)) \(String(reflecting: vector.credentials)) \
        \(String(describing: profiles)) \(vector)
        """)
    }
  }

  private static func sections(_ sections: [String: ConfigurationSection]?) -> [String: [String: Value]]? {
    sections?.mapValues { section in
      section.values.mapValues { value in
        switch value {
        case .text(let text): .text(text)
        case .nested(let settings): .nested(settings)
        }
      }
    }
  }

  /// The names of nested settings are read in upper and lower case alike here.
  private static func sections(_ sections: [String: [String: Value]]?) -> [String: [String: Value]]? {
    sections?.mapValues { section in
      section.mapValues { value in
        guard case .nested(let settings) = value else { return value }
        return .nested(Dictionary(settings.map { ($0.key.lowercased(), $0.value) }) { $1 })
      }
    }
  }
}
