import SwynamoSigning
package import SwynamoWire

/// The canonical request of every DynamoDB call, made once, with gaps for what differs.
package struct RequestTemplate {
  package let signedHeaders: String
  private var parts: [Part] = []

  private enum Part {
    case literal([UInt8])
    case date
    case token
    case target
  }

  static let contentType = "application/x-amz-json-1.0"

  package init(host: String, path: String, extraHeaders: [(name: String, value: String)], hasToken: Bool) {
    var headers = extraHeaders
    headers += [
      (name: "content-type", value: Self.contentType), (name: "host", value: host), (name: "x-amz-date", value: ""),
      (name: "x-amz-target", value: ""),
    ]
    if hasToken { headers.append((name: "x-amz-security-token", value: "")) }
    let canonical = CanonicalHeaders(headers)
    signedHeaders = canonical.names

    var literal = Array("POST\n".utf8)
    // An endpoint's path is encoded already; the rule is to encode it once more.
    literal += CanonicalRequest.encodedPath(path)
    literal += "\n\n".utf8
    for field in canonical.fields {
      literal += "\(field.name):".utf8
      switch field.name {
      case "x-amz-date": close(&literal, with: .date)
      case "x-amz-security-token": close(&literal, with: .token)
      case "x-amz-target": close(&literal, with: .target)
      default: literal += field.value.utf8
      }
      literal.append(0x0A)
    }
    literal += "\n\(signedHeaders)\n".utf8
    parts.append(.literal(literal))
  }

  private mutating func close(_ literal: inout [UInt8], with gap: Part) {
    parts += [.literal(literal), gap]
    literal = []
  }

  /// Writes the canonical request up to the hash of the body, which comes last.
  package func write(
    date: [UInt8], token: String?, service: ServiceOperation.Service, operation: String, to output: inout [UInt8]
  ) {
    output.removeAll(keepingCapacity: true)
    for part in parts {
      switch part {
      case .literal(let bytes): output += bytes
      case .date: output += date
      case .token: if let token { output += token.utf8 }
      case .target:
        output += service.targetPrefix.utf8
        output += operation.utf8
      }
    }
  }
}
