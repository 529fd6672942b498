#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

/// The system's own look-up of names: `/etc/hosts`, name servers, and whatever else it is set up to ask. It waits as long as it likes.
enum SystemResolver {
  struct LookupError: Error, Hashable {
    /// The system's words: "Name or service not known".
    var why: String
    /// Another try may succeed: the name servers could not be asked.
    var isTemporary: Bool
  }

  /// The numeric addresses of a host, without repetitions.
  static func addresses(of name: String) -> Result<[String], LookupError> {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(name, nil, &hints, &found)
    guard status == 0 else {
      let why = gai_strerror(status).map { String(cString: $0) } ?? "error \(status)"
      return .failure(LookupError(why: why, isTemporary: status == EAI_AGAIN || status == EAI_SYSTEM || status == EAI_MEMORY))
    }
    defer { freeaddrinfo(found) }
    var addresses: [String] = []
    var next = found
    while let entry = next?.pointee {
      next = entry.ai_next
      guard let text = text(of: entry), !addresses.contains(text) else { continue }
      addresses.append(text)
    }
    return .success(addresses)
  }

  /// Nil for an address that is good on one network interface only ("fe80::1%eth0"), which libcurl can't be told.
  private static func text(of entry: addrinfo) -> String? {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else {
      return nil
    }
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return bytes.contains(UInt8(ascii: "%")) ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text is an IPv4 or IPv6 address itself.
  static func isAddress(_ text: String) -> Bool {
    var address = in6_addr()
    // "1" and "0x7f.1" are addresses too, in the old reading that libcurl follows.
    var old = in_addr()
    return inet_pton(AF_INET6, text, &address) == 1 || inet_aton(text, &old) == 1
  }
}
