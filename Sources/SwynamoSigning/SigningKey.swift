import SwynamoBytes

/// The key that a day, a region and a service derive from a secret.
///
/// Source: AWS IAM User Guide, "Create a signed AWS API request", step 4.
package struct DerivedKey: Sendable {
  /// "20150830/us-east-1/dynamodb/aws4_request"
  let scope: [UInt8]
  let bytes: [UInt8]

  package init(secret: String, day: some Sequence<UInt8>, region: String, service: String) {
    let day = Array(day)
    var key = HMACSHA256(key: Array("AWS4\(secret)".utf8)).authenticate(day)
    key = HMACSHA256(key: key).authenticate(region.utf8)
    key = HMACSHA256(key: key).authenticate(service.utf8)
    bytes = HMACSHA256(key: key).authenticate("aws4_request".utf8)
    scope = day + Array("/\(region)/\(service)/aws4_request".utf8)
  }
}

/// A derived key, ready to sign.
package final class SigningKey {
  /// "20150830/us-east-1/dynamodb/aws4_request"
  package let scope: [UInt8]
  private let authenticator: HMACSHA256
  private let hash = SHA256()
  private var stringToSign: [UInt8] = []
  private let digest = UnsafeMutablePointer<UInt8>.allocate(capacity: SHA256.digestSize)
  private let hex = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * SHA256.digestSize)

  package init(_ key: DerivedKey) {
    authenticator = HMACSHA256(key: key.bytes)
    scope = key.scope
  }

  package convenience init(secret: String, day: some Sequence<UInt8>, region: String, service: String) {
    self.init(DerivedKey(secret: secret, day: day, region: region, service: service))
  }

  deinit {
    digest.deallocate()
    hex.deallocate()
  }

  /// The 64 hexadecimal digits of the signature; they stay valid until the next call, and no longer than this key.
  package func signature(of canonicalRequest: [UInt8], at time: SigningTime) -> UnsafeBufferPointer<UInt8> {
    hash.start()
    hash.update(canonicalRequest)
    hash.finish(into: digest)
    Hexadecimal.write(digest, count: SHA256.digestSize, to: hex)
    stringToSign.removeAll(keepingCapacity: true)
    stringToSign += "AWS4-HMAC-SHA256\n".utf8
    stringToSign += time.bytes
    stringToSign.append(0x0A)
    stringToSign += scope
    stringToSign.append(0x0A)
    stringToSign += UnsafeBufferPointer(start: hex, count: 2 * SHA256.digestSize)
    stringToSign.withUnsafeBytes { authenticator.authenticate($0, into: digest) }
    Hexadecimal.write(digest, count: SHA256.digestSize, to: hex)
    return UnsafeBufferPointer(start: hex, count: 2 * SHA256.digestSize)
  }
}
