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
