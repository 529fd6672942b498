import SwynamoDB
import Testing

@Suite struct CursorTests {
  @Test(arguments: ["", "a", "ab", "abc", "??>>~~", "naïve"]) func textAndBack(key: String) {
    let cursor = Cursor(key: EncodedItem(["email": .string(key), "number": .number(17)]))
    #expect(Cursor(cursor.description) == cursor)
    #expect(cursor.description.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
  }

  @Test(arguments: ["", "!", "e30", "YWJj", "a\"b", "{}"]) func otherTextIsNoCursor(text: String) {
    #expect(Cursor(text) == nil)
  }
}
