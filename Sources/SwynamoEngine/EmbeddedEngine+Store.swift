public import SwynamoWire

extension EmbeddedEngine {
  /// Where an engine keeps its tables.
  public struct Store: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case memory
      case file(String)
    }

    let kind: Kind

    var path: String? {
      switch kind {
      case .memory: nil
      case .file(let path): path
      }
    }

    /// In this process's memory, gone with the engine.
    public static let inMemory = Store(kind: .memory)

    /// In an SQLite file, made when it doesn't exist. A write that was answered survives the process's sudden end.
    public static func file(_ path: String) -> Store { Store(kind: .file(path)) }
  }
}

extension Backend {
  /// DynamoDB in this process, without a server.
  ///
  ///     let db = DynamoDB(.embedded(.inMemory))
  ///     let db = DynamoDB(.embedded(.file("shop.db")))
  ///
  /// A file that can't be opened is reported by each request, as a `StoreError`.
  public static func embedded(_ store: EmbeddedEngine.Store) -> Backend {
    Backend(EmbeddedEngine(lazily: store))
  }
}
