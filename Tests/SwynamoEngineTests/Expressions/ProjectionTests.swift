import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct ProjectionTests {
  private let item: Item = [
    "a": ["b": 1, "c": ["d": 2, "e": 3]], "l": ["l0", "l1", ["x": 1, "y": 2]], "n": .null, "s": "text",
  ]

  @Test func parsing() throws {
    #expect(
      try projection("#a.b[0] , c")
        == ProjectionExpression([DocumentPath("a", [.member("b"), .index(0)]), DocumentPath("c")]))
  }

  @Test(arguments: [
    ("!!!", "!", "!!"), ("a b", "b", "a b"), ("a,", "<EOF>", ","), ("a..b", ".", "..b"), (":s", ":s", ":s"), ("(a)", "(", "(a"),
    ("a[b]", "b", "[b]"), ("a, set", "set", ", set"), ("a-b", "-", "a-b"),
  ])
  func syntax(text: String, token: String, near: String) {
    #expect(
      refusal { try projection(text) } == "Invalid ProjectionExpression: Syntax error; token: \"\(token)\", near: \"\(near)\"")
  }

  @Test func refusals() {
    for (text, message) in [
      ("#zz, a, a, abort", "Attribute name is a reserved keyword; reserved keyword: abort"),
      ("a, a, #zz", "An expression attribute name used in the document path is not defined; attribute name: #zz"),
      (
        "a.b, c, a[0], c",
        "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c], path two: [c]"
      ),
      (
        "a, b, #a.b",
        "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]"
      ),
      (
        "a.b, a[0]",
        "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]"
      ),
    ] {
      #expect(refusal { try projection(text) } == "Invalid ProjectionExpression: " + message)
    }
  }

  @Test func projecting() throws {
    func project(_ text: String) throws -> Item { try projection(text).project(item) }
    #expect(try project("s, n, gone") == ["s": "text", "n": .null])
    #expect(try project("a.b, a.c.e") == ["a": ["b": 1, "c": ["e": 3]]])
    #expect(try project("l[2], l[0]") == ["l": ["l0", ["x": 1, "y": 2]]])
    #expect(try project("l[2].x, l[1], l[2].y") == ["l": ["l1", ["x": 1, "y": 2]]])
    #expect(try project("l[2].y, l[9]") == ["l": [["y": 2]]])
    for text in ["a.gone", "a.c.gone", "l[3]", "l[0].x", "a[0]", "l.x", "s.x", "s[0]", "gone.b"] {
      #expect(try project(text) == [:], "\(text)")
    }
  }

  @Test func anEmptyProjectionIsEmpty() {
    #expect(ProjectionExpression([]).project(item) == [:])
  }
}
