import SwynamoBytes

/// A key that clients may sign with.
package struct AcceptedCredentials: Sendable, Hashable, CustomStringConvertible {
  package let accessKeyID: String
  let secretAccessKey: String
  /// Temporary credentials are good for nothing without it.
  let sessionToken: String?

  package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }

  /// Without the secrets.
  package var description: String { "AcceptedCredentials(\(accessKeyID))" }
}

/// A file of credentials in the format of `~/.aws/credentials`; every section of it is accepted.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files".
package struct CredentialsFile {
  package let credentials: [AcceptedCredentials]

  package init(_ text: String, name: String) throws(CredentialsFileError) {
    let file: INIFile
    do throws(INIFile.SyntaxError) {
      file = try INIFile(text, unheadedSection: "default", indentationContinues: false)
    } catch {
      throw CredentialsFileError("\(name): line \(error.line) is neither a [section] nor name = value.")
    }
    var credentials: [AcceptedCredentials] = []
    for section in file.sections {
      var values: [String: String] = [:]
      for setting in section.settings { values[setting.name.lowercased()] = setting.value }
      guard values.keys.contains(where: { $0.hasPrefix("aws_") }) else { continue }
      guard let id = values["aws_access_key_id"], let secret = values["aws_secret_access_key"], !id.isEmpty, !secret.isEmpty
      else {
        throw CredentialsFileError("\(name): the section [\(section.heading)] lacks aws_access_key_id or aws_secret_access_key.")
      }
      credentials.append(AcceptedCredentials(accessKeyID: id, secretAccessKey: secret, sessionToken: values["aws_session_token"]))
    }
    guard !credentials.isEmpty else { throw CredentialsFileError("\(name): there are no credentials in it.") }
    self.credentials = credentials
  }
}

package struct CredentialsFileError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
