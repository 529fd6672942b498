import SwynamoEngine
import SwynamoWire
import Testing

/// What a server can tell of the state of its store.
@Suite struct StoreProblemTests {
  @Test func aSoundStoreHasNone() async throws {
    try await StoreFolder.with { folder in
      let bench = try await Bench.users(.file(folder.path()))
      let problems = await bench.engine.storeProblems()
      #expect(problems.isEmpty)
      await bench.engine.close()
      let closed = await bench.engine.storeProblems()
      #expect(closed == [.unusable("The embedded engine was closed; make a new one to open its store again.")])
    }
  }
}
