import GRDB

/// Why an engine's file could not be opened. The file is left as it is.
///
///     do { _ = try EmbeddedEngine(.file("notes.txt")) } catch { print(error) }
///     // The file notes.txt is not a SwynamoDB store. It was left untouched; choose another path or move it away.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, for a program: `catch let error as StoreError where error.reason == .inUse`.
  public enum Reason: Sendable, Hashable {
    /// Not an SQLite file, or one that another program owns.
    case notAStore
    /// A SwynamoDB store of a format that this version doesn't know.
    case version(Int)
    /// SQLite's own words about what is broken.
    case damaged(String)
    /// Another process, or another engine of this one, has it open.
    case inUse
    /// The path can't be opened or written.
    case unreachable(String)
  }

  /// As it was given.
  public let path: String
  /// What is wrong with the file.
  public let reason: Reason

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  init(path: String, sqlite error: DatabaseError) {
    self.path = path
    let message = error.message ?? error.resultCode.description
    reason =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notAStore
      case .SQLITE_CORRUPT: .damaged(message)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse
      default: .unreachable(message)
      }
  }

  public var description: String {
    switch reason {
    case .notAStore:
      "The file \(path) is not a SwynamoDB store. It was left untouched; choose another path or move it away."
    case .version(let found):
      "The file \(path) is a SwynamoDB store of format \(found), which this version can't read. It was left untouched."
    case .damaged(let detail):
      "The SwynamoDB store \(path) is damaged (\(detail)). It was left untouched; restore it from a copy."
    case .inUse:
      "The SwynamoDB store \(path) is open in another engine. A store has one engine at a time."
    case .unreachable(let detail):
      "The SwynamoDB store \(path) can't be opened: \(detail)."
    }
  }
}
