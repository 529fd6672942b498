import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct ConditionParserTests {
  private let a = ConditionExpression.compare(.attribute("a"), .equal, .value(1))
  private let b = ConditionExpression.compare(.attribute("b"), .equal, .value(1))
  private let c = ConditionExpression.compare(.attribute("c"), .equal, .value(1))

  @Test func comparators() throws {
    for comparator in ConditionExpression.Comparator.allCases {
      #expect(try condition("a\(comparator.rawValue):n") == .compare(.attribute("a"), comparator, .value(1)))
    }
  }

  @Test func operands() throws {
    #expect(
      try condition("a.#b[0][12].c = size(#c.d[3])")
        == .compare(
          .attribute("a", .member("b"), .index(0), .index(12), .member("c")), .equal,
          .size(DocumentPath("c", [.member("d"), .index(3)]))))
    #expect(try condition(":n < a") == .compare(.value(1), .less, .attribute("a")))
    #expect(try condition("(a) = (:n)") == a)
    #expect(try condition("(size(a)) > b") == .compare(.size(DocumentPath("a")), .greater, .attribute("b")))
    #expect(try condition("a = size(:s)") == a, "the size of a value is a number at once")
    #expect(try condition("a\n.b\t[ 0 ] = :n") == .compare(.attribute("a", .member("b"), .index(0)), .equal, .value(1)))
  }

  @Test func placeholdersMayNameAnything() throws {
    #expect(
      try condition("#x = :n", names: ["#x": "size.of[0] SELECT"], values: sampleValues)
        == .compare(.attribute("size.of[0] SELECT"), .equal, .value(1)))
    #expect(try condition("#0 = :0", names: ["#0": "a"], values: [":0": 1]) == a)
  }

  @Test func betweenAndIn() throws {
    #expect(
      try condition("a BETWEEN :n AND :n AND b = :n")
        == .and([.between(.attribute("a"), .value(1), .value(1)), b]))
    #expect(
      try condition("(a)between(b)and(size(c))")
        == .between(.attribute("a"), .attribute("b"), .size(DocumentPath("c"))))
    #expect(try condition("a IN (:n, :s, b)") == .isIn(.attribute("a"), [.value(1), .value("a"), .attribute("b")]))
  }

  @Test func functions() throws {
    #expect(try condition("attribute_exists(a.b)") == .attributeExists(DocumentPath("a", [.member("b")])))
    #expect(try condition("attribute_not_exists((a))") == .attributeNotExists(DocumentPath("a")))
    #expect(try condition("begins_with(a, :s)") == .beginsWith(.attribute("a"), .value("a")))
    #expect(try condition("begins_with(:s, a)") == .beginsWith(.value("a"), .attribute("a")))
    #expect(try condition("contains (a, size(b))") == .contains(.attribute("a"), .size(DocumentPath("b"))))
    for type in AttributeType.allCases {
      #expect(
        try condition("attribute_type(a, :t)", values: [":t": .string(type.rawValue)]) == .attributeType(DocumentPath("a"), type))
    }
  }

  @Test func precedence() throws {
    #expect(try condition("a = :n OR b = :n AND c = :n") == .or([a, .and([b, c])]))
    #expect(try condition("a = :n AND b = :n OR c = :n") == .or([.and([a, b]), c]))
    #expect(try condition("(a = :n OR b = :n) AND c = :n") == .and([.or([a, b]), c]))
    #expect(try condition("NOT a = :n AND b = :n") == .and([.not(a), b]))
    #expect(try condition("NOT (a = :n AND b = :n)") == .not(.and([a, b])))
    #expect(try condition("not NOT a = :n") == .not(.not(a)))
  }

  @Test func keywordsInAnyCase() throws {
    #expect(try condition("a = :n aNd NoT b = :n Or c = :n") == .or([.and([a, .not(b)]), c]))
    #expect(try condition("a Between b aNd c") == .between(.attribute("a"), .attribute("b"), .attribute("c")))
    #expect(try condition("a iN (b)") == .isIn(.attribute("a"), [.attribute("b")]))
  }

  @Test func groupsAreFlattened() throws {
    #expect(try condition("a = :n AND b = :n AND c = :n") == .and([a, b, c]))
    #expect(try condition("(a = :n AND b = :n) AND c = :n") == .and([a, b, c]))
    #expect(try condition("a = :n AND (b = :n AND c = :n)") == .and([a, b, c]))
    #expect(try condition("(a = :n) OR ((b = :n) OR c = :n)") == .or([a, b, c]))
    #expect(try condition("((a) = :n)") == a)
    #expect(try condition("(contains(a, :s))") == .contains(.attribute("a"), .value("a")))
  }

  @Test func deepNesting() throws {
    let text = String(repeating: "(", count: 100) + "a = :n" + String(repeating: " AND b = :n)", count: 100)
    #expect(try condition(text) == .and([a] + Array(repeating: b, count: 100)))
    let unclosed = String(repeating: "(", count: 4000)
    #expect(
      refusal { try condition(unclosed) }
        == "Invalid FilterExpression: The expression contains too many operators; operator count: 301")
  }
}
