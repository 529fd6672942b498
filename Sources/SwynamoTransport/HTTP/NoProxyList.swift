#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hosts that are reached without the proxy of the environment.
///
///     NoProxyList("internal.example.com, .corp, 10.0.0.0/8").contains("db.corp")   // true
///     NoProxyList("*").contains("anything")                                         // true
///
/// A name stands for itself and everything below it, with or without a dot in front; an address for itself or, with the length of
/// a prefix, for a network. Ports are not looked at. The rules are those of libcurl from 7.86 on; older versions know no networks.
struct NoProxyList {
  private let isEverything: Bool
  private let entries: [Substring.UTF8View]

  init(_ text: String) {
    isEverything = text == "*"
    entries = text.utf8.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 }
  }

  /// An IPv6 address may stand in brackets.
  func contains(_ host: String) -> Bool {
    if isEverything { return true }
    let bare = host.hasPrefix("[") ? String(host.dropFirst().prefix { $0 != "]" && $0 != "%" }) : host
    if let address = Self.address(bare) {
      return entries.contains { Self.network($0, holds: address) }
    }
    let name = Self.lowercased(bare.utf8[...])
    return !name.isEmpty && entries.contains { Self.domain($0, holds: name) }
  }

  /// "example.com" holds "www.example.com", and not "an-example.com".
  private static func domain(_ entry: Substring.UTF8View, holds name: [UInt8]) -> Bool {
    var domain = lowercased(entry)[...]
    if domain.first == UInt8(ascii: ".") { domain = domain.dropFirst() }
    guard !domain.isEmpty, name.count >= domain.count, name.suffix(domain.count) == domain else { return false }
    return name.count == domain.count || name[name.count - domain.count - 1] == UInt8(ascii: ".")
  }

  private static func network(_ entry: Substring.UTF8View, holds address: [UInt8]) -> Bool {
    let parts = entry.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let text = parts.first, let network = Self.address(String(decoding: text, as: UTF8.self)),
      network.count == address.count
    else { return false }
    guard parts.count == 2 else { return network == address }
    guard let bits = Int(String(decoding: parts[1], as: UTF8.self)), (0...8 * address.count).contains(bits) else { return false }
    // No bits at all are taken for a prefix that was forgotten.
    if bits == 0 { return network == address }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> (bits % 8))
    let whole = bits / 8
    return network.prefix(whole) == address.prefix(whole)
      && (bits % 8 == 0 || (network[whole] ^ address[whole]) & mask == 0)
  }

  /// Four or sixteen bytes.
  private static func address(_ text: String) -> [UInt8]? {
    withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { bytes in
      if inet_pton(AF_INET, text, bytes.baseAddress) == 1 { return Array(bytes.prefix(4)) }
      return inet_pton(AF_INET6, text, bytes.baseAddress) == 1 ? Array(bytes) : nil
    }
  }

  /// Without a dot at the end.
  private static func lowercased(_ text: some Collection<UInt8>) -> [UInt8] {
    var bytes = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    return bytes
  }
}
