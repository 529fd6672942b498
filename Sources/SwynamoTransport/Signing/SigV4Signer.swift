import CCurl
package import SwynamoSigning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Signature Version 4 for any request; ``RequestSigner`` is the fast path for the one shape that DynamoDB's are.
///
///     let signer = SigV4Signer(credentials: credentials, region: "us-east-1", service: "iam")
///     let headers = signer.headers(method: "GET", path: "/", query: [("Action", "ListUsers")], headers: [("Host", "iam.amazonaws.com")], at: time)
///     // X-Amz-Date, X-Amz-Security-Token for temporary credentials, and Authorization, to be added to the request
///
/// Source: AWS IAM User Guide, "AWS Signature Version 4 for API requests".
package struct SigV4Signer {
  package let credentials: Credentials
  package let region: String
  package let service: String

  package init(credentials: Credentials, region: String, service: String) {
    self.credentials = credentials
    self.region = region
    self.service = service
  }

  package func headers(
    method: String, path: String, query: [(name: String, value: String)] = [], headers: [(name: String, value: String)],
    body: [UInt8] = [], at time: SigningTime
  ) -> [(name: String, value: String)] {
    var added = [(name: "X-Amz-Date", value: time.text)]
    if let token = credentials.sessionToken { added.append((name: "X-Amz-Security-Token", value: token)) }
    let request = CanonicalRequest(method: method, path: path, query: query, headers: headers + added, body: body)
    let key = SigningKey(secret: credentials.secretAccessKey, day: time.day, region: region, service: service)
    let signature = String(decoding: key.signature(of: request.bytes, at: time), as: UTF8.self)
    let scope = String(decoding: key.scope, as: UTF8.self)
    let authorization =
      "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), SignedHeaders=\(request.signedHeaders), Signature=\(signature)"
    return added + [(name: "Authorization", value: authorization)]
  }
}

/// The moments that requests are dated with; the text of each is kept while it comes up again.
struct SigningClock {
  private var times = [SigningTime](repeating: SigningTime(secondsSinceEpoch: 0), count: 8)

  mutating func time(at second: Int) -> SigningTime {
    let slot = second & 7
    if times[slot].secondsSinceEpoch != second { times[slot] = SigningTime(secondsSinceEpoch: second) }
    return times[slot]
  }

  /// Milliseconds since the epoch by this machine's clock.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
