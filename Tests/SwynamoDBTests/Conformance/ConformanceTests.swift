import Foundation
import SwynamoDB
import SwynamoEngine
import SwynamoTesting
import Testing

/// One suite, many back ends. Each is put through every case, those that a back end is known to get wrong as known issues.
@Suite struct ConformanceTests {
  @Test(arguments: ConformanceSuite.cases)
  func engineInMemory(_ test: ConformanceSuite.Case) async throws {
    try await ConformanceSuite(backend: .embedded(.inMemory), name: "engine").check(test)
  }

  @Test(arguments: ConformanceSuite.cases)
  func engineInAFile(_ test: ConformanceSuite.Case) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "swynamo-\(UUID()).db")
    let engine = try EmbeddedEngine(.file(file.path))
    defer {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
    }
    try await ConformanceSuite(backend: Backend(engine), name: "engine").check(test)
    await engine.close()
  }

  @Test(.enabled(if: Endpoints.local != nil, "swynamo-local is not built"), arguments: ConformanceSuite.cases)
  func localServer(_ test: ConformanceSuite.Case) async throws {
    let url = try #require(Endpoints.local)
    try await ConformanceSuite(backend: .endpoint(url), name: "swynamo-local").check(test)
  }

  /// One after the other: a page of moto's list of tables ends the list where the table before it is gone.
  @Test(
    .enabled(if: Endpoints.moto != nil, "SWYNAMO_MOTO_ENDPOINT is not set"), .serialized, arguments: ConformanceSuite.cases)
  func moto(_ test: ConformanceSuite.Case) async throws {
    let url = try #require(Endpoints.moto)
    try await ConformanceSuite(backend: .endpoint(url), name: "moto").check(test)
  }

  @Test(.enabled(if: Endpoints.other != nil, "SWYNAMO_ENDPOINT is not set"), arguments: ConformanceSuite.cases)
  func otherEndpoint(_ test: ConformanceSuite.Case) async throws {
    let url = try #require(Endpoints.other)
    try await ConformanceSuite(backend: .endpoint(url, region: Endpoints.region), name: url).check(test)
  }
}

extension ConformanceSuite {
  fileprivate func check(_ test: Case) async throws {
    guard let reason = exemption(from: test) else { return try await run(test) }
    await withKnownIssue("\(name): \(reason)", isIntermittent: reason.hasPrefix("Now and then")) { try await run(test) }
  }
}
