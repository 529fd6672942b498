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
