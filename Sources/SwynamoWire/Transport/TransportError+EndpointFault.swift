extension TransportError {
  /// Why a region and the settings that go with it have no address.
  ///
  ///     Endpoint.Regional(usesFIPS: true).endpoint(for: Endpoint.Parameters(region: "local"))
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
    /// A kind of endpoint that the regions of a partition don't have.
    case variantNotSupported(Variant, partition: String)
    /// FIPS and dual stack together, in a partition without one or both.
    case combinationNotSupported(partition: String)
    /// An address of the account's own is required, and FIPS has none.
    case accountIDWithFIPS
    /// An address of the account's own is required, and the region has none.
    case accountIDNotSupported(region: String)
    /// An address of the account's own is required, and the account is not known.
    case accountIDMissing
    /// The credentials' account cannot be part of a host's name.
    case invalidAccountID(String)

    /// A kind of endpoint that not every region has.
    public enum Variant: String, Sendable, Hashable {
      /// With cryptography that FIPS 140 asks for.
      case fips = "FIPS"
      /// Reached by IPv6 as well.
      case dualStack = "dual-stack"
    }
  }
}

extension TransportError.EndpointFault: CustomStringConvertible {
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
    case .accountIDNotSupported(let region):
      "Endpoints of an account are required, and the region \(region) has none: \(Self.accountIDFix)."
    case .accountIDMissing:
      "Endpoints of an account are required, and the account is not known: give it with the credentials (accountID, AWS_ACCOUNT_ID or aws_account_id), or \(Self.accountIDFix)."
    case .invalidAccountID(let account):
      "The account ID of the credentials, \"\(account)\", is not valid: pass twelve digits (accountID, AWS_ACCOUNT_ID or aws_account_id)."
    }
  }

  private static let accountIDFix =
    "set the mode to preferred or disabled (accountIDMode, AWS_ACCOUNT_ID_ENDPOINT_MODE or account_id_endpoint_mode)"
}

extension TransportError.EndpointFault.Variant {
  fileprivate var settings: String {
    switch self {
    case .fips: "usesFIPS, AWS_USE_FIPS_ENDPOINT or use_fips_endpoint"
    case .dualStack: "usesDualStack, AWS_USE_DUALSTACK_ENDPOINT or use_dualstack_endpoint"
    }
  }

  fileprivate var fix: String { "switch \(self == .fips ? "FIPS" : "dual stack") off (\(settings))" }
}

/// A URL as it may be shown: without the user and the password before its "@".
///
///     MaskedURL.text("https://app:hush@proxy.example.com:3128/x")   // "https://***@proxy.example.com:3128/x"
///
/// It need not be a valid one: what is wrong with it may be the very reason for showing it. Everything between the scheme and the
/// last "@" is hidden, since an unescaped password may hold any character. Without an "@" all is hidden after the scheme, unless
/// it begins with a host and a port or none.
package enum MaskedURL {
  package static func text(_ url: String) -> String {
    guard let at = url.utf8.lastIndex(of: UInt8(ascii: "@")) else { return textWithoutAt(url) }
    let start = url.firstRange(of: "://").flatMap { $0.upperBound <= at ? $0.upperBound : nil } ?? url.startIndex
    return "\(url[..<start])***\(url[at...])"
  }

  /// "http://user:secret" lost its end, and in "http://user:secret%40host" too much is escaped.
  private static func textWithoutAt(_ url: String) -> String {
    let slash = UInt8(ascii: "/")
    let scheme = url.utf8.prefix { $0 != UInt8(ascii: ":") }.endIndex
    let afterColon = url.utf8[scheme...].dropFirst()
    let start = afterColon.first == slash ? afterColon.drop { $0 == slash }.startIndex : url.startIndex
    let authority = url.utf8[start...].prefix { $0 != slash && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return isHostWithPort(authority) ? url : "\(url[..<start])***"
  }

  private static func isHostWithPort(_ authority: Substring.UTF8View) -> Bool {
    let isLiteral = authority.first == UInt8(ascii: "[")
    let end = authority.firstIndex(of: UInt8(ascii: isLiteral ? "]" : ":")) ?? authority.endIndex
    let port = authority[end...].drop { isLiteral && $0 == UInt8(ascii: "]") }
    let isPort = port.isEmpty || port.first == UInt8(ascii: ":")
    return isPort && port.dropFirst().allSatisfy { (0x30...0x39).contains($0) } && !String(Substring(authority)).contains("%40")
  }
}
