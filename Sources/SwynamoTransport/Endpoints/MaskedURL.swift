/// A URL as it may be shown: without the user and the password before its "@".
///
///     MaskedURL.text("https://app:hush@proxy.example.com:3128/x")   // "https://***@proxy.example.com:3128/x"
///
/// It need not be a valid one: what is wrong with it may be the very reason for showing it. Everything between the scheme and the
/// last "@" is hidden, since an unescaped password may hold any character.
enum MaskedURL {
  static func text(_ url: String) -> String {
    guard let at = url.utf8.lastIndex(of: UInt8(ascii: "@")) else { return url }
    let start = url.firstRange(of: "://").flatMap { $0.upperBound <= at ? $0.upperBound : nil } ?? url.startIndex
    return "\(url[..<start])***\(url[at...])"
  }
}
