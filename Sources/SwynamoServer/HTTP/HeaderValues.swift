import HTTPTypes
import SwynamoCompression
import SwynamoEngine
import SwynamoWire

/// The two media types that DynamoDB reads, and answers in.
enum ContentType: String {
  case json = "application/json"
  case amazonJSON = "application/x-amz-json-1.0"

  /// Nil for any other type, `application/x-amz-json-1.1` among them; parameters don't count.
  init?(_ header: String?) {
    guard let header, header.isASCII else { return nil }
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let type = header.utf8.prefix { $0 != UInt8(ascii: ";") }.drop(while: isBlank)
    let blanks = type.reversed().prefix(while: isBlank).count
    self.init(rawValue: String(decoding: type.dropLast(blanks), as: UTF8.self).lowercased())
  }
}

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
  func decoded(_ body: [UInt8], limit: Int) throws(FrontEndError) -> [UInt8] {
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

/// What an `X-Amz-Target` header asks for: `DynamoDB_20120810.GetItem`, `DynamoDBStreams_20120810.GetRecords`.
struct OperationTarget {
  private static let prefixes = [
    (text: ServiceOperation.Service.dynamoDB.targetPrefix, isOfStreams: false),
    (text: ServiceOperation.Service.streams.targetPrefix, isOfStreams: true),
  ]
  private static let endpoints = "DescribeEndpoints"

  let operation: String

  /// Nil where there is no header, or where it names another service or no operation of this one.
  init?(_ header: String?) {
    guard let header, header.isASCII, let prefix = Self.prefixes.first(where: { header.hasPrefix($0.text) }) else { return nil }
    operation = String(header.dropFirst(prefix.text.count))
    guard EmbeddedEngine.isOperation(operation, ofStreams: prefix.isOfStreams) else { return nil }
  }

  /// Only the server knows where it was reached.
  var asksForEndpoint: Bool { operation == Self.endpoints }
}

extension String {
  /// What headers that mean something consist of.
  ///
  /// Swift compares other texts by their canonical forms, and for one with thousands of combining marks that takes seconds.
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
