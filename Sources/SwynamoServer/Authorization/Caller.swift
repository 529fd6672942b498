/// Who asks, and where they think that their tables are, as far as a request says.
struct Caller: Sendable, Hashable {
  let accessKeyID: String
  let region: String

  /// For requests that nobody signed.
  static let anonymous = Caller(accessKeyID: "", region: "")
}
