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

  func caller(of request: ReceivedRequest) throws(Refusal) -> Caller {
    guard let claim = try SignatureClaim(request) else {
      if isRequired { throw .missingAuthentication }
      return .anonymous
    }
    if let verifier { return try verifier.caller(of: request, claim) }
    guard let scope = CredentialScope(claim.credential) else { return .anonymous }
    return Caller(accessKeyID: scope.accessKeyID, region: scope.region)
  }
}
