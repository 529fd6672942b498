/// A file of credentials in the format of `~/.aws/credentials`; every section of it is accepted.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
package struct CredentialsFile {
  package let credentials: [AcceptedCredentials]

  package init(_ text: String, name: String) throws(CredentialsFileError) {
    var credentials: [AcceptedCredentials] = []
    var section = "default"
    var values: [String: String] = [:]
    func close() throws(CredentialsFileError) {
      guard !values.isEmpty else { return }
      guard let id = values["aws_access_key_id"], let secret = values["aws_secret_access_key"], !id.isEmpty, !secret.isEmpty
      else {
        throw CredentialsFileError("\(name): the section [\(section)] lacks aws_access_key_id or aws_secret_access_key.")
      }
      credentials.append(AcceptedCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: values["aws_session_token"]))
    }
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = Self.trimmed(line)
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        try close()
        section = String(Self.trimmed(line.dropFirst().dropLast()))
        values = [:]
        continue
      }
      guard let equals = line.firstIndex(of: "=") else {
        throw CredentialsFileError("\(name): line \(index + 1) is neither a [section] nor name = value.")
      }
      let key = Self.trimmed(line[..<equals]).lowercased()
      if key.hasPrefix("aws_") { values[key] = String(Self.trimmed(line[line.index(after: equals)...])) }
    }
    try close()
    guard !credentials.isEmpty else { throw CredentialsFileError("\(name): there are no credentials in it.") }
    self.credentials = credentials
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let end = text.reversed().prefix { $0.isWhitespace }.count
    return text.dropLast(end).drop { $0.isWhitespace }
  }
}

package struct CredentialsFileError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
