import Testing

@testable import SwynamoTransport

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("", []), ("  a\tb\r\nc ", ["a", "b", "c"]), (#"a "b c" 'd e'"#, ["a", "b c", "d e"]), (#"a"b"'c'd"#, ["abcd"]),
    (#"'' """#, ["", ""]), (#"a\ b \"c"#, ["a b", "\"c"]), (#""a\"b\\c\d""#, [#"a"b\c\d"#]), (#"'a\b"c'"#, [#"a\b"c"#]),
    ("$HOME *.x ~", ["$HOME", "*.x", "~"]),
  ])
  func splits(text: String, words: [String]) throws {
    #expect(try ShellWords.split(text) == words)
  }

  @Test func refusesWhatIsLeftOpen() {
    #expect(throws: ShellWords.QuotingError.openQuotation) { try ShellWords.split("a 'b") }
    #expect(throws: ShellWords.QuotingError.trailingBackslash) { try ShellWords.split(#"a \"#) }
  }
}
