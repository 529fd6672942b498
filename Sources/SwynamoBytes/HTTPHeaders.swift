/// Reads the `Date` header of an answer.
///
///     HTTPDate.secondsSinceEpoch(of: "Thu, 01 Jan 2026 00:05:01 GMT")   // 1767225901
///
/// Source: RFC 9110, section 5.6.7. Only the form that servers must send is read; the two obsolete ones are no dates.
package enum HTTPDate {
  package static func secondsSinceEpoch(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { secondsSinceEpoch(of: UnsafeRawBufferPointer($0)) }
  }

  /// Each field stands at its place, so that nothing is searched for or copied. White space around the date is left out.
  package static func secondsSinceEpoch(of bytes: UnsafeRawBufferPointer) -> Int? {
    var first = 0
    var end = bytes.count
    while first < end, isBlank(bytes[first]) { first += 1 }
    while end > first, isBlank(bytes[end - 1]) { end -= 1 }
    guard end - first == 29 else { return nil }
    let text = UnsafeRawBufferPointer(rebasing: bytes[first..<end])
    guard text[3] == 0x2C, text[4] == 0x20, text[7] == 0x20, text[11] == 0x20, text[16] == 0x20, text[19] == 0x3A,
      text[22] == 0x3A, text[25] == 0x20, text[26] == 0x47, text[27] == 0x4D, text[28] == 0x54,
      let day = DecimalDigits.number(text, 5, 2), let month = month(text[8], text[9], text[10]),
      let year = DecimalDigits.number(text, 12, 4),
      let hour = DecimalDigits.number(text, 17, 2), let minute = DecimalDigits.number(text, 20, 2),
      let second = DecimalDigits.number(text, 23, 2),
      (1...31).contains(day), year >= 1970, hour < 24, minute < 60, second <= 60
    else { return nil }
    let date = CivilDate(year: year, month: month, day: day)
    return date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

  private static func month(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int? {
    switch (UInt32(a) << 16) | (UInt32(b) << 8) | UInt32(c) {
    case 0x4A616E: 1
    case 0x466562: 2
    case 0x4D6172: 3
    case 0x417072: 4
    case 0x4D6179: 5
    case 0x4A756E: 6
    case 0x4A756C: 7
    case 0x417567: 8
    case 0x536570: 9
    case 0x4F6374: 10
    case 0x4E6F76: 11
    case 0x446563: 12
    default: nil
    }
  }
}

/// What HTTP allows in a header line.
package enum HeaderSyntax {
  /// No line can be smuggled in: the name is a token, the value has no control characters. Source: RFC 9110, section 5.5.
  package static func allows(_ name: String, value: String) -> Bool {
    let isToken = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || "!#$%&'*+-.^_`|~".utf8.contains($0)
    }
    return isToken && !name.isEmpty && isValue(value)
  }

  package static func isValue(_ value: String) -> Bool {
    !value.utf8.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }
  }
}
