import SwynamoCompression

/// How the body of a request is packed.
enum BodyEncoding {
  case plain
  case framed(GZip.Frame)

  /// Nil for an encoding that nobody here can read.
  init?(_ header: String?) {
    guard header?.isASCII ?? true else { return nil }
    switch header?.lowercased() {
    case nil, "", "identity": self = .plain
    case "gzip", "x-gzip": self = .framed(.gzip)
    case "deflate": self = .framed(.zlib)
    default: return nil
    }
  }

  var isPlain: Bool {
    switch self {
    case .plain: true
    case .framed: false
    }
  }

  /// Unpacked, a body may be as large as one that was sent plainly.
  func decoded(_ body: [UInt8], limit: Int) throws(Refusal) -> [UInt8] {
    switch self {
    case .plain: return body
    case .framed(let frame):
      do throws(GZip.InflationError) {
        return try GZip.inflate(body, frame, limit: limit)
      } catch {
        switch error {
        case .tooLarge(let limit): throw .tooLarge(limit)
        case .truncated, .corrupt: throw .undecodable
        }
      }
    }
  }
}
