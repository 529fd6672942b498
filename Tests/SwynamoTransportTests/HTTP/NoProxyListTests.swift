import Testing

@testable import SwynamoTransport

/// The rules are libcurl's (`lib/noproxy.c`); its own test 1614 has cases like these.
@Suite struct NoProxyListTests {
  @Test(arguments: [
    ("www.example.com", "localhost,.example.com,.example.de", true),
    ("www.example.com.", "localhost,.example.com,.example.de", true),
    ("example.com", "localhost,.example.com,.example.de", true), ("example.com.", "localhost,.example.com,.example.de", true),
    ("example.com", "localhost,example.com", true), ("example.com.", "localhost,example.com.", true),
    ("nonexample.com", "localhost,example.com,example.de", false),
    ("nonexample.com", "localhost,.example.com.,.example.de", false),
    ("EXAMPLE.com", "example.COM", true), ("www.example.com", "localhost;.example.com;.example.de", false),
    ("www.example.com", "localhost , .example.com,.example.de", true), ("www.example.com", ",,", false),
    ("www.example.com", "", false), ("anything", "*", true), ("anything", "*,other", false), ("a.b", ".", false),
    ("127.0.0.1", "127.0.0.1,localhost", true), ("127.0.0.1", "127.0.0.1,localhost,", true),
    ("127.0.0.1", "127.0.0.1/8,localhost,", true), ("127.0.0.1", "127.0.0.1/28,localhost,", true),
    ("127.0.0.1", "127.0.0.1/31,localhost,", true), ("127.0.0.1", "localhost,127.0.0.1", true),
    ("127.0.0.1", "localhost,127.0.0.1.127.0.0.1", false), ("127.0.0.1", "localhost,127.0.0.1/32", true),
    ("127.0.0.1", "localhost,127.0.0.1/33", false), ("127.0.0.1", "localhost,127.0.0.2/31", false),
    ("192.168.1.1", "192.168.0.0/16", true), ("192.160.0.1", "192.160.0.0/13", true), ("192.168.0.1", "192.160.0.0/13", false),
    ("10.9.8.7", "10.0.0.0/0", false), ("10.0.0.0", "10.0.0.0/0", true), ("10.0.0.1", "10", false), ("10.0.0.1", "0.0.1", false),
    ("[::1]", "foobar,::1", true), ("[::1]", "::1/64", true), ("[fe80::1]", "fe80::/96", true), ("[fe80::2]", "fe80::1", false),
    ("[fe80::1%eth0]", "fe80::1", true), ("::1", "[::1]", false), ("[::1]", "127.0.0.1", false),
    ("bücher.example", "example", true),
  ])
  func whoIsReachedDirectly(host: String, list: String, isDirect: Bool) {
    #expect(NoProxyList(list).contains(host) == isDirect)
  }
}
