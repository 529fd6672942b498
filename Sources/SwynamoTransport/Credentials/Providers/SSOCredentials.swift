import SwynamoWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Credentials of a role that somebody signed on to: the token of `aws sso login`, renewed where it can be, for the keys of the role.
///
///     // profile "work": its SSO token has expired; run `aws sso login --profile work`
///
/// A token of an `sso_session` is renewed in its last quarter of an hour, and the new one is left in the cache for the next program.
/// Source: AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider".
struct SSOCredentials: CredentialsProvider {
  let profile: String
  let settings: SSOSettings
  let environment: AWSEnvironment
  let client: SSOClient
  let now: @Sendable () -> Date

  init(
    profile: String, settings: SSOSettings, environment: AWSEnvironment, sender: any HTTPSender,
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.profile = profile
    self.settings = settings
    self.environment = environment
    self.now = now
    client = SSOClient(region: settings.region, environment: environment, sender: sender)
  }

  func credentials() async throws -> Credentials {
    let token = try await token()
    if let credentials = try await roleCredentials(token) { return credentials }
    // Another process may have renewed the token, which ends the old one.
    if let other = try? file()?.read(), other.accessToken != token.accessToken,
      let credentials = try await roleCredentials(other)
    {
      return credentials
    }
    throw signOn("its SSO token is no longer accepted")
  }

  /// Nil when the token is not accepted.
  private func roleCredentials(_ token: SSOToken) async throws -> Credentials? {
    do {
      return try await client.roleCredentials(
        roleName: settings.roleName, accountID: settings.accountID, accessToken: token.accessToken)
    } catch SSOClient.RequestError.unauthorized {
      return nil
    } catch SSOClient.RequestError.other(let clause) {
      throw failed(clause)
    }
  }

  private func file() -> SSOTokenFile? {
    environment.homeDirectory.map { SSOTokenFile(key: settings.session ?? settings.startURL, homeDirectory: $0) }
  }

  private func token() async throws -> SSOToken {
    guard let file = file() else { throw failed("there is no home directory with an SSO token in it") }
    let cached: SSOToken?
    do {
      cached = try file.read()
    } catch {
      throw signOn(error.clause)
    }
    guard let cached else { throw signOn("there is no SSO token for it") }
    guard let expiration = cached.expiration else { throw signOn("its SSO token does not say when it expires") }
    let now = now()
    var why = ""
    if settings.session != nil, expiration.timeIntervalSince(now) < 15 * 60, let renewal = cached.renewal(at: now) {
      do {
        let new = try await client.newToken(
          clientID: renewal.clientID, clientSecret: renewal.clientSecret, refreshToken: renewal.refreshToken)
        let renewed = cached.renewed(by: new, at: now)
        file.replace(with: renewed)
        return renewed
      } catch let failure as SSOClient.RequestError {
        if failure == .unauthorized, let other = try await renewedByAnother(than: cached, in: file) { return other }
        // The old token may still do.
        if case .other(let clause) = failure { why = " and could not be renewed: \(clause)" }
      }
    }
    guard expiration > now else { throw signOn("its SSO token has expired\(why)") }
    return cached
  }

  /// The token that another process got for the refresh token that both had, which is good once; it may be about to write it.
  private func renewedByAnother(than old: SSOToken, in file: SSOTokenFile) async throws -> SSOToken? {
    for attempt in 1...5 {
      if let token = try? file.read(), token.accessToken != old.accessToken, token.expiration.map({ $0 > now() }) == true {
        return token
      }
      if attempt < 5 { try await Task.sleep(for: client.pause) }
    }
    return nil
  }

  private func failed(_ clause: String) -> CredentialsError { .failed("profile \"\(profile)\"", clause) }

  private func signOn(_ clause: String) -> CredentialsError { failed("\(clause); run `aws sso login --profile \(profile)`") }
}
