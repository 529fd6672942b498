/// The parts of a signature's credential: whose key, and the day, region and service that it was derived for.
struct CredentialScope: Sendable {
  let accessKeyID: String
  let day: String
  let region: String
  let service: String
  let terminator: String

  /// Nil unless there are five parts; slashes at the end don't count.
  init?(_ credential: String) {
    let slash = UInt8(ascii: "/")
    var text = credential.utf8[...]
    while text.last == slash { text.removeLast() }
    let parts = text.split(separator: slash, omittingEmptySubsequences: false).map { String(Substring($0)) }
    guard parts.count == 5 else { return nil }
    (accessKeyID, day, region, service, terminator) = (parts[0], parts[1], parts[2], parts[3], parts[4])
  }
}
