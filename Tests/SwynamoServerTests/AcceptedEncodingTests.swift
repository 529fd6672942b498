import Testing

@testable import SwynamoServer

@Suite struct AcceptedEncodingTests {
  @Test(arguments: [
    ("gzip", AcceptedEncoding.gzip), ("deflate", .deflate), ("GZIP, identity", .gzip), ("gzip, deflate", .gzip),
    ("br, identity, deflate, gzip", .deflate), ("dog, gzip ,, cat", .gzip), ("gzip;q=0.8, deflate;q=0.5", .gzip),
    ("br, gzip;q=0, deflate; q = 0.5 , identity;q=0", .deflate), ("gzip;q=0.5, deflate; q =0", .deflate), ("*", .gzip),
    ("*, deflate;q=0.5", .gzip),
    ("*, deflate", .deflate), ("*, identity", .gzip), ("*, gzip;q=0.5", .deflate), ("*;q=0.5,identity", .gzip),
    ("gzip;q=0.5,identity;q=0.8", .gzip), ("deflate;q=0.5, gzip;q=31", .gzip), ("gzip;q=31,deflate;q=51", .gzip),
    ("deflate;q=0.5, gzip;q=0.2", .deflate), ("deflate;q=0.5, gzip;q=1;q=0.2", .gzip), ("deflate;q=0.5,gzip;q=0.", .deflate),
    ("deflate;q=0.5,gzip;q=0.x", .gzip), ("deflate;q=-0.5,gzip;q=0.2", .gzip), ("gzip;q=0, gzip;q=1, gzip;q=0", .gzip),
    ("br,identity;q=0.5,gzip;q=0.0001", .gzip),
  ])
  func takesTheBest(_ header: String, _ expected: AcceptedEncoding) {
    #expect(AcceptedEncoding(header) == expected)
  }

  @Test(arguments: [
    "", "identity", "br", "zstd", "compress", "x-gzip", "gzip ;q=0", "identity;q=0", "*;q=0", "br;q=0.8,identity;q=0.5,*;q=0",
    "\"gzip\"", "gzip br", "gzip:q=1", "gzip;nq=1;q=0 ", ";;;", ",", "gzip;q=nan;q=1, *;q=0".replacing("nan", with: "0"),
  ])
  func takesNone(_ header: String) {
    #expect(AcceptedEncoding(header) == nil)
  }

  @Test func withoutAHeaderNothingIsCompressed() { #expect(AcceptedEncoding(nil) == nil) }
}
