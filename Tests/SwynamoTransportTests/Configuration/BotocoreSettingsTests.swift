import Foundation
import SwynamoWire
import Testing

@testable import SwynamoTransport

/// Compares with what botocore's clients take: `Tests/Interop/settings/generate.py` writes the file that the variable names.
@Suite struct BotocoreSettingsTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_SETTINGS_VECTORS"]

  private struct Vector: Decodable {
    struct Found: Decodable, Equatable {
      var region: String
      var endpoint: String
    }

    var region: String?
    var endpoint: String?
    var config: String
    var variables: [String: String]
    var found: Found?
    /// The name of botocore's error.
    var error: String?
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_SETTINGS_VECTORS names no file")) func resolvesAsBotocoreDoes() throws {
    let text = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file)))
    let lines = text.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count >= 500)
    var differences: [String] = []
    for (number, line) in lines.enumerated() {
      let vector = try JSONDecoder().decode(Vector.self, from: line)
      if let difference = difference(vector) { differences.append("line \(number + 1): \(difference)") }
    }
    #expect(differences.prefix(5) == [], "\(differences.count) differences")
  }

  private func difference(_ vector: Vector) -> String? {
    let found: Vector.Found?
    var error: String?
    do {
      let given = GivenSettings(region: vector.region, endpointURL: vector.endpoint)
      let settings = try resolve(given, vector.variables, config: vector.config)
      let endpoint = try settings.endpoints.endpoint(for: Endpoint.Parameters(region: settings.region))
      found = Vector.Found(region: settings.region, endpoint: String(endpoint.url.dropLast()))
    } catch let fault as SettingsError {
      found = nil
      // botocore stops at the first.
      let isRegion = fault.faults.contains { if case .missingRegion = $0 { true } else { false } }
      let isServices = fault.faults.contains { if case .missingServices = $0 { true } else { false } }
      error = isServices ? "InvalidConfigError" : isRegion ? "NoRegionError" : "\(fault)"
    } catch let other {
      return "\(other)"
    }
    return found == vector.found && error == vector.error
      ? nil : "\(vector) is \(String(describing: found)) \(error ?? "")"
  }
}
