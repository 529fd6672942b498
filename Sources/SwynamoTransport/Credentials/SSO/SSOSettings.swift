/// What a profile says of single sign-on, by itself or through its `[sso-session …]`.
///
///     [profile work]
///     sso_session = corporate          or sso_start_url and sso_region right here, as older files have it
///     sso_account_id = 123456789012
///     sso_role_name = reader
///
/// Source: AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider".
struct SSOSettings: Sendable, Hashable {
  /// Nil in the older form, whose tokens are not refreshed.
  var session: String?
  var startURL: String
  var region: String
  var accountID: String
  var roleName: String

  struct ProfileError: Error, Hashable {
    /// To follow "profile …:".
    var clause: String
  }

  /// Nil when the profile has nothing to do with single sign-on.
  init?(_ profile: ConfigurationSection, in configuration: SharedConfiguration) throws(ProfileError) {
    guard profile["sso_role_name"] != nil || profile["sso_account_id"] != nil else { return nil }
    session = profile["sso_session"]
    var section = profile
    if let session {
      guard let shared = configuration.ssoSession(session) else {
        throw ProfileError(clause: "there is no section [sso-session \(session)] in the config file")
      }
      for name in shared.names {
        guard let own = profile[name], let theirs = shared[name], own != theirs else { continue }
        throw ProfileError(clause: "its \(name) is another one than that of [sso-session \(session)]")
      }
      section = profile.overridden(by: shared)
    }
    var missing: [String] = []
    func required(_ name: String) -> String {
      if let value = section[name] { return value }
      missing.append(name)
      return ""
    }
    roleName = required("sso_role_name")
    accountID = required("sso_account_id")
    startURL = required("sso_start_url")
    region = required("sso_region")
    guard missing.isEmpty else {
      throw ProfileError(clause: "it signs on through SSO, but has no \(missing.joined(separator: ", no "))")
    }
    // It becomes a part of the host that the token is sent to.
    guard (try? RegionName(region)) != nil else {
      throw ProfileError(clause: "its sso_region is \"\(region)\"; it must be a region such as \"eu-west-1\"")
    }
  }
}
