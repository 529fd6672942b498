import Foundation
import SwynamoTransport
import SwynamoWire
import Testing

/// Compares with what botocore's rules say: `Tests/Interop/endpoints/generate.py` writes the file that the variable names.
@Suite struct BotocoreEndpointTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_ENDPOINT_VECTORS"]

  private struct Vector {
    let line: Int
    let parameters: Endpoint.Parameters
    let resolver: any EndpointResolver
    let signingRegion: String
    /// The URL, or "error: " and botocore's sentence.
    let outcome: String

    init(_ text: Substring, line: Int) throws {
      let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map { $0 == "-" ? nil : String($0) }
      try #require(fields.count == 10, "line \(line)")
      self.line = line
      let service = try #require(ServiceOperation.Service.allCases.first { "\($0)" == fields[0] })
      let region = try #require(fields[1])
      let (fips, dualStack) = (fields[2] == "true", fields[3] == "true")
      let mode = try #require(fields[4].flatMap(Endpoint.AccountIDMode.init))
      parameters = Endpoint.Parameters(region: region, accountID: fields[5], resourceARN: fields[6], service: service)
      resolver =
        if let url = fields[7] {
          Endpoint.Fixed(url, usesFIPS: fips, usesDualStack: dualStack)
        } else {
          Endpoint.Regional(usesFIPS: fips, usesDualStack: dualStack, accountIDMode: mode)
        }
      signingRegion = fields[8] ?? ""
      outcome = try #require(fields[9])
    }

    /// What differs, in words.
    func difference() -> String? {
      let found: String
      do {
        let endpoint = try resolver.endpoint(for: parameters)
        let region = endpoint.signingRegion ?? parameters.region
        if region != signingRegion { return "line \(line): \(parameters) is signed for \(region), not \(signingRegion)" }
        found = endpoint.path == "/" ? String(endpoint.url.dropLast()) : endpoint.url
      } catch let error as TransportError {
        guard case .noEndpoint(let fault) = error.reason else { return "line \(line): \(parameters): \(error)" }
        found = "error: " + BotocoreEndpointTests.sentence(of: fault)
      } catch {
        return "line \(line): \(error)"
      }
      return found == outcome ? nil : "line \(line): \(parameters) is \(found), not \(outcome)"
    }
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_ENDPOINT_VECTORS names no file")) func resolvesAsBotocoreDoes() throws {
    let text = try String(contentsOfFile: try #require(Self.file), encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(lines.count >= 180_000)
    var differences: [String] = []
    for (number, line) in lines.enumerated() {
      let difference = try Vector(line, line: number + 1).difference()
      if let difference { differences.append(difference) }
    }
    #expect(differences.prefix(5) == [], "\(differences.count) differences")
  }

  /// botocore's own words for a fault.
  private static func sentence(of fault: TransportError.EndpointFault) -> String {
    switch fault {
    case .invalidRegion: "Invalid Region"
    case .variantOfURL(.fips, _): "Invalid Configuration: FIPS and custom endpoint are not supported"
    case .variantOfURL(.dualStack, _): "Invalid Configuration: Dualstack and custom endpoint are not supported"
    case .dualStackURL:
      "Endpoint override is not supported for dual-stack endpoints. Please enable dual-stack functionality by enabling the configuration. For more details, see: https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html"
    case .variantOfLocal(.fips): "Invalid Configuration: FIPS and local endpoint are not supported"
    case .variantOfLocal(.dualStack): "Invalid Configuration: Dualstack and local endpoint are not supported"
    case .variantNotSupported(.fips, _): "FIPS is enabled but this partition does not support FIPS"
    case .variantNotSupported(.dualStack, _): "DualStack is enabled but this partition does not support DualStack"
    case .combinationNotSupported: "FIPS and DualStack are enabled, but this partition does not support one or both"
    case .accountIDWithFIPS:
      "Invalid Configuration: AccountIdEndpointMode is required and FIPS is enabled, but FIPS account endpoints are not supported"
    case .accountIDNotSupported:
      "Invalid Configuration: AccountIdEndpointMode is required but account endpoints are not supported in this region"
    case .accountIDMissing: "AccountIdEndpointMode is required but no AccountID was provided or able to be loaded"
    case .invalidAccountID: "Credentials-sourced account ID parameter is invalid"
    }
  }
}
