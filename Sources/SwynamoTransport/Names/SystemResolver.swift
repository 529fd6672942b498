#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's own look-up of names: `/etc/hosts`, name servers, and whatever else it is set up to ask. It waits as long as it likes.
enum SystemResolver {
  struct Failure: Error, Hashable {
    /// The system's words: "Name or service not known".
    var why: String
    /// Another try may succeed: the name servers could not be asked.
    var isTemporary: Bool
  }

  /// The numeric addresses of a host, without repetitions.
  static func addresses(of name: String) -> Result<[String], Failure> {
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
      return .failure(Failure(why: why, isTemporary: status == EAI_AGAIN || status == EAI_SYSTEM || status == EAI_MEMORY))
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
