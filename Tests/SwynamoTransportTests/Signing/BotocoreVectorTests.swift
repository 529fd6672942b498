import Foundation
import SwynamoSigning
import SwynamoTransport
import Testing

/// Compares with requests that botocore signed: `Tests/Interop/signatures/generate.py` writes the file that the variable names.
@Suite struct BotocoreVectorTests {
  private static let file = ProcessInfo.processInfo.environment["SWYNAMO_SIGNATURE_VECTORS"]

  private struct Vector: Decodable {
    var method: String
    var path: String
    var query: [[String]]
    var headers: [[String]]
    var body: Data
    var time: Int
    var accessKeyID: String
    var secretAccessKey: String
    var sessionToken: String?
    var region: String
    var service: String
    var authorization: String
  }

  @Test(.enabled(if: file != nil, "SWYNAMO_SIGNATURE_VECTORS names no file")) func signsAsBotocoreDoes() throws {
    let text = try Data(contentsOf: URL(fileURLWithPath: try #require(Self.file)))
    let lines = text.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count >= 1000)
    var failures = 0
    for (number, line) in lines.enumerated() where failures < 5 {
      let vector = try JSONDecoder().decode(Vector.self, from: line)
      let credentials = Credentials(
        accessKeyID: vector.accessKeyID, secretAccessKey: vector.secretAccessKey, sessionToken: vector.sessionToken)
      let signed = SigV4Signer(credentials: credentials, region: vector.region, service: vector.service).headers(
        method: vector.method, path: vector.path, query: vector.query.map { ($0[0], $0[1]) },
        headers: vector.headers.map { ($0[0], $0[1]) }, body: Array(vector.body),
        at: SigningTime(secondsSinceEpoch: vector.time))
      if signed.last?.value != vector.authorization { failures += 1 }
      #expect(signed.last?.value == vector.authorization, "line \(number + 1): \(vector.method) \(vector.path)")
    }
  }
}
