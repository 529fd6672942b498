import SwynamoCore
import SwynamoSigning
import Synchronization

/// Checks Signature Version 4 in the service's order, and says what is wrong in its words.
///
/// Source: AWS IAM User Guide, "AWS Signature Version 4 for API requests".
struct SignatureVerifier: Sendable {
  private let credentials: [String: AcceptedCredentials]
  private let region: String?
  /// Seconds since 1970.
  private let now: @Sendable () -> Int
  let derivedKeys = DerivedKeys()

  private static let algorithm = "AWS4-HMAC-SHA256"
  private static let toleratedMinutes = 5
  /// A week.
  private static let longestLifetime = 604_800

  init(_ credentials: [AcceptedCredentials], region: String?, now: @escaping @Sendable () -> Int) {
    self.credentials = Dictionary(credentials.map { ($0.accessKeyID, $0) }) { _, last in last }
    self.region = region
    self.now = now
  }

  func caller(of request: ReceivedRequest, _ claim: SignatureClaim) throws(FrontEndError) -> Caller {
    let time = try checkedTime(claim, request)
    let names = claim.signedHeaders.lowercased().utf8.split(separator: UInt8(ascii: ";")).map { String(Substring($0)) }
    try checkSigned(names, claim, request)
    guard claim.algorithm.hasSameBytes(as: Self.algorithm) else {
      throw .incompleteSignature("Unsupported AWS 'algorithm': '\(claim.algorithm)' (only \(Self.algorithm) for now). ")
    }
    let scope = try checkedScope(claim, time)
    guard let known = credentials[scope.accessKeyID] else { throw .unknownClient }
    let kept = derivedKeys[scope]
    let key =
      kept ?? DerivedKey(secret: known.secretAccessKey, day: time.day, region: scope.region, service: scope.service)
    guard Self.areEqual(claim.signature, expected(request, names, key, time)) else { throw Self.mismatch }
    if kept == nil { derivedKeys.keep(key, for: scope) }
    guard Self.areEqual(claim.sessionToken ?? "", Array((known.sessionToken ?? "").utf8)) else { throw .unknownClient }
    return Caller(accessKeyID: scope.accessKeyID, region: scope.region)
  }

  /// What isn't signed can be changed by whoever hears a request and sends it again: `X-Amz-Target` makes a deletion of a read.
  private func checkSigned(_ names: [String], _ claim: SignatureClaim, _ request: ReceivedRequest) throws(FrontEndError) {
    let signed = Set(names.map { Array($0.utf8) })
    guard signed.contains(Array("host".utf8)) else {
      throw .invalidSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
    }
    let needed = (claim.dateHeader.map { [$0] } ?? []) + request.amazonHeaders
    if let missing = needed.first(where: { !signed.contains(Array($0.utf8)) }) {
      throw .invalidSignature("'\(missing)' must be a 'SignedHeader' in the AWS Authorization.")
    }
  }

  private func checkedTime(_ claim: SignatureClaim, _ request: ReceivedRequest) throws(FrontEndError) -> SigningTime {
    guard let date = claim.date else {
      throw .incompleteSignature(SignatureClaim.missingDate + "Authorization=\(request.authorization ?? "")")
    }
    guard let time = SigningTime(parsing: date) else {
      throw .incompleteSignature(
        "Date must be in ISO-8601 'basic format'. Got '\(date)'. See http://en.wikipedia.org/wiki/ISO_8601")
    }
    let (signed, now) = (time.secondsSinceEpoch, now())
    let minutes = Self.toleratedMinutes
    let (earliest, latest) = (now - 60 * minutes, now + 60 * minutes)
    func text(_ seconds: Int) -> String { SigningTime(secondsSinceEpoch: seconds).text }
    if let lifetime = claim.lifetime {
      let end = signed + min(max(lifetime, 0), Self.longestLifetime)
      if end < now { throw .invalidSignature("Signature expired: \(text(end)) is now earlier than \(text(now))") }
    } else if signed < earliest {
      throw .invalidSignature(
        "Signature expired: \(date) is now earlier than \(text(earliest)) (\(text(now)) - \(minutes) min.)")
    }
    if signed > latest {
      throw .invalidSignature(
        "Signature not yet current: \(date) is still later than \(text(latest)) (\(text(now)) + \(minutes) min.)")
    }
    return time
  }

  private func checkedScope(_ claim: SignatureClaim, _ time: SigningTime) throws(FrontEndError) -> CredentialScope {
    guard let scope = CredentialScope(claim.credential) else {
      throw .incompleteSignature(
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, "
          + "got '\(claim.credential)'")
    }
    var faults = ""
    if scope.region.isEmpty || scope.region != region ?? scope.region {
      faults += "Credential should be scoped to a valid region, not '\(scope.region)'. "
    }
    if scope.service != "dynamodb" { faults += "Credential should be scoped to correct service: 'dynamodb'. " }
    if scope.terminator != "aws4_request" {
      faults += "Credential should be scoped with a valid terminator: 'aws4_request', not '\(scope.terminator)'. "
    }
    let day = String(decoding: time.day, as: UTF8.self)
    if scope.day != day {
      faults +=
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        + "'\(scope.day)' != '\(day)', from '\(time.text)'."
    }
    guard faults.isEmpty else { throw .invalidSignature(faults) }
    return scope
  }

  private func expected(
    _ request: ReceivedRequest, _ names: [String], _ key: DerivedKey, _ time: SigningTime
  ) -> [UInt8] {
    let canonical = CanonicalRequest(
      method: request.method, path: request.path, query: request.queryWithoutSignature,
      received: names.map { (name: $0, value: CanonicalHeaders.trimmed(request.header($0) ?? "")) }, body: request.body)
    // The digits are the signer's.
    return withExtendedLifetime(SigningKey(key)) { Array($0.signature(of: canonical.bytes, at: time)) }
  }

  /// Takes as long for a wrong first digit as for a wrong last one.
  private static func areEqual(_ signature: String, _ expected: [UInt8]) -> Bool {
    let given = Array(signature.utf8)
    guard given.count == expected.count else { return false }
    return zip(given, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static let mismatch = FrontEndError.invalidSignature(
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
      + "signing method. Consult the service documentation for details.")
}

/// The derived keys of those who signed rightly: to derive one takes four times as long as to sign with it.
final class DerivedKeys: Sendable {
  private struct Name: Hashable {
    let accessKeyID: String
    let day: String
    let region: String

    init(_ scope: CredentialScope) { (accessKeyID, day, region) = (scope.accessKeyID, scope.day, scope.region) }
  }

  /// Who signs for more regions and days than this has some keys derived anew.
  static let limit = 256

  private let keys = Mutex<[Name: DerivedKey]>([:])

  subscript(scope: CredentialScope) -> DerivedKey? { keys.withLock { $0[Name(scope)] } }

  func keep(_ key: DerivedKey, for scope: CredentialScope) {
    keys.withLock { keys in
      if keys.count >= Self.limit { keys.removeAll(keepingCapacity: true) }
      keys[Name(scope)] = key
    }
  }

  var count: Int { keys.withLock { $0.count } }
}
