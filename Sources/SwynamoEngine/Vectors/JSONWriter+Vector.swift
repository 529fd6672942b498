extension JSONWriter {
  /// A vector as the attribute value that a search answers with: what the index holds, in the shortest digits.
  ///
  ///     {"L":[{"N":"1.0"},{"N":"0.12345679"},{"N":"1e20"}]}
  mutating func vector(_ elements: some Sequence<Float>) {
    object { json in
      json.member("L") { json in
        json.array { json in
          for element in elements { json.object { $0.member("N", element.shortestDigits) } }
        }
      }
    }
  }
}

extension Float {
  /// The fewest digits that are read as the same number, with a point where that isn't long.
  fileprivate var shortestDigits: String {
    // Swift's own: "1.0", "1.6777216e+07", "1e-05".
    let text = description
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")), let exponent = Int(text[text.index(after: mark)...]) else {
      return text
    }
    let mantissa = text[..<mark]
    guard (0..<13).contains(exponent) else { return "\(mantissa)e\(exponent)" }  // not a limit: the digits before a point
    let sign = mantissa.utf8.first == UInt8(ascii: "-") ? "-" : ""
    let digits = mantissa.filter(\.isNumber)
    let missing = exponent + 1 - digits.count
    let whole = digits.prefix(exponent + 1) + String(repeating: "0", count: max(missing, 0))
    let fraction = digits.dropFirst(exponent + 1)
    return "\(sign)\(whole).\(fraction.isEmpty ? "0" : fraction)"
  }
}
