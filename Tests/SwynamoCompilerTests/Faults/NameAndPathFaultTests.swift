import SwynamoDB
import Testing

@Suite struct NameAndPathFaultTests {
  struct Thing: Sendable {
    let id: String
    var bytes: [UInt8]
    var note: String
    var any: AttributeValue
  }

  static let byNote = GlobalIndex("by-note") {
    HashKey(\Thing.note)
    RangeKey(\.id)
  }

  static let things = Table("things") {
    HashKey(\Thing.id)
    Field(\.bytes)
    Field(\.note)
    Field(\.any)
  } indexes: {
    byNote
  }.of(Thing.init)

  private func faults(_ statement: some RequestStatement) -> [String] {
    do throws(StatementError) {
      _ = try statement.request()
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test func aNameGivenAtRunTimeIsChecked() {
    #expect(
      faults(Self.things.named("a b").get("1"))
        == ["the table's name \"a b\" must be 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'"])
    #expect(faults(Self.things.named("a-b").get("1")) == [])
    #expect(faults(Self.things.named("arn:aws:dynamodb:eu-west-1:1:table/things").get("1")) == [])
  }

  @Test func aSetInsideAValueOfAnyTypeIsChecked() {
    #expect(
      faults(Self.things.scan().filter { $0.any.contains(.stringSet([])) })
        == ["\"any\": a set may not be empty, since DynamoDB stores none: leave it out, and in a condition ask for doesNotExist"])
  }

  @Test func aKeyOfBothKindsHasTheSmallerLimit() {
    let thing = Thing(id: String(repeating: "x", count: 1500), bytes: [], note: "n", any: .null)
    #expect(faults(Self.things.put(thing)) == ["\"id\": the key has 1500 bytes; DynamoDB takes up to 1024"])
  }

  @Test func aNegatedGroupOfNothingIsRefused() {
    #expect(
      faults(Self.things.scan().filter { _ in !(.empty && .all([])) })
        == ["a condition that says nothing is negated, which never holds; leave the ! out, or don't send the statement"])
  }
}
