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

  let path: String
  /// Where the path leads, also to a file that isn't there: beside it SQLite has the log and the journal.
  private let target: String

  init(path: String) {
    self.path = path
    target = Self.target(of: path)
  }

  private var logPath: String { target + "-wal" }
  private var journalPath: String { target + "-journal" }

  /// Follows symbolic links as SQLite does, which takes a path in a linked directory as it is.
  private static func target(of path: String) -> String {
    var path = path
    for _ in 0..<40 {
      var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &bytes, bytes.count)
      guard count > 0 else { break }
      let link = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = link.startsWith("/") ? link : directory + link
    }
    return path
  }

  /// Nil where there is no file.
  func identity() throws(StoreError) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw unreachable(errno)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      // SQLite, "How To Corrupt An SQLite Database File", 2.5: each name would have a log of its own.
      guard status.st_nlink == 1 else {
        throw StoreError(path: path, reason: .unreachable("it has \(status.st_nlink) names (hard links), and may have only one"))
      }
      return Identity(device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    case S_IFDIR: throw StoreError(path: path, reason: .unreachable("it is a directory"))
    default: throw StoreError(path: path, reason: .unreachable("it is not a regular file"))
    }
  }

  /// Makes an empty file, which only its owner can read, where there is none. Throws where no store can be.
  func makeIfMissing() throws(StoreError) {
    guard try identity() == nil else { return }
    do throws(StoreError) {
      try checkDirectory()
      try checkNoLog()
      try create()
    } catch {
      // Another start may have made it meanwhile.
      throw isInUse ? StoreError(path: path, reason: .inUse) : error
    }
  }

  /// Throws for a file that must not be opened.
  ///
  /// It opens and closes the file, which ends all POSIX locks that this process has on it: only for a file that no engine of
  /// this process has open. Source: SQLite, "How To Corrupt An SQLite Database File", 2.2.
  func check() throws(StoreError) {
    let found = try contents()
    do throws(StoreError) { try check(found) } catch {
      // What another start or an engine is about to write looks like damage.
      let isUnrelated = Header(found.start).map { !$0.isOurs } ?? false
      throw !isUnrelated && isInUse ? StoreError(path: path, reason: .inUse) : error
    }
  }

  private func check(_ found: (length: Int, start: [UInt8])) throws(StoreError) {
    guard access(path, R_OK | W_OK) == 0 else { throw unreachable(errno) }
    if found.length == 0 { return try checkNoLog() }
    // The first pages of a store on their way to the disk: SQLite takes them back.
    if found.start.allSatisfy({ $0 == 0 }), let journal, journal.isComplete, journal.isOfEmptyFile { return }
    guard let header = Header(found.start), header.isOurs else { throw StoreError(path: path, reason: .notAStore) }
    guard FileFormat.isKnown(header.userVersion) else { throw StoreError(path: path, reason: .version(header.userVersion)) }
    let expected = header.pageSize * header.pageCount
    // With a log the file is as of the last time that the log was written back.
    guard found.length == expected || length(logPath) > 0 || length(journalPath) > 0 else {
      throw StoreError(path: path, reason: .damaged("it has \(found.length) bytes where it should have \(expected)"))
    }
  }

  /// SQLite gives a log and a journal the permissions of their file.
  private func create() throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR)
    guard descriptor >= 0 else { throw unreachable(errno) }
    close(descriptor)
  }

  /// Whether another process has one of SQLite's locks on the file.
  private var isInUse: Bool { isLocked(against: F_WRLCK, Self.lockBytes) }

  /// Whether another process keeps all others from the file, as an engine that runs does. To read it takes no lock of this kind, nor
  /// does it to ask for one in vain.
  ///
  /// It ends this process's locks on the file, as `check` does.
  var isLockedExclusively: Bool { isLocked(against: F_RDLCK, Self.sharedBytes) }

  private func isLocked(against kind: CInt, _ bytes: (start: off_t, count: off_t)) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var lock = flock()
    lock.l_type = Int16(kind)
    lock.l_whence = Int16(SEEK_SET)
    (lock.l_start, lock.l_len) = bytes
    return fcntl(descriptor, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }

  /// Source: SQLite, `os.h`, PENDING_BYTE, SHARED_FIRST and SHARED_SIZE.
  private static let lockBytes: (start: off_t, count: off_t) = (0x4000_0000, 512)
  private static let sharedBytes: (start: off_t, count: off_t) = (0x4000_0002, 510)

  /// Removes a log that opening a file made, and that holds nothing.
  func removeEmptyLog() {
    if hasLog, length(logPath) == 0 { unlink(logPath) }
  }

  var hasLog: Bool { access(logPath, F_OK) == 0 }

  /// The length and the first bytes.
  private func contents() throws(StoreError) -> (length: Int, start: [UInt8]) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreachable(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreachable(errno) }
    return (Int(status.st_size), try start(of: descriptor, Header.length))
  }

  private func start(of descriptor: CInt, _ length: Int) throws(StoreError) -> [UInt8] {
    var start = [UInt8](repeating: 0, count: length)
    let count = start.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard count >= 0 else { throw unreachable(errno) }
    return Array(start[..<count])
  }

  /// A log without a store may hold writes that somebody misses, and SQLite would remove it or write it into a new store.
  ///
  /// The journal of a store whose making was cut short holds none: SQLite discards it.
  private func checkNoLog() throws(StoreError) {
    let lost = length(logPath) > 0 ? logPath : journal.map(\.isOfEmptyFile) == false ? journalPath : nil
    guard let lost else { return }
    throw StoreError(path: path, reason: .damaged("its log \(lost) is there, and the store itself is not"))
  }

  /// Nil where there is none, or an empty one.
  private var journal: Journal? {
    let descriptor = open(journalPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    return (try? start(of: descriptor, Journal.length)).flatMap { Journal($0) }
  }

  private func checkDirectory() throws(StoreError) {
    let directory = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
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

extension StoreFile {
  /// The first bytes of an SQLite file. Source: SQLite, "Database File Format", 1.3.
  struct Header {
    let pageSize: Int
    let pageCount: Int
    let userVersion: Int
    private let applicationID: Int

    static let length = 100

    var isOurs: Bool { applicationID == FileFormat.applicationID }

    /// Nil for the bytes of something else.
    init?(_ bytes: [UInt8]) {
      guard bytes.count == Self.length, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return nil }
      let size = Int(bytes[16]) << 8 | Int(bytes[17])
      // not a limit: the page size that a header writes as 1
      pageSize = size == 1 ? 65536 : size
      pageCount = StoreFile.number(bytes[28..<32])
      userVersion = StoreFile.number(bytes[60..<64])
      applicationID = StoreFile.number(bytes[68..<72])
    }
  }

  /// The first bytes of an SQLite rollback journal. Source: SQLite, "Database File Format", 3.
  struct Journal {
    /// False for one that SQLite had not begun to rely on, or was done with: it passes it over.
    let isComplete: Bool
    /// The file had no page before the transaction.
    let isOfEmptyFile: Bool

    static let length = 28
    private static let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    /// Nil for an empty one.
    init?(_ bytes: [UInt8]) {
      if bytes.isEmpty { return nil }
      let hasMagic = bytes.starts(with: Self.magic)
      let isUnwritten = bytes.prefix(Self.magic.count).allSatisfy { $0 == 0 }
      isComplete = hasMagic && bytes.count == Self.length
      isOfEmptyFile = (hasMagic || isUnwritten) && bytes.dropFirst(16).prefix(4).allSatisfy { $0 == 0 }
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
