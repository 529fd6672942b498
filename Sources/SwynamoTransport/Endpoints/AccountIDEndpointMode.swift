/// Whether requests go to an address of the account's own, `https://123456789012.ddb.eu-west-1.amazonaws.com`.
///
///     var endpoints = RegionalEndpoints()
///     endpoints.accountIDMode = .disabled
///
/// Source: AWS SDKs and Tools Reference Guide, "Account-based endpoints".
public enum AccountIDEndpointMode: String, Sendable, Hashable, CaseIterable {
  /// Where the account is known and the partition has such addresses.
  case preferred
  /// Never.
  case disabled
  /// Always; a call whose account is not known fails.
  case required
}
