/// What is known of a host's addresses.
struct HostAddresses: Sendable, Hashable {
  /// "10.0.0.7", "fd00::7", in the order in which they are to be tried.
  let texts: [String]
  /// Another number with every look-up that found other addresses.
  let generation: Int

  /// The host with its addresses as libcurl takes them: "dynamodb.eu-west-1.amazonaws.com:443:52.94.24.66,[2a05:d050::1]".
  func entry(for host: HostName) -> String {
    let list = texts.map { $0.utf8.contains(UInt8(ascii: ":")) ? "[\($0)]" : $0 }.joined(separator: ",")
    return "\(host.name):\(host.port):\(list)"
  }
}

/// A host that has to be looked up, in lower case, and the port that is called there.
struct HostName: Sendable, Hashable {
  let name: String
  let port: Int

  /// Nil for what needs no look-up: an address, and the names of this machine that libcurl knows by itself. A name that is not
  /// ASCII is left to libcurl too.
  init?(_ name: String, port: Int) {
    let bytes = name.utf8
    let isName =
      !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "[") }
    let lower = name.lowercased()
    guard isName, !SystemResolver.isAddress(lower), lower != "localhost", !lower.hasSuffix(".localhost") else { return nil }
    self.name = lower
    self.port = port
  }
}
