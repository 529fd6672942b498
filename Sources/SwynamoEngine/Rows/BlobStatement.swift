import GRDB
import GRDBSQLite

/// A statement that is prepared once, however often it is run, and reads and writes bytes without GRDB's rows and `Data` in between.
///
/// Texts are bytes too: GRDB hands them to SQLite as C's strings, which end at their first NUL.
/// Used only inside the storage's access to its connection, as every GRDB statement.
final class BlobStatement {
  private let database: Database
  private let sql: String
  private var statement: Statement?
  private var handle: OpaquePointer?

  /// It is prepared when it is first run: a store is open at once, however many tables it has.
  init(_ database: Database, _ sql: String) {
    self.database = database
    self.sql = sql
  }

  /// Runs the body with the statement ready for its bindings, and leaves it so.
  func run<Result>(_ body: (BlobStatement) throws -> Result) throws -> Result {
    if handle == nil {
      statement = try database.makeStatement(sql: sql)
      handle = statement?.sqliteStatement
    }
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    return try body(self)
  }

  /// Runs a statement that answers nothing.
  func run(binding values: Value...) throws {
    try run { statement in
      statement.bind(values)
      while try statement.step() {}
    }
  }

  /// What is bound; a text as its bytes in UTF-8.
  enum Value {
    case bytes([UInt8])
    case number(Int)
    case real(Double)

    static func text(_ text: String) -> Value { .bytes(Array(text.utf8)) }
  }

  /// From the first parameter on.
  func bind(_ values: [Value]) {
    for (index, value) in zip(Int32(1)..., values) {
      switch value {
      case .bytes(let bytes): bind(index, bytes)
      case .number(let number): bind(index, number)
      case .real(let number): sqlite3_bind_double(handle, index, number)
      }
    }
  }

  func bind(_ index: Int32, _ bytes: [UInt8]) {
    // An empty blob without an address would be NULL.
    guard !bytes.isEmpty else {
      sqlite3_bind_zeroblob(handle, index, 0)
      return
    }
    _ = bytes.withUnsafeBytes { sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Self.transient) }
  }

  func bind(_ index: Int32, _ number: Int) { sqlite3_bind_int64(handle, index, Int64(number)) }

  /// True when there is a row to read.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    }
  }

  /// Of a text or a blob. Whatever a damaged file holds instead has bytes too.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

  func real(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

  /// SQLite copies what is bound, as Swift's buffer ends with the call.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
