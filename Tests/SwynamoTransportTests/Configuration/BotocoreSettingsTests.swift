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
      /// That of streams.
      var streams: String
    }

    var region: String?
    var endpoint: String?
    var config: String
    var variables: [String: String]
    var found: Found?
    /// The names of botocore's errors, where either of its clients has one.
    var errors: Set<String>?
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_SETTINGS_VECTORS names no file")) func resolvesAsBotocoreDoes() throws {
    let text = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file)))
    let lines = text.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count >= 1500)
    var differences: [String] = []
    for (number, line) in lines.enumerated() {
      let vector = try JSONDecoder().decode(Vector.self, from: line)
      if let difference = difference(vector) { differences.append("line \(number + 1): \(difference)") }
    }
    #expect(differences.prefix(5) == [], "\(differences.count) differences")
  }

  private func difference(_ vector: Vector) -> String? {
    let found: Vector.Found?
    var errors: Set<String>?
    do {
      let given = GivenSettings(region: vector.region, endpointURL: vector.endpoint)
      let settings = try resolve(given, vector.variables, config: vector.config)
      let urls = try [ServiceOperation.Service.dynamoDB, .streams].map { service in
        let parameters = Endpoint.Parameters(region: settings.region, service: service)
        return String(try settings.endpoints.endpoint(for: parameters).url.dropLast())
      }
      found = Vector.Found(region: settings.region, endpoint: urls[0], streams: urls[1])
    } catch let fault as SettingsError {
      found = nil
      let isRegion = fault.faults.contains { if case .missingRegion = $0 { true } else { false } }
      let isServices = fault.faults.contains { if case .missingServices = $0 { true } else { false } }
      errors = Set((isServices ? ["InvalidConfigError"] : []) + (isRegion ? ["NoRegionError"] : []))
    } catch let other {
      return "\(other)"
    }
    // botocore stops at the first.
    let isSameError = vector.errors.map { $0.isSubset(of: errors ?? []) } ?? (errors == nil)
    return found == vector.found && isSameError
      ? nil : "\(vector) is \(String(describing: found)) \(errors ?? [])"
  }
}
