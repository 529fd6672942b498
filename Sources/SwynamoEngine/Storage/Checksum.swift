import SwynamoCompression

/// The checksum that is kept beside stored bytes: SQLite notices damage to its own structure, and not to what it keeps.
struct Checksum {
  private var digest = CRC32.Digest()

  mutating func add(_ bytes: [UInt8]) { digest.add(bytes) }

  mutating func add(_ number: Int) {
    digest.add(UInt64(bitPattern: Int64(number)))
  }

  var value: Int { Int(digest.value) }
}
