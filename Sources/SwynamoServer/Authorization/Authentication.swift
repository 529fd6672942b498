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

/// Whether clients of different regions and keys see each other's tables.
package enum TableIsolation: Sendable {
  /// All see the same ones, whatever they sign with and for.
  case shared
  /// Each region of each access key has its own, as DynamoDB has for each region of each account.
  case isolated

  func namespace(of caller: Caller) -> TableNamespace {
    switch self {
    case .shared: .local
    case .isolated: caller == .anonymous ? .local : TableNamespace(region: caller.region, account: caller.accessKeyID)
    }
  }
}
