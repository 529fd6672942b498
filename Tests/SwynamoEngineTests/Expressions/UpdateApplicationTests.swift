import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct UpdateApplicationTests {
  private let item: Item = [
    "k": "key", "s": "text", "n": 5, "ss": .stringSet(["a", "b"]), "ns": .numberSet([1]), "bs": .binarySet([[1]]),
    "l": ["a", "b", "c"], "m": ["x": 1, "l": [["y": 1], ["y": 2]]],
  ]

  /// Not `nil`, which is DynamoDB's NULL where a value is expected.
  private let gone = AttributeValue?.none

  /// The attributes that the update changed.
  private func changes(_ text: String, _ values: Item = [":v": 1]) throws -> [String: AttributeValue?] {
    let new = try update(text, values: values).applied(to: item).new
    return Set(item.keys).union(new.keys).reduce(into: [:]) { changes, name in
      if item[name] != new[name] { changes.updateValue(new[name], forKey: name) }
    }
  }

  private func refused(_ text: String, _ values: Item = [":v": 1]) -> String? {
    refusal { try update(text, values: values).applied(to: item) }
  }

  @Test func set() throws {
    #expect(try changes("SET x = :v, s = n") == ["x": 1, "s": 5])
    #expect(try changes("SET m.z = :v, m.l[1].y = :v") == ["m": ["x": 1, "z": 1, "l": [["y": 1], ["y": 1]]]])
    #expect(try changes("SET m = :v") == ["m": 1])
  }

  @Test func arithmetic() throws {
    #expect(try changes("SET n = n + :v") == ["n": 6])
    #expect(try changes("SET n = :v - n") == ["n": -4])
    #expect(try changes("SET x = m.x + m.l[1].y") == ["x": 3])
    #expect(try changes("SET x = if_not_exists(x, :v) + n") == ["x": 6])
  }

  @Test func ifNotExists() throws {
    #expect(try changes("SET x = if_not_exists(n, gone), y = if_not_exists(gone, :v)") == ["x": 5, "y": 1])
    #expect(try changes("SET x = if_not_exists(gone, if_not_exists(m.gone, s))") == ["x": "text"])
  }

  @Test func listAppend() throws {
    #expect(try changes("SET l = list_append(l, :v)", [":v": ["d", 1]]) == ["l": ["a", "b", "c", "d", 1]])
    #expect(try changes("SET l = list_append(:v, l)", [":v": ["d"]]) == ["l": ["d", "a", "b", "c"]])
    #expect(try changes("SET x = list_append(if_not_exists(x, :v), l)", [":v": []]) == ["x": ["a", "b", "c"]])
  }

  @Test func listElements() throws {
    #expect(try changes("SET l[1] = :v") == ["l": ["a", 1, "c"]])
    #expect(try changes("SET l[3] = :v") == ["l": ["a", "b", "c", 1]])
    #expect(try changes("SET l[9] = n, l[7] = :v, l[0] = s") == ["l": ["text", "b", "c", 1, 5]])
    #expect(try changes("REMOVE l[0]") == ["l": ["b", "c"]])
    #expect(try changes("REMOVE l[0], l[1]") == ["l": ["c"]])
    #expect(try changes("REMOVE l[2], l[0]") == ["l": ["b"]])
    #expect(try changes("REMOVE l[0], l[1], l[2]") == ["l": []])
    #expect(try changes("REMOVE l[3]") == [:])
    #expect(try changes("SET l[2] = :v, l[5] = :v REMOVE l[0]") == ["l": ["b", 1, 1]])
    #expect(try changes("REMOVE m.l[0]") == ["m": ["x": 1, "l": [["y": 2]]]])
    #expect(try changes("REMOVE m.l[0].y, m.l[1]") == ["m": ["x": 1, "l": [[:]]]])
    #expect(try changes("ADD l[3] :v") == ["l": ["a", "b", "c", 1]])
  }

  @Test func remove() throws {
    #expect(try changes("REMOVE s, gone, m.gone, m.x") == ["s": gone, "m": ["l": [["y": 1], ["y": 2]]]])
  }

  @Test func add() throws {
    #expect(try changes("ADD n :v, x :v, m.x :v") == ["n": 6, "x": 1, "m": ["x": 2, "l": [["y": 1], ["y": 2]]]])
    #expect(try changes("ADD ss :v", [":v": .stringSet(["b", "c"])]) == ["ss": .stringSet(["a", "b", "c"])])
    #expect(try changes("ADD x :v", [":v": .stringSet(["b", "c"])]) == ["x": .stringSet(["b", "c"])])
    #expect(try changes("ADD ns :v", [":v": .numberSet([1, 2])]) == ["ns": .numberSet([1, 2])])
    #expect(try changes("ADD bs :v", [":v": .binarySet([[2]])]) == ["bs": .binarySet([[1], [2]])])
  }

  @Test func delete() throws {
    #expect(try changes("DELETE ss :v", [":v": .stringSet(["b", "c"])]) == ["ss": .stringSet(["a"])])
    #expect(try changes("DELETE ss :v", [":v": .stringSet(["c"])]) == [:])
    #expect(try changes("DELETE ss :v", [":v": .stringSet(["a", "b"])]) == ["ss": gone])
    #expect(try changes("DELETE ns :v", [":v": .numberSet([1])]) == ["ns": gone])
    #expect(try changes("DELETE bs :v, gone :v", [":v": .binarySet([[1]])]) == ["bs": gone])
  }

  @Test func readsSeeTheOldItem() throws {
    #expect(try changes("SET s = n, n = s") == ["s": 5, "n": "text"])
    #expect(try changes("SET x = s REMOVE s") == ["x": "text", "s": gone])
    #expect(try changes("SET x = l[0] REMOVE l[0]") == ["x": "a", "l": ["b", "c"]])
    #expect(try changes("SET x = n ADD n :v") == ["x": 5, "n": 6])
  }

  @Test func anItemThatDoesNotExistIsItsKey() throws {
    let updated = try update("SET a = k ADD b :n REMOVE c DELETE d :ss").applied(to: ["k": 1])
    #expect(updated.new == ["k": 1, "a": 1, "b": 1])
    #expect(updated.updatedOld == [:])
    #expect(updated.updatedNew == ["a": 1, "b": 1])
  }

  @Test(arguments: [
    "SET s.a = :v", "SET s[1] = :v", "SET gone.a = :v", "SET gone[1] = :v", "SET m[1] = :v", "SET l.a = :v", "REMOVE s.a",
    "REMOVE s[1]", "REMOVE gone.a", "REMOVE m[1]", "REMOVE l.a", "DELETE gone.a :v", "DELETE m[1] :v", "ADD gone[1] :v",
    "ADD l.a :v", "SET l[7].a = :v", "REMOVE m.gone.a",
  ])
  func invalidPaths(text: String) {
    #expect(
      refused(text, [":v": .stringSet(["a"])])
        == "The document path provided in the update expression is invalid for update")
  }

  @Test(arguments: [
    "SET x = gone", "SET x = m.gone", "SET x = gone + :v", "SET x = list_append(gone, lost)", "SET x = if_not_exists(gone, lost)",
    "SET gone.a = lost", "SET x = l[3]",
  ])
  func missingOperands(text: String) {
    #expect(refused(text) == "The provided expression refers to an attribute that does not exist in the item")
  }

  @Test(arguments: [
    ("DELETE ns :v", AttributeValue.stringSet(["1"])), ("DELETE l :v", .stringSet(["1"])), ("DELETE m.x :v", .numberSet([1])),
    ("ADD ns :v", .number(1)), ("ADD s :v", .number(1)), ("ADD n :v", .numberSet([1])), ("ADD l :v", .numberSet([1])),
    ("SET x = s + :v", .number(1)), ("SET x = :v - l", .number(1)), ("SET x = list_append(ss, :v)", .list([])),
    ("SET x = list_append(:v, if_not_exists(s, :v))", .list([])), ("SET x = list_append(l, :v) + n", .list([])),
  ])
  func operandTypes(text: String, value: AttributeValue) {
    #expect(refused(text, [":v": value]) == "An operand in the update expression has an incorrect data type")
  }

  @Test func numbers() {
    let largest = DynamoDBNumber(String(repeating: "9", count: 38) + "e88")!
    #expect(
      refusal { try update("ADD m.big :v", values: [":v": .number(largest)]).applied(to: ["m": ["big": .number(largest)]]) }
        == "Number overflow. Attempting to store a number with magnitude larger than supported range")
    #expect(
      refused("SET x = :v + :v", [":v": .number(DynamoDBNumber("5e125")!)])
        == "Number overflow. Attempting to store a number with magnitude larger than supported range")
    #expect(
      refused("SET n = n + :v", [":v": .number(DynamoDBNumber("1e-40")!)])
        == "Number overflow. Attempting to store a number with magnitude larger than supported range")
    #expect(refused("SET n = n + :v", [":v": .number(DynamoDBNumber("1e-37")!)]) == nil)
  }

  @Test func namedAttributes() throws {
    let updated = try update(
      "SET m.l[0].y = :v, l[1] = :v, x = :v REMOVE s DELETE ss :s ADD n :v", values: [":v": 9, ":s": .stringSet(["a"])]
    ).applied(to: item)
    #expect(
      updated.updatedOld == [
        "m": ["l": [["y": 1]]], "l": ["b"], "s": "text", "ss": .stringSet(["a", "b"]), "n": 5,
      ])
    #expect(
      updated.updatedNew == ["m": ["l": [["y": 9]]], "l": [9], "x": 9, "ss": .stringSet(["b"]), "n": 14])
    #expect(updated.old == item)
  }
}
