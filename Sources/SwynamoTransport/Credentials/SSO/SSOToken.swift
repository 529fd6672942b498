#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A token of `aws sso login`, as it lies in `~/.aws/sso/cache`.
struct SSOToken: Sendable, Codable {
  var startUrl: String?
  var region: String?
  var accessToken: String
  var expiresAt: String
  var clientId: String?
  var clientSecret: String?
  var registrationExpiresAt: String?
  var refreshToken: String?

  var expiration: Date? { Self.time(expiresAt) }

  /// What a new token can be had with; nil when this one has to last.
  func renewal(at now: Date) -> (clientID: String, clientSecret: String, refreshToken: String)? {
    guard let clientId, let clientSecret, let refreshToken, let registrationExpiresAt,
      let end = Self.time(registrationExpiresAt), end > now
    else { return nil }
    return (clientId, clientSecret, refreshToken)
  }

  func renewed(by new: SSOClient.NewToken, at now: Date) -> SSOToken {
    var token = self
    token.accessToken = new.accessToken
    token.expiresAt = Date(timeIntervalSince1970: (now.timeIntervalSince1970 + Double(new.expiresIn)).rounded(.down))
      .formatted(.iso8601)
    token.refreshToken = new.refreshToken
    return token
  }

  /// Older tools end a time with "UTC".
  private static func time(_ text: String) -> Date? {
    ExpirationTime.date(text.hasSuffix("UTC") ? "\(text.dropLast(3))Z" : text)
  }
}

extension SSOToken: CustomStringConvertible, CustomReflectable {
  var description: String { "SSOToken(expiresAt: \(expiresAt), the rest: redacted)" }

  var customMirror: Mirror { Mirror(self, children: ["expiresAt": expiresAt]) }
}
