public import SwynamoWire

extension EmbeddedEngine {
  /// Where an engine keeps its tables: `.inMemory` or `.file("shop.db")`.
  public struct Store: Sendable, Hashable {
    /// Nil for a store in memory.
    var file: FileStore?

    /// In this process's memory, gone with the engine.
    public static let inMemory = Store(file: nil)

    /// In an SQLite file, made when it doesn't exist.
    ///
    ///     let engine = try EmbeddedEngine(.file("shop.db"))
    ///     let quicker = try EmbeddedEngine(.file("shop.db", durability: .processDeath))
    ///
    /// A write that was answered survives what `durability` says. A file that isn't a store, or whose structure is damaged, is
    /// refused with a ``StoreError`` and left as it is; `check` says how much of it is looked at. A new file can be read by its
    /// owner only. One of an earlier format is brought up to date, as a whole or not at all.
    public static func file(_ path: String, durability: Durability = .powerLoss, check: FileCheck = .bounded) -> Store {
      Store(
        file: FileStore(path: path, survivesPowerLoss: durability == .powerLoss, checksEverything: check == .everything))
    }
  }

  /// What a write that was answered survives, in a file.
  public enum Durability: Sendable, Hashable {
    /// The loss of power and the crash of the system: every write waits until the disk has it.
    ///
    /// It is SQLite's write-ahead log (`PRAGMA journal_mode = WAL`) with `PRAGMA synchronous = FULL`, which synchronizes the log
    /// after each commit, and the log again and the file before the log is reused. The first synchronization of a new log includes
    /// its directory, so that the names of both files are on the disk with the first write. It costs one `fsync` a request that writes.
    /// Source: SQLite, "PRAGMA synchronous" and "Write-Ahead Logging".
    case powerLoss
    /// The sudden end of the process (`kill -9`); the system's end can cost the last writes, and never more than those.
    ///
    /// It is the same log with `PRAGMA synchronous = NORMAL`, which synchronizes only when the log is reused: a write is with the
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

extension EmbeddedEngine {
  /// Whether DynamoDB, or DynamoDB Streams, has an operation, if the engine has it or not: a server says so before it looks at who
  /// asks.
  package static func isOperation(_ name: String, ofStreams: Bool) -> Bool {
    Operation.isOfStreams(name) ? ofStreams : !ofStreams && Operation.isKnown(name)
  }

  /// Whether a body is a JSON object, for what a server refuses without asking the engine.
  package static func isRequest(_ body: [UInt8]) -> Bool { JSONReader.isObject(body) }

  /// The table or ARN that a body names, for a server's log: nil also for what can be no table's name.
  package static func tableName(in body: [UInt8]) -> String? {
    guard let json = try? JSONReader.read(body), let name = (json["TableName"] ?? json["ResourceArn"])?.text else { return nil }
    let isName = name.utf8.count <= 1024 && name.utf8.allSatisfy { (0x21..<0x7F).contains($0) }
    return isName ? name : nil
  }
}
