/// Why a region and the settings that go with it have no address.
///
///     RegionalEndpoints(usesFIPS: true).endpoint(for: EndpointParameters(region: "local"))
///     // throws: The region "local" has no FIPS endpoint: switch FIPS off (usesFIPS, AWS_USE_FIPS_ENDPOINT or use_fips_endpoint).
public enum EndpointFault: Sendable, Hashable {
  /// It has characters that no region's name has.
  case invalidRegion(String)
  /// An endpoint was given by its URL, and a variant of AWS's own is asked for too.
  case variantOfURL(Variant, url: String)
  /// The URL that was given is the one that dual stack has for the region.
  case dualStackURL(String)
  /// "local" has no variants.
  case variantOfLocal(Variant)
  case variantNotSupported(Variant, partition: String)
  /// FIPS and dual stack together, in a partition without one or both.
  case combinationNotSupported(partition: String)
  /// An address of the account's own is required, and FIPS has none.
  case accountIDWithFIPS
  /// An address of the account's own is required, and the partition has none.
  case accountIDNotSupported(partition: String)
  /// An address of the account's own is required, and the account is not known.
  case accountIDMissing
  /// The credentials' account cannot be part of a host's name.
  case invalidAccountID(String)

  public enum Variant: String, Sendable, Hashable {
    case fips = "FIPS"
    case dualStack = "dual-stack"
  }
}

extension EndpointFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidRegion(let region): "\"\(region)\" is not a region; pass one such as \"eu-west-1\"."
    case .variantOfURL(let variant, let url):
      "The endpoint \"\(MaskedURL.text(url))\" was given by its URL and cannot be a \(variant.rawValue) one as well: leave out the URL, or \(variant.fix)."
    case .dualStackURL(let url):
      "The endpoint \"\(MaskedURL.text(url))\" is the region's dual-stack one: leave out the URL and switch dual stack on (\(Variant.dualStack.settings))."
    case .variantOfLocal(let variant): "The region \"local\" has no \(variant.rawValue) endpoint: \(variant.fix)."
    case .variantNotSupported(let variant, let partition):
      "The partition \(partition) has no \(variant.rawValue) endpoints: \(variant.fix)."
    case .combinationNotSupported(let partition):
      "The partition \(partition) has no endpoints that are both FIPS and dual-stack: \(Variant.fips.fix), or \(Variant.dualStack.fix)."
    case .accountIDWithFIPS:
      "Endpoints of an account are required, and there are none with FIPS: \(Variant.fips.fix), or \(Self.accountIDFix)."
    case .accountIDNotSupported(let partition):
      "Endpoints of an account are required, and the partition \(partition) has none: \(Self.accountIDFix)."
    case .accountIDMissing:
      "Endpoints of an account are required, and the account is not known: give it with the credentials (accountID, AWS_ACCOUNT_ID or aws_account_id), or \(Self.accountIDFix)."
    case .invalidAccountID(let account):
      "The account ID of the credentials, \"\(account)\", is not valid: pass twelve digits (accountID, AWS_ACCOUNT_ID or aws_account_id)."
    }
  }

  private static let accountIDFix =
    "set the mode to preferred or disabled (accountIDMode, AWS_ACCOUNT_ID_ENDPOINT_MODE or account_id_endpoint_mode)"
}

extension EndpointFault.Variant {
  fileprivate var settings: String {
    switch self {
    case .fips: "usesFIPS, AWS_USE_FIPS_ENDPOINT or use_fips_endpoint"
    case .dualStack: "usesDualStack, AWS_USE_DUALSTACK_ENDPOINT or use_dualstack_endpoint"
    }
  }

  fileprivate var fix: String { "switch \(self == .fips ? "FIPS" : "dual stack") off (\(settings))" }
}
