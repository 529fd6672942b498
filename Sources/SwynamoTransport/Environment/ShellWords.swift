/// Splits a text into words as a POSIX shell does, with its quotes and backslashes and nothing else of it: no variables, no globs.
///
///     try ShellWords.split(#"/opt/tool --user "Sam Pell" a\ b"#)   // ["/opt/tool", "--user", "Sam Pell", "a b"]
enum ShellWords {
  enum QuotingError: String, Error, Hashable {
    case openQuotation = "a quotation is not closed"
    case trailingBackslash = "there is nothing after the last backslash"
  }

  static func split(_ text: String) throws(QuotingError) -> [String] {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        // Between double quotes a backslash is one unless it hides a double quote or another backslash.
        if quote != nil, scalar != "\"", scalar != "\\" { word?.append("\\") }
        word?.append(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
        word = word ?? String.UnicodeScalarView()
      } else if let open = quote {
        if scalar == open { quote = nil } else { word?.append(scalar) }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
        word = word ?? String.UnicodeScalarView()
      } else if scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n" {
        if let finished = word { words.append(String(finished)) }
        word = nil
      } else {
        word = word ?? String.UnicodeScalarView()
        word?.append(scalar)
      }
    }
    guard !isEscaped else { throw .trailingBackslash }
    guard quote == nil else { throw .openQuotation }
    if let last = word { words.append(String(last)) }
    return words
  }
}
