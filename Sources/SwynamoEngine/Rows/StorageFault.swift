import GRDB
import SwynamoWire

/// What an answer says of a request that the storage could not do. The request's transaction was rolled back.
struct StorageFault: CustomStringConvertible {
  let error: any Error

  private var code: ResultCode? { (error as? DatabaseError)?.resultCode }

  var description: String {
    switch code {
    case .SQLITE_FULL: "The engine's store has no space left (\(words)): nothing of this request was written."
    case .SQLITE_CORRUPT: "The engine's store is damaged (\(words)): restore it from a copy."
    case .SQLITE_IOERR: "The engine's store can't be read or written (\(words))."
    default: "The engine's storage failed: \(error)"
    }
  }

  /// The sentence for those who watch over the store.
  var fault: String {
    code == .SQLITE_FULL
      ? "The engine's store has no space left (\(words)): requests that write are refused." : description
  }

  private var words: String { (error as? DatabaseError).map { $0.message ?? $0.resultCode.description } ?? "\(error)" }

  /// Damage to what all tables share: it doesn't go away.
  var isDamage: Bool { code == .SQLITE_CORRUPT || code == .SQLITE_NOTADB }

  /// Whether the disk, and not what is stored, is in the way.
  var isOfDisk: Bool { isLasting && !isDamage }

  /// Whether it is the store's, and other requests will meet it too.
  var isLasting: Bool {
    switch code {
    case .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_PROTOCOL: true
    default: isDamage
    }
  }
}

extension DynamoDBError {
  static func storageFailed(_ error: some Error) -> DynamoDBError {
    DynamoDBError(code: DynamoDBError.internalServerError, message: "\(StorageFault(error: error))", status: 500)
  }
}

/// Rows of a table or an index of which some are not what was written, or can't be reached.
struct DamagedRowsError: Error, CustomStringConvertible {
  /// `RowStore.name`
  let name: String
  let detail: String

  init(_ name: String, _ detail: String = "a row does not match its checksum") {
    self.name = name
    self.detail = detail
  }

  var description: String { "\(name): \(detail)" }

  /// Runs what reads or writes these rows, so that SQLite's word about damage in their pages is one about them.
  /// What isn't there, or is laid out otherwise, is damaged too where `orTheirAbsence` says so.
  static func attributing<Result>(
    to name: String, orTheirAbsence countsAbsence: Bool = false, _ body: () throws -> Result
  ) throws -> Result {
    do { return try body() } catch let error as DatabaseError
      where error.resultCode == .SQLITE_CORRUPT || countsAbsence && error.resultCode == .SQLITE_ERROR
    {
      throw DamagedRowsError(name, error.message ?? "\(error.resultCode)")
    }
  }
}
