import SwynamoBytes

/// The text of a request that is hashed and signed.
///
/// Source: AWS IAM User Guide, "Create a signed AWS API request", step 1.
package struct CanonicalRequest {
  package let bytes: [UInt8]
  /// "content-type;host;x-amz-date"
  package let signedHeaders: String

  /// The path and the query are as the service will read them, not yet percent-encoded.
  package init(
    method: String, path: String, query: [(name: String, value: String)], headers: [(name: String, value: String)], body: [UInt8]
  ) {
    let canonicalHeaders = CanonicalHeaders(headers)
    let hash: [UInt8]
    if let given = canonicalHeaders.fields.first(where: { $0.name == "x-amz-content-sha256" }) {
      hash = Array(given.value.utf8)
    } else {
      hash = Self.hash(of: body)
    }
    self.init(
      method: method, path: path, query: query, fields: canonicalHeaders.fields, signedHeaders: canonicalHeaders.names, hash: hash
    )
  }

  /// The same text from the other end: of the headers that a client says it signed, in its order, and the body that arrived,
  /// whatever a header says of it.
  package init(
    method: String, path: String, query: [(name: String, value: String)], received fields: [(name: String, value: String)],
    body: [UInt8]
  ) {
    self.init(
      method: method, path: path, query: query, fields: fields, signedHeaders: fields.map(\.name).joined(separator: ";"),
      hash: Self.hash(of: body))
  }

  private init(
    method: String, path: String, query: [(name: String, value: String)], fields: [(name: String, value: String)],
    signedHeaders: String, hash: [UInt8]
  ) {
    self.signedHeaders = signedHeaders
    var bytes = Array("\(method.uppercased())\n".utf8)
    bytes += Self.encodedPath(path)
    bytes.append(0x0A)
    bytes += Self.encoded(query)
    bytes.append(0x0A)
    for field in fields { bytes += "\(field.name):\(field.value)\n".utf8 }
    bytes += "\n\(signedHeaders)\n".utf8
    bytes += hash
    self.bytes = bytes
  }

  private static func hash(of body: [UInt8]) -> [UInt8] {
    let hash = SHA256()
    hash.update(body)
    return Hexadecimal.text(hash.finish())
  }

  package static func encodedPath(_ path: String) -> [UInt8] { encoded(normalized(path), keepingSlashes: true) }

  /// Without empty and dot segments: every service but S3 wants that.
  private static func normalized(_ path: String) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    let text = Array(path.utf8)
    var segments: [ArraySlice<UInt8>] = []
    for segment in text.split(separator: slash) {
      if segment.elementsEqual(".".utf8) { continue }
      if segment.elementsEqual("..".utf8) { _ = segments.popLast() } else { segments.append(segment) }
    }
    guard !text.isEmpty else { return [slash] }
    let prefix = text.first == slash ? [slash] : []
    let suffix = text.last == slash && !segments.isEmpty ? [slash] : []
    return prefix + Array(segments.joined(separator: [slash])) + suffix
  }

  private static func encoded(_ query: [(name: String, value: String)]) -> [UInt8] {
    let pairs = query.map {
      (encoded(Array($0.name.utf8), keepingSlashes: false), encoded(Array($0.value.utf8), keepingSlashes: false))
    }
    let sorted = pairs.sorted {
      $0.0 == $1.0 ? $0.1.lexicographicallyPrecedes($1.1) : $0.0.lexicographicallyPrecedes($1.0)
    }
    return Array(sorted.map { $0.0 + [UInt8(ascii: "=")] + $0.1 }.joined(separator: [UInt8(ascii: "&")]))
  }

  private static func encoded(_ text: [UInt8], keepingSlashes: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    PercentEncoding.append(text, to: &output, keepingSlashes: keepingSlashes)
    return output
  }
}

/// Headers in the form that is signed: lower-case names in byte order, equal names joined by commas, runs of blanks made one space.
///
/// Source: AWS IAM User Guide, "Create a signed AWS API request", step 1.
package struct CanonicalHeaders {
  package var fields: [(name: String, value: String)]

  /// Hops on the way may change these, so they are left out, as in botocore.
  private static let unsigned: Set<String> = ["authorization", "expect", "transfer-encoding", "user-agent", "x-amzn-trace-id"]

  package init(_ headers: [(name: String, value: String)]) {
    var values: [String: [String]] = [:]
    for header in headers {
      let name = header.name.lowercased()
      if !Self.unsigned.contains(name) { values[name, default: []].append(Self.trimmed(header.value)) }
    }
    fields = values.map { (name: $0.key, value: $0.value.joined(separator: ",")) }
    fields.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// "content-type;host;x-amz-date"
  package var names: String { fields.map(\.name).joined(separator: ";") }

  package static func trimmed(_ value: String) -> String {
    // By bytes: a blank and the combining mark after it are one `Character`.
    let words = value.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return words.map { String(Substring($0)) }.joined(separator: " ")
  }
}
