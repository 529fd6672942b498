import Testing

@testable import SwynamoTransport

@Suite struct XMLElementsTests {
  @Test func elementsAreFoundByTheirPaths() throws {
    let text = """
      \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
      <!-- <no/> -->
      <a:Root xmlns:a='x>y' one="1 > 0"><b>1 &lt;&amp;&gt; &#65;&#x42;&quot;&apos;</b><b>2</b><c/><d ><e>é</e></d >
      <f><![CDATA[<g>&amp;]]></f></a:Root>
      """
    let elements = try XMLElements(Array(text.utf8))
    #expect(elements.root == "a:Root")
    #expect(elements["a:Root/b"] == "1 <&> AB\"'")
    #expect(elements["a:Root/c"] == "")
    #expect(elements["a:Root/d/e"] == "é")
    #expect(elements["a:Root/f"] == "<g>&amp;")
    #expect(elements["a:Root/g"] == nil)
  }

  @Test(arguments: [
    ("", "has no element"), ("  ", "has no element"), ("text", "has text outside of its element"),
    ("<a>", "ends before its element does"),
    ("<a", "ends within a tag"), ("<a b='>", "ends within a tag"), ("<!-- ", "ends within a tag"), ("<?x", "ends within a tag"),
    ("<a></b>", "closes an element that is not open"), ("</a>", "closes an element that is not open"),
    ("<a/><b/>", "has more than one outermost element"), ("<a/>x", "has text outside of its element"),
    ("<>x</>", "has a tag without a name"), ("< a/>", "has a tag without a name"), ("<a></a b>", "has a tag without a name"),
    ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "has a document type"), ("<a>&x;</a>", "has an unknown entity"),
    ("<a>&#0;</a>", "has an unknown entity"), ("<a>&#xD800;</a>", "has an unknown entity"),
    ("<a>& b</a>", "has an entity that does not end"),
    (String(repeating: "<a>", count: 40), "is nested too deeply"),
  ])
  func whatIsMalformedIsNamed(text: String, fault: String) {
    let error = #expect(throws: XMLElements.MalformedError.self) { try XMLElements(Array(text.utf8)) }
    #expect(error?.description == fault)
  }

  @Test func whatIsNotTextIsRefused() {
    let error = #expect(throws: XMLElements.MalformedError.self) { try XMLElements([0x3C, 0xFF, 0x3E]) }
    #expect(error?.description == "is not UTF-8")
  }

  /// Cut off or changed anywhere, an answer gives credentials or an error, and never a crash.
  @Test func damagedAnswersAreReadWithoutHarm() {
    let good = Array(FakedProvider.assumeRole.xml(issue: 1, end: "2027-01-15T09:00:00Z").utf8)
    var random = SystemRandomNumberGenerator()
    for length in good.indices { #expect(throws: STSError.self) { try STSAnswer.credentials(Array(good[..<length])) } }
    for _ in 0..<20_000 {
      var damaged = good
      for _ in 0...Int.random(in: 0...3, using: &random) {
        damaged[.random(in: damaged.indices, using: &random)] = .random(in: 0...255, using: &random)
      }
      _ = try? STSAnswer.credentials(damaged)
    }
  }
}
