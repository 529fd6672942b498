import SwynamoBytes
import Testing

@Suite struct INIFileTests {
  private static let text = """
    # a comment
    [one]\u{20}
    a = 1 # part of the value
      b: 2

      more
    ; another comment
    [ two ]\r
    A=
      x = 1
    [one]
    c = d = e
    """

  @Test func deeperLinesContinueAValue() throws {
    let file = try INIFile(Self.text)
    #expect(
      Self.described(file) == [
        "[one]", "a = 1 # part of the value|b: 2||more", "[two]", "A = |x = 1", "[one]", "c = d = e",
      ])
    #expect(file.sections[0].settings[0].value == "1 # part of the value\nb: 2\n\nmore")
    #expect(file.sections[1].settings[0].lines.map(\.number) == [9, 10])
  }

  @Test func indentationMayMeanNothing() throws {
    let file = try INIFile("a = 0\n[s]\n  b = 1\n    c = 2", unheadedSection: "default", indentationContinues: false)
    #expect(Self.described(file) == ["[default]", "a = 0", "[s]", "b = 1", "c = 2"])
  }

  @Test(arguments: [
    ("a = 1", 1, INIFile.SyntaxError.Reason.outsideSection), ("[s]\nnonsense", 2, .neitherSectionNorSetting),
    ("[s]\r\r = 1", 3, .namelessSetting),
  ])
  func saysWhichLineIsWrong(_ text: String, _ line: Int, _ reason: INIFile.SyntaxError.Reason) {
    let error = #expect(throws: INIFile.SyntaxError.self) { try INIFile(text) }
    #expect(error?.line == line)
    #expect(error?.reason == reason)
  }

  private static func described(_ file: INIFile) -> [String] {
    file.sections.flatMap { section in
      ["[\(section.heading)]"]
        + section.settings.map { "\($0.name) = \($0.lines.map(\.text).joined(separator: "|"))" }
    }
  }
}
