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
