import HTTPTypes
import SwynamoCompression
import Testing

@testable import SwynamoServer

@Suite struct RequestHandlerTests {
  @Test(arguments: [
    ("application/json", ContentType.json), ("application/x-amz-json-1.0", .amazonJSON), (" application/json ; charset=x", .json),
    ("Application/JSON", .json), ("application/json;", .json),
  ])
  func readsTwoMediaTypes(_ header: String, _ type: ContentType) { #expect(ContentType(header) == type) }

  @Test(arguments: [nil, "", ";", "application/x-amz-json-1.1", "application/jsonx", "text/json", "application/"] as [String?])
  func readsNoOther(_ header: String?) {
    #expect(ContentType(header) == nil)
  }

  @Test(arguments: [
    nil, "", "ListTables", "DynamoDB_20120810", "DynamoDB_20120810.", "DynamoDB_20120810.Listtables",
    "DynamoDB_20111205.ListTables", "DynamoDBStreams_20120810.ListTables", "XDynamoDB_20120810.ListTables",
  ])
  func knowsNoOtherOperation(_ header: String?) { #expect(OperationTarget(header) == nil) }

  @Test func knowsItsOperations() {
    #expect(OperationTarget("DynamoDB_20120810.GetItem")?.operation == "GetItem")
    #expect(OperationTarget("DynamoDB_20120810.DescribeEndpoints")?.asksForEndpoint == true)
  }

  @Test func anyTextIsQuotedForJSON() {
    let error = FrontEndError.incompleteSignature("a\"\\\n\r\t\u{1}\u{1F}é\u{1F600}/")
    #expect(
      String(decoding: error.body, as: UTF8.self)
        == #"{"__type":"com.amazon.coral.service#IncompleteSignatureException","message":"a\"\\\n\r\t\u0001\u001fé😀/"}"#)
  }

  /// To compare one of them with another text takes Swift eight seconds.
  @Test func headersWithThousandsOfCombiningMarksAreReadAtOnce() throws {
    let marks = String(String.UnicodeScalarView((0..<60_000).map { $0 % 2 == 0 ? "\u{301}" : "\u{316}" }))
    let start = ContinuousClock.now
    #expect(ContentType("application/json" + marks) == nil)
    #expect(OperationTarget("DynamoDB_20120810.GetItem" + marks) == nil)
    #expect(BodyEncoding("gzip" + marks) == nil)
    #expect(AcceptedEncoding("gzip" + marks) == nil)
    #expect(!AllowedHosts(and: ["localhost"]).isAllowed("localhost" + marks))
    #expect(throws: FrontEndError.self) { try AllowedOrigins.these(["http://a"]).check([.origin: "http://a" + marks]) }
    for parameter in [
      "Credential=a\(marks)/b/c/d/e, SignedHeaders=host, Signature=x", "Credential\(marks)=a, SignedHeaders=b, Signature=c",
    ] {
      let head = HTTPRequest(
        method: .post, scheme: nil, authority: "localhost", path: "/",
        headerFields: [.authorization: "AWS4-HMAC-SHA256 " + parameter, .amazonDate: "20150830T123600Z"])
      #expect(throws: FrontEndError.self) { try Authentication().caller(of: ReceivedRequest(head, body: [])) }
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func whatWasDeflatedInflates() throws {
    var random = SystemRandomNumberGenerator()
    for size in [0, 1, 100, 4096, 1 << 20] {
      let noise = (0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }
      for body in [noise, [UInt8](repeating: 7, count: size)] {
        for (frame, encoding) in [(GZip.Frame.gzip, "gzip"), (.zlib, "deflate")] {
          let deflated = try #require(GZip.deflate(body, frame))
          #expect(try GZip.inflate(deflated, frame, limit: size) == body)
          #expect(try #require(BodyEncoding(encoding)).decoded(deflated, limit: size) == body)
          if size > 0 {
            #expect(throws: FrontEndError.tooLarge(size - 1)) {
              try #require(BodyEncoding(encoding)).decoded(deflated, limit: size - 1)
            }
          }
        }
      }
    }
  }
}
