import SwynamoBytes
import SwynamoCore
import SwynamoSigning
import SwynamoWire

/// `NextToken`: where the next page begins, and of which statement, its parameters included, it is one.
struct PageToken {
  /// The range among those that the statement reads.
  let range: Int
  /// The row that was read last; nil where the range was not begun.
  let row: KeyBytes?

  private static let version: UInt8 = 1
  private static let digestBytes = 32
  private static let checksumBytes = 4

  init(range: Int, row: KeyBytes?) {
    self.range = range
    self.row = row
  }

  /// Nil for a request without one.
  init?(_ request: JSONValue, ranges: Int) throws(DynamoDBError) {
    guard let text = request["NextToken"]?.text else { return nil }
    let head = 1 + Self.digestBytes + 4
    guard let bytes = try? Base64.bytes(text), bytes.count >= head + Self.checksumBytes, bytes[0] == Self.version else {
      throw .invalid("Invalid NextToken")
    }
    let content = bytes.dropLast(Self.checksumBytes)
    guard Self.checksum(content).elementsEqual(bytes.suffix(Self.checksumBytes)) else { throw .invalid("Invalid NextToken") }
    let place = content[(head - 4)..<head].reduce(0) { $0 << 8 | Int($1) }
    guard content[1..<(1 + Self.digestBytes)].elementsEqual(Self.digest(request)), place < ranges else {
      throw .invalid("NextToken does not match request")
    }
    range = place
    row = content.count > head ? KeyBytes(stored: Array(content[head...])) : nil
  }

  func text(for request: JSONValue) -> String {
    var bytes = [Self.version] + Self.digest(request)
    bytes += UInt32(truncatingIfNeeded: range).bigEndianBytes
    bytes += row?.bytes ?? []
    return Base64.text(bytes + Self.checksum(bytes[...]))
  }

  /// Of what makes a page another statement's.
  private static func digest(_ request: JSONValue) -> [UInt8] {
    let hash = SHA256()
    hash.update((request["Statement"] ?? .null).bytes)
    hash.update((request["Parameters"] ?? .null).sorted.bytes)
    return hash.finish()
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var checksum = Checksum()
    checksum.add(Array(bytes))
    return UInt32(truncatingIfNeeded: checksum.value).bigEndianBytes
  }
}
