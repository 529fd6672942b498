/// The patterns of the service's model for names of S3 and for tokens: what they look like in its sentences, and what they mean.
enum NamePattern: Sendable {
  case bucket
  case bucketOwner
  case token
  case delimiter
  /// Of lists of imports and of bulk operations.
  case pageToken

  var expression: String {
    switch self {
    case .bucket: #"^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$"#
    case .bucketOwner: "[0-9]{12}"
    case .token: #"^[^\$]+$"#
    case .delimiter: #"[,;:|\t ]"#
    case .pageToken: "([0-9a-f]{16})+"
    }
  }

  func matches(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .bucket:
      guard bytes.count >= 2, let first = bytes.first, let last = bytes.last else { return false }
      return Self.isAlphanumeric(first) && Self.isAlphanumeric(last)
        && bytes.allSatisfy { Self.isAlphanumeric($0) || [".", "-", "_"].contains(String(UnicodeScalar($0))) }
    case .bucketOwner: return bytes.count == 12 && bytes.allSatisfy { (0x30...0x39).contains($0) }
    case .token: return !bytes.isEmpty && !bytes.contains(UInt8(ascii: "$"))
    case .delimiter: return [",", ";", ":", "|", "\t", " "].contains(text)
    case .pageToken:
      return !bytes.isEmpty && bytes.count % 16 == 0
        && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
