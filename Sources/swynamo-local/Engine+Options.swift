import SwynamoEngine

extension EmbeddedEngine {
  /// The engine that the command line asks for: in memory without a path.
  convenience init(path: String?) throws {
    try self.init(path.map { .file($0) } ?? .inMemory)
  }
}
