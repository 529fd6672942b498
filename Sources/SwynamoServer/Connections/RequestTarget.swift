import NIOHTTP1

/// Where a request says that it goes: in its first line, its `Host`, or both.
///
/// Source: RFC 9112, sections 3.2 and 3.2.2.
enum RequestTarget {
  /// The request with its whole address in `Host`, also where the first line holds it, as those to proxies do. Nil for one with
  /// several hosts, or with none, which only HTTP/1.0 allows.
  static func resolved(_ head: HTTPRequestHead) -> HTTPRequestHead? {
    let hosts = head.headers["Host"]
    guard hosts.count == 1 || (hosts.isEmpty && head.version == .http1_0) else { return nil }
    guard let authority = authority(ofAbsolute: head.uri) else { return head }
    var head = head
    head.headers.replaceOrAdd(name: "Host", value: authority)
    return head
  }

  /// "example.com:8000" of "http://example.com:8000/path"; nil where a target has no scheme.
  static func authority(ofAbsolute target: String) -> String? {
    let bytes = target.utf8
    guard bytes.first != UInt8(ascii: "/"), let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = bytes[bytes.index(after: colon)...]
    guard rest.starts(with: "//".utf8) else { return nil }
    let ends = Array("/?#".utf8)
    return String(Substring(rest.dropFirst(2).prefix { !ends.contains($0) }))
  }
}
