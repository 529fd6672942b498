import SwynamoBytes
package import SwynamoSigning
package import SwynamoWire

/// Signs DynamoDB calls with everything kept that the last one worked out: the key, the scope, the buffers.
///
/// Not `Sendable`: it belongs to the event loop's thread.
package final class RequestSigner {
  private let region: String
  private let withoutToken: RequestTemplate
  private let withToken: RequestTemplate
  private let hash = SHA256()
  private let digest = UnsafeMutablePointer<UInt8>.allocate(capacity: SHA256.digestSize)
  private let hex = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * SHA256.digestSize)
  private var canonicalRequest: [UInt8] = []
  private var current: Current?

  /// What holds for a day and one set of credentials.
  private struct Current {
    let credentials: Credentials
    let day: [UInt8]
    let key: SigningKey
    /// "AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature="
    let prefix: [UInt8]
    let isAllowed: Bool
  }

  /// Whether the credentials that were signed with last can stand in headers: a line break would end one and begin another.
  var hasAllowedCredentials: Bool { current?.isAllowed ?? true }

  package init(host: String, path: String, region: String, extraHeaders: [(name: String, value: String)]) {
    self.region = region
    withoutToken = RequestTemplate(host: host, path: path, extraHeaders: extraHeaders, hasToken: false)
    withToken = RequestTemplate(host: host, path: path, extraHeaders: extraHeaders, hasToken: true)
  }

  deinit {
    digest.deallocate()
    hex.deallocate()
  }

  /// Calls `use` with the value of the Authorization header, in two pieces.
  package func sign(
    service: ServiceOperation.Service, operation: String, body: UnsafeRawBufferPointer, credentials: Credentials,
    at time: SigningTime, use: (_ prefix: [UInt8], _ signature: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let template = credentials.sessionToken == nil ? withoutToken : withToken
    let current = current(for: credentials, at: time, template: template)
    template.write(
      date: time.bytes, token: credentials.sessionToken, service: service, operation: operation, to: &canonicalRequest)
    hash.start()
    hash.update(body)
    hash.finish(into: digest)
    Hexadecimal.write(digest, count: SHA256.digestSize, to: hex)
    canonicalRequest += UnsafeBufferPointer(start: hex, count: 2 * SHA256.digestSize)
    use(current.prefix, current.key.signature(of: canonicalRequest, at: time))
  }

  private func current(for credentials: Credentials, at time: SigningTime, template: RequestTemplate) -> Current {
    if let current, current.credentials == credentials, time.day.elementsEqual(current.day) { return current }
    // Streams and searches sign under the same name.
    let key = SigningKey(secret: credentials.secretAccessKey, day: time.day, region: region, service: "dynamodb")
    var prefix = Array("AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/".utf8)
    prefix += key.scope
    prefix += ", SignedHeaders=\(template.signedHeaders), Signature=".utf8
    let isAllowed = HeaderSyntax.isValue(credentials.accessKeyID) && HeaderSyntax.isValue(credentials.sessionToken ?? "")
    let current = Current(
      credentials: credentials, day: Array(time.day), key: key, prefix: prefix, isAllowed: isAllowed)
    self.current = current
    return current
  }
}
