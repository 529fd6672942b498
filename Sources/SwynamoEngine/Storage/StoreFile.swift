#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A store's file as it is seen without SQLite, which would write beside a file that isn't ours and lock it.
struct StoreFile {
  /// What a file is, whatever it is called.
  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  /// The first bytes of an SQLite file. Source: SQLite, "Database File Format", 1.3.
  struct Header {
    var pageSize: Int
    var pageCount: Int
    var userVersion: Int
    var applicationID: Int

    static let length = 100

    /// Nil for the bytes of something else.
    init?(_ bytes: [UInt8]) {
      guard bytes.count == Self.length, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
      func number(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
      let size = Int(bytes[16]) << 8 | Int(bytes[17])
      pageSize = size == 1 ? 65536 : size
      pageCount = number(28)
      userVersion = number(60)
      applicationID = number(68)
    }
  }

  let path: String

  private var logPath: String { path + "-wal" }
  private var journalPath: String { path + "-journal" }

  /// Nil where there is no file.
  func identity() throws(StoreError) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw unreachable(errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    case S_IFDIR: throw StoreError(path: path, reason: .unreachable("it is a directory"))
    default: throw StoreError(path: path, reason: .unreachable("it is not a regular file"))
    }
  }

  /// Throws for a file that must not be opened. True when a store is to be made there: nothing is there, or an empty file.
  ///
  /// It opens and closes the file, which ends all POSIX locks that this process has on it: only for a file that no engine of
  /// this process has open. Source: SQLite, "How To Corrupt An SQLite Database File", 2.2.
  func isNew(applicationID: Int, version: Int) throws(StoreError) -> Bool {
    guard let found = try contents() else {
      try checkDirectory()
      try checkNoLog()
      return true
    }
    guard access(path, R_OK | W_OK) == 0 else { throw unreachable(errno) }
    if found.length == 0 {
      try checkNoLog()
      return true
    }
    guard let header = Header(found.start), header.applicationID == applicationID else {
      throw StoreError(path: path, reason: .foreign)
    }
    guard header.userVersion == version else { throw StoreError(path: path, reason: .version(header.userVersion)) }
    let expected = header.pageSize * header.pageCount
    // With a log the file is as of the last time that the log was written back.
    guard found.length == expected || length(logPath) > 0 || length(journalPath) > 0 else {
      throw StoreError(path: path, reason: .damaged("it has \(found.length) bytes where it should have \(expected)"))
    }
    return false
  }

  /// Removes a log that opening a file made, and that holds nothing.
  func removeEmptyLog() {
    if hasLog, length(logPath) == 0 { unlink(logPath) }
  }

  var hasLog: Bool { access(logPath, F_OK) == 0 }

  /// The length and the first bytes, nil where there is no file.
  private func contents() throws(StoreError) -> (length: Int, start: [UInt8])? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw unreachable(errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreachable(errno) }
    var start = [UInt8](repeating: 0, count: Header.length)
    let count = start.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw unreachable(errno) }
    return (Int(status.st_size), Array(start[..<count]))
  }

  /// A log without a store may hold writes that somebody misses, and SQLite would remove it or write it into a new store.
  private func checkNoLog() throws(StoreError) {
    for path in [logPath, journalPath] where length(path) > 0 {
      throw StoreError(path: self.path, reason: .damaged("its log \(path) is there, and the store itself is not"))
    }
  }

  private func checkDirectory() throws(StoreError) {
    let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(directory, W_OK | X_OK) == 0 else {
      let reason = errno == ENOENT ? "its directory \(directory) does not exist" : "its directory \(directory) can't be written"
      throw StoreError(path: path, reason: .unreachable(reason))
    }
  }

  private func length(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private func unreachable(_ code: Int32) -> StoreError {
    StoreError(path: path, reason: .unreachable(String(cString: strerror(code))))
  }
}
