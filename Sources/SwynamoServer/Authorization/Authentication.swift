import SwynamoBytes
import SwynamoEngine

/// Decides who may ask.
///
/// Without credentials to verify with, anybody may, signed or not; but a signature that is there must be whole, so that a client
/// that builds it wrongly finds out.
package struct Authentication: Sendable {
  private let verifier: SignatureVerifier?
  private let isRequired: Bool

  /// Verifies nothing. `isRequired` refuses those who don't even pretend, as the service does.
  package init(isRequired: Bool = false) {
    verifier = nil
    self.isRequired = isRequired
  }

  /// Verifies signatures (SigV4) against these credentials, for any region or, if one is given, for that.
  package init(
    verifying credentials: [AcceptedCredentials], region: String? = nil, now: @escaping @Sendable () -> Int
  ) {
    verifier = SignatureVerifier(credentials, region: region, now: now)
    isRequired = true
  }

  /// Whether those who may ask have proved who they are.
  var isVerifying: Bool { verifier != nil }

  func caller(of request: ReceivedRequest) throws(FrontEndError) -> Caller {
    guard let claim = try SignatureClaim(request) else {
      if isRequired { throw .missingAuthentication }
      return .anonymous
    }
    if let verifier { return try verifier.caller(of: request, claim) }
    guard let scope = CredentialScope(claim.credential) else { return .anonymous }
    return Caller(accessKeyID: scope.accessKeyID, region: scope.region)
  }
}

/// Who asks, and where they think that their tables are, as far as a request says.
struct Caller: Sendable, Hashable {
  let accessKeyID: String
  let region: String

  /// For requests that nobody signed.
  static let anonymous = Caller(accessKeyID: "", region: "")
}

extension Caller {
  /// The twelve digits of the account: of an access key that is one, or in which AWS wrote it; nil for any other.
  ///
  ///     AKIAIOSFODNN7EXAMPLE   // "581039954779"
  ///
  /// Source: AWS writes an account's number into the access keys that it makes, in base 32 and after four letters.
  var account: String? {
    let key = accessKeyID.utf8
    if key.count == 12, key.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) { return accessKeyID }
    guard key.count == 20, key.starts(with: "AKIA".utf8) || key.starts(with: "ASIA".utf8) else { return nil }
    var bits: UInt64 = 0
    for byte in key.dropFirst(4).prefix(10) {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bits = bits << 5 | UInt64(byte - UInt8(ascii: "A"))
      case UInt8(ascii: "2")...UInt8(ascii: "7"): bits = bits << 5 | UInt64(byte - UInt8(ascii: "2") + 26)
      default: return nil
      }
    }
    // Fifty bits: the first of them says nothing, nor do the last nine.
    return DecimalDigits.text(Int((bits >> 9) & 0xFF_FFFF_FFFF), width: 12)
  }

  /// The same twelve digits for the same key.
  fileprivate var inventedAccount: String {
    let hash = accessKeyID.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return DecimalDigits.text(Int(hash % 1_000_000_000_000), width: 12)
  }
}

/// Whether clients of different regions and keys see each other's tables.
package enum TableIsolation: Sendable {
  /// All see the same ones, whatever they sign with and for.
  case shared
  /// Each region of each access key has its own, as DynamoDB has for each region of each account.
  case isolated

  /// What ARNs show: the region and the account that were signed for. Where all see the same tables, a key that belongs to no
  /// account has that of requests which nobody signed.
  func shown(to caller: Caller) -> TableNamespace {
    guard caller != .anonymous else { return .local }
    let region = caller.region.isEmpty ? TableNamespace.local.region : caller.region
    switch self {
    case .shared: return TableNamespace(region: region, account: caller.account ?? TableNamespace.local.account)
    case .isolated: return TableNamespace(region: region, account: caller.account ?? caller.inventedAccount)
    }
  }

  func namespace(of caller: Caller) -> TableNamespace {
    switch self {
    case .shared: .local
    case .isolated: caller == .anonymous ? .local : TableNamespace(region: caller.region, account: caller.accessKeyID)
    }
  }
}
