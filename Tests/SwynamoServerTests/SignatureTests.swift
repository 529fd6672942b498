import HTTPTypes
import SwynamoSigning
import Testing

@testable import SwynamoServer

/// With the key of AWS's documentation, and a signature that somebody else has worked out.
@Suite struct SignatureTests {
  private static let key = AcceptedCredentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
  private static let signedAt = 1_440_938_160  // 20150830T123600Z

  private static func request(
    signature: String = good, region: String = "us-east-1", date: String = "20150830T123600Z", token: String? = nil,
    body: String = "{}"
  ) -> ReceivedRequest {
    var head = HTTPRequest(method: .post, scheme: nil, authority: "localhost:8000", path: "/")
    head.headerFields[.amazonDate] = date
    head.headerFields[.amazonTarget] = "DynamoDB_20120810.ListTables"
    head.headerFields[.amazonSecurityToken] = token
    head.headerFields[.authorization] =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/\(region)/dynamodb/aws4_request, "
      + "SignedHeaders=host;x-amz-date;x-amz-target, Signature=\(signature)"
    return ReceivedRequest(head, body: Array(body.utf8))
  }

  /// Made with botocore 1.43.
  private static let good = "1d4743ba287d134470a2b4fda4ab55cff653a270afefd92d2a1909c9d17c1bcc"

  private static func verify(_ request: ReceivedRequest, now: Int = signedAt, region: String? = nil) throws -> Caller {
    try Authentication(verifying: [key], region: region) { now }.caller(of: request)
  }

  @Test func takesWhatIsRight() throws {
    #expect(try Self.verify(Self.request()) == Caller(accessKeyID: "AKIDEXAMPLE", region: "us-east-1"))
    #expect(try Self.verify(Self.request(), now: Self.signedAt + 300) == Caller(accessKeyID: "AKIDEXAMPLE", region: "us-east-1"))
    #expect(try Self.verify(Self.request(), now: Self.signedAt - 300) == Caller(accessKeyID: "AKIDEXAMPLE", region: "us-east-1"))
  }

  @Test func refusesEveryChangeOfTheSignature() {
    let digits = Array(Self.good.utf8)
    for place in digits.indices {
      var changed = digits
      changed[place] = changed[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      let signature = String(decoding: changed, as: UTF8.self)
      #expect(throws: FrontEndError.self) { try Self.verify(Self.request(signature: signature)) }
    }
  }

  @Test func refusesAnotherBodyRegionAndToken() {
    #expect(throws: FrontEndError.self) { try Self.verify(Self.request(body: "{ }")) }
    #expect(throws: FrontEndError.self) { try Self.verify(Self.request(region: "us-east-2")) }
    #expect(throws: FrontEndError.invalidSignature("'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization.")) {
      try Self.verify(Self.request(token: "t"))
    }
    #expect(throws: FrontEndError.invalidSignature("Credential should be scoped to a valid region, not 'us-east-1'. ")) {
      try Self.verify(Self.request(), region: "eu-west-1")
    }
  }

  @Test func clocksMayDifferByFiveMinutes() {
    #expect(
      throws: FrontEndError.invalidSignature(
        "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)")
    ) { try Self.verify(Self.request(), now: Self.signedAt + 301) }
    #expect(
      throws: FrontEndError.invalidSignature(
        "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)")
    ) { try Self.verify(Self.request(), now: Self.signedAt - 301) }
  }

  private static func signed(_ region: String, secret: String = key.secretAccessKey) throws -> (SignatureClaim, ReceivedRequest) {
    let time = SigningTime(secondsSinceEpoch: signedAt)
    let fields = [("host", "localhost:8000"), ("x-amz-date", time.text), ("x-amz-target", "DynamoDB_20120810.ListTables")]
    let canonical = CanonicalRequest(
      method: "POST", path: "/", query: [], received: fields.map { (name: $0.0, value: $0.1) }, body: Array("{}".utf8))
    let key = SigningKey(secret: secret, day: time.day, region: region, service: "dynamodb")
    let signature = String(decoding: key.signature(of: canonical.bytes, at: time), as: UTF8.self)
    let request = request(signature: signature, region: region)
    return (try #require(try SignatureClaim(request)), request)
  }

  @Test func keysAreKeptForThoseWhoSignRightly() throws {
    let verifier = SignatureVerifier([Self.key], region: nil) { Self.signedAt }
    for _ in 0..<2 {
      for region in ["us-east-1", "eu-west-1"] {
        let (claim, request) = try Self.signed(region)
        #expect(try verifier.caller(of: request, claim).region == region)
      }
    }
    #expect(verifier.derivedKeys.count == 2)
    let (claim, request) = try Self.signed("eu-west-2", secret: "wrong")
    #expect(throws: FrontEndError.self) { try verifier.caller(of: request, claim) }
    #expect(verifier.derivedKeys.count == 2)
    for number in 0..<2 * DerivedKeys.limit {
      let (claim, request) = try Self.signed("region-\(number)")
      #expect(try verifier.caller(of: request, claim).region == "region-\(number)")
      #expect(verifier.derivedKeys.count <= DerivedKeys.limit)
    }
  }

  /// Whatever comes in the header and the query, it is answered.
  @Test func answersAnyText() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "AWS4-", "HMAC-SHA256", " ", ",", "=", "/", ";", "Credential", "Signature", "SignedHeaders", "host", "%", "%F", "é", "&",
      "?",
      "X-Amz-Algorithm", "X-Amz-Expires", "X-Amz-Date", "20150830T123600Z", "99999999999999999999", "-1",
      "a/20150830/b/dynamodb/",
      "aws4_request",
    ]
    for _ in 0..<2000 {
      let texts = (0..<3).map { _ in
        (0..<Int.random(in: 0...20, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      }
      var head = HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/?" + texts[0])
      if Bool.random(using: &random) { head.headerFields[.authorization] = "AWS4-" + texts[1] }
      head.headerFields[.amazonDate] = Bool.random(using: &random) ? texts[2] : "20150830T123600Z"
      let request = ReceivedRequest(head, body: [])
      #expect(throws: FrontEndError.self) { try Self.verify(request) }
      _ = try? Authentication().caller(of: request)
    }
  }

  @Test func anyTimeIsReadAsItIsWritten() {
    for _ in 0..<5000 {
      let time = SigningTime(secondsSinceEpoch: .random(in: -62_135_596_800...253_402_300_799))
      #expect(SigningTime(parsing: time.text)?.secondsSinceEpoch == time.secondsSinceEpoch)
    }
  }

  @Test(arguments: [
    "", "20150830T123600", "20150830 123600Z", "20151330T123600Z", "20150832T123600Z", "20150229T000000Z", "20150830T243600Z",
    "20150830T126000Z", "20150830T123661Z", "2015083AT123600Z", "+0150830T123600Z", "２0150830T1236Z", "20150830t123600z",
  ])
  func otherTextsAreNoTimes(_ text: String) { #expect(SigningTime(parsing: text) == nil) }
}
