import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

@Suite struct KeyConditionTests {
  @Test func parsing() throws {
    #expect(try keyCondition("a = :n") == KeyConditionExpression([.compare("a", .equal, 1)]))
    #expect(
      try keyCondition("(#a = :n) AND (#b BETWEEN :n AND :n)")
        == KeyConditionExpression([.compare("a", .equal, 1), .between("b", 1, 1)]))
    #expect(
      try keyCondition("begins_with(b, :s) and a = :n")
        == KeyConditionExpression([.beginsWith("b", "a"), .compare("a", .equal, 1)]))
    let flipped: [(String, KeyConditionExpression.Comparator)] = [
      ("<", .greater), ("<=", .greaterOrEqual), (">", .less), (">=", .lessOrEqual), ("=", .equal),
    ]
    for (text, comparator) in flipped {
      #expect(try keyCondition(":n \(text) b") == KeyConditionExpression([.compare("b", comparator, 1)]))
    }
  }

  @Test(arguments: [
    ("", "Invalid KeyConditionExpression: The expression can not be empty;"),
    ("a > 4", "Invalid KeyConditionExpression: Syntax error; token: \"4\", near: \"> 4\""),
    (
      "attribute_type(a, b)",
      "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: attribute_type, "
        + "operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}"
    ),
    (
      "a = :n AND begins_with(b, :n)",
      "Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, "
        + "operand type: N"
    ),
    ("data.foo = :n", "Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved keyword: data"),
    ("a > b and size(b) > c or a > c", "Invalid operator used in KeyConditionExpression: OR"),
    ("a in (b, size(c), d)", "Invalid operator used in KeyConditionExpression: IN"),
    ("attribute_exists(a)", "Invalid operator used in KeyConditionExpression: attribute_exists"),
    ("attribute_not_exists(a)", "Invalid operator used in KeyConditionExpression: attribute_not_exists"),
    ("contains(a.d, b)", "Invalid operator used in KeyConditionExpression: contains"),
    ("not a > b", "Invalid operator used in KeyConditionExpression: NOT"),
    ("a <> b", "Invalid operator used in KeyConditionExpression: <>"),
    (
      ":s between size(b) and size(a) and b > :s",
      "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand"
    ),
    (
      "begins_with(:s, b) and a > :s",
      "Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand"
    ),
    (
      "size(b) > a AND a.b > b AND b > c",
      "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations"
    ),
    ("a > size(b.d)", "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations"),
    ("a between size(b) and size(a)", "Invalid KeyConditionExpression: KeyConditionExpressions cannot contain nested operations"),
    ("b > a.b", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
    ("b between c[1] and d", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
    ("a between b and size(a)", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
    ("begins_with(a, b)", "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition"),
    (
      "b.d > a AND c.d > e.f",
      "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
    ),
    ("b[0] > a", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"),
    (
      "a = :n AND begins_with(b.c, :s)",
      "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"
    ),
    (":n < b.c", "Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes"),
    (":n > :n AND a < :n", "Invalid condition in KeyConditionExpression: No key attribute specified"),
    (
      "b > :n AND b < :n and c = :n and d = :n",
      "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
    ),
    (
      "(a > :n and b > :n) and (b > :n and c > :n)",
      "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key"
    ),
  ])
  func refusals(text: String, message: String) {
    #expect(refusal { try keyCondition(text) } == message, "\(text)")
  }
}
