public import SwynamoWire

extension EmbeddedEngine {
  /// Where an engine keeps its tables: `.inMemory` or `.file("shop.db")`.
  public struct Store: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      case memory
      case file(FileStore)
    }

    var kind: Kind

    var path: String? {
      switch kind {
      case .memory: nil
      case .file(let file): file.path
      }
    }

    /// In this process's memory, gone with the engine.
    public static let inMemory = Store(kind: .memory)

    /// In an SQLite file, made when it doesn't exist.
    ///
    ///     let engine = try EmbeddedEngine(.file("shop.db"))
    ///     let quicker = try EmbeddedEngine(.file("shop.db", durability: .processDeath))
    ///
    /// A write that was answered survives what `durability` says. A file that isn't a store, or whose structure is damaged, is
    /// refused with a ``StoreError`` and left as it is; `check` says how much of it is looked at. A new file can be read by its
    /// owner only. One of an earlier format is brought up to date, as a whole or not at all.
    public static func file(_ path: String, durability: Durability = .powerLoss, check: FileCheck = .bounded) -> Store {
      Store(kind: .file(FileStore(path: path, durability: durability, check: check)))
    }
  }

  /// What a write that was answered survives, in a file.
  public enum Durability: Sendable, Hashable {
    /// The loss of power and the crash of the system: every write waits until the disk has it.
    ///
    /// It is SQLite's write-ahead log (`PRAGMA journal_mode = WAL`) with `PRAGMA synchronous = FULL`, which synchronises the log
    /// after each commit, and the log again and the file before the log is reused. The first synchronisation of a new log includes
    /// its directory, so that the names of both files are on the disk with the first write. It costs one `fsync` a request that writes.
    /// Source: SQLite, "PRAGMA synchronous" and "Write-Ahead Logging".
    case powerLoss
    /// The sudden end of the process (`kill -9`); the system's end can cost the last writes, and never more than those.
    ///
    /// It is the same log with `PRAGMA synchronous = NORMAL`, which synchronises only when the log is reused: a write is with the
    /// system when it is answered. A store that was cut short is whole as of an earlier moment.
    case processDeath
  }

  /// How much of a file is looked at when it is opened.
  ///
  /// Whatever it is, a row is compared with its checksum when it is read. One that is not what was written costs its table:
  /// requests that name it are answered with `InternalServerError` (500) from then on, nothing is written to it, and other tables
  /// are as they were.
  ///
  ///     let engine = try EmbeddedEngine(.file("shop.db", check: .everything))
  public enum FileCheck: Sendable, Hashable {
    /// The header, the length and the definitions of all tables; and everything where that takes no time: up to 8 MB.
    ///
    /// A store that was cut short by a crash needs no more than others: SQLite's log has its own checksums and is played back.
    case bounded
    /// Every page, every row and its checksum, which takes about a second for 150 MB.
    case everything
  }
}

/// A store in a file, as it was asked for.
struct FileStore: Sendable, Hashable {
  var path: String
  var durability: EmbeddedEngine.Durability
  var check: EmbeddedEngine.FileCheck
  /// Up to so many bytes a bounded check looks at everything.
  var bound = 8 * 1024 * 1024
  /// How many pages the file may have: a disk that is full, for tests.
  var pageLimit: Int?
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
