import SwynamoDB
import Testing

/// An optional property's attribute is of what it wraps, in every place.
@Suite struct OptionalAttributeTests {
  private struct Draft: Sendable {
    let id: String
    var title: String?
    var place: Address?
  }

  private static let drafts = Table("drafts") {
    HashKey(\Draft.id)
    Field(\.title)
    Field(\.place)
  }.of(Draft.init)

  @Test func settingNilRemoves() throws {
    let (some, none): (String?, String?) = ("x", nil)
    #expect(try Self.drafts.update("a") { $0.title.set(nil) }.request().updateExpression == "REMOVE #0")
    #expect(try Self.drafts.update("a") { $0.title.set(none) }.request().updateExpression == "REMOVE #0")
    #expect(try Self.drafts.update("a") { $0.title.set(some) }.request().attributes.values == ["x"])
    #expect(try Self.drafts.update("a") { $0.title.set("y") }.request().attributes.values == ["y"])
    #expect(try Self.drafts.update("a") { $0.place.set(nil) }.request().updateExpression == "REMOVE #0")
  }

  @Test func anOptionalToCompareWithIsItsValueOrRefused() throws {
    let (some, none): (String?, String?) = ("x", nil)
    #expect(try Self.drafts.scan().filter { $0.title == some }.request().attributes.values == ["x"])
    let error = #expect(throws: StatementError.self) { try Self.drafts.scan().filter { $0.title == none }.request() }
    #expect(
      error?.description == """
        Scan on table "drafts" was not sent:
          - "title": nil is no value that an attribute has: use exists, doesNotExist or remove(), or unwrap it first
        """)
  }
}
