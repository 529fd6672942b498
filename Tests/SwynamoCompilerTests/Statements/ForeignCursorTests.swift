import Foundation
import SwynamoDB
import Testing

@Suite struct ForeignCursorTests {
  private func text(_ json: String) -> String {
    String(Data(json.utf8).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }).replacing("=", with: "")
  }

  @Test func aCursorIsOneKeyAndNothingElse() {
    #expect(Cursor(text(#"{"id":{"S":"a"}}"#))?.key.description == #"{"id":{"S":"a"}}"#)
    #expect(Cursor(text(#"{"id":{"S":"a"}},"TableName":"secrets","Z":{"a":1}"#)) == nil)
    #expect(Cursor(text("{}")) == nil)
    #expect(Cursor("no cursor") == nil)
  }

  @Test func itIsWrittenAnew() {
    #expect(Cursor(key: EncodedItem(json: Array(#"{"id": {"S": "a"}}"#.utf8))).description == text(#"{"id":{"S":"a"}}"#))
    #expect(Cursor(text(#" { "id" : { "S" : "a" } } "#))?.key.description == #"{"id":{"S":"a"}}"#)
  }
}
