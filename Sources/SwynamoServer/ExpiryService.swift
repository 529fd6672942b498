import ServiceLifecycle
import SwynamoEngine

/// Deletes items that have expired, a second after they have.
struct ExpiryService: Service {
  let engine: EmbeddedEngine

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        // A store that fails says so to those who ask.
        _ = try? await engine.removeExpiredItems()
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}
