import GRDB

/// What an answer says of a request that the storage could not do. The request's transaction was rolled back.
struct StorageFailure: CustomStringConvertible {
  let error: any Error

  var description: String {
    guard let error = error as? DatabaseError else { return "The engine's storage failed: \(error)" }
    let words = error.message ?? error.resultCode.description
    return switch error.resultCode {
    case .SQLITE_FULL: "The engine's store has no space left (\(words)): nothing of this request was written."
    case .SQLITE_CORRUPT: "The engine's store is damaged (\(words)): restore it from a copy."
    case .SQLITE_IOERR: "The engine's store can't be read or written (\(words))."
    default: "The engine's storage failed: \(error)"
    }
  }
}
