import Testing

@testable import SwynamoEngine

@Suite struct OpenStoresTests {
  /// While one store takes its time to be opened, others of the process are opened and closed; that one is not opened twice.
  @Test func nobodyWaitsForAnother() async throws {
    try await StoreFolder.with { folder in
      let slow = StoreFile(path: folder.path("slow.db"))
      let (quick, _) = try OpenStores.claim(slow) {
        let error = #expect(throws: StoreError.self) { try EmbeddedEngine(.file(slow.path)) }
        #expect(error?.reason == .inUse)
        return try EmbeddedEngine(.file(folder.path("quick.db")))
      }
      await quick.close()
      try await Bench(.file(slow.path)).engine.close()
    }
  }

  @Test func whatCouldNotBeOpenedCanBeTriedAgain() async throws {
    try await StoreFolder.with { folder in
      let file = StoreFile(path: folder.path())
      #expect(throws: EngineClosedError.self) { try OpenStores.claim(file) { throw EngineClosedError() } }
      try await Bench(.file(file.path)).engine.close()
    }
  }
}
