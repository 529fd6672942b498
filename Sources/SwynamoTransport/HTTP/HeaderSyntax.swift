/// What HTTP allows in a header line.
enum HeaderSyntax {
  /// No line can be smuggled in: the name is a token, the value has no control characters. Source: RFC 9110, section 5.5.
  static func allows(_ name: String, value: String) -> Bool {
    let isToken = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "!#$%&'*+-.^_`|~".utf8.contains($0)
    }
    return isToken && !name.isEmpty && isValue(value)
  }

  static func isValue(_ value: String) -> Bool {
    !value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
  }
}
