import SwynamoCore
import Testing

@testable import SwynamoEngine

@Suite struct ConditionEvaluationTests {
  private let item: Item = [
    "s": "hello", "n": 5, "b": .binary([1, 0xFE]), "yes": true, "nothing": .null,
    "ss": .stringSet(["x", "y"]), "ns": .numberSet([1, 2]), "bs": .binarySet([[1], [2]]),
    "l": ["a", 2, ["k": "v"]], "m": ["nest": ["deep": [1, 2]], "x": 1],
    "s2": "hello", "n2": .number(DynamoDBNumber("5.0")!), "accent": "é𝄞",
  ]

  private func holds(_ text: String, _ values: Item = [":x": 0]) throws -> Bool {
    try condition(text, values: values).holds(for: item)
  }

  @Test(arguments: [
    ("=", [false, true, false]), ("<>", [true, false, true]), ("<", [true, false, false]), ("<=", [true, true, false]),
    (">", [false, false, true]), (">=", [false, true, true]),
  ])
  func comparators(comparator: String, expected: [Bool]) throws {
    let ordered: [[AttributeValue]] = [
      [4, 5, 6], [.number(DynamoDBNumber("-1e100")!), .number(DynamoDBNumber("0.5e-100")!), .number(DynamoDBNumber("1e100")!)],
      ["hell", "hello", "hello "], ["", "a", "é"], ["Z", "a", "𝄞"],
      [.binary([]), .binary([0x7F]), .binary([0x80])], [.binary([1]), .binary([1, 0]), .binary([2])],
    ]
    for values in ordered {
      for (left, expected) in zip(values, expected) {
        let condition = try condition("a \(comparator) :v", values: [":v": values[1]])
        #expect(condition.holds(for: ["a": left]) == expected, "\(left) \(comparator) \(values[1])")
      }
    }
  }

  @Test func operandsOfDifferentTypes() throws {
    let values: [AttributeValue] = [
      1, "1", .binary([0x31]), true, .null, .stringSet(["1"]), .numberSet([1]), .binarySet([[0x31]]), ["1"], ["a": "1"],
    ]
    for (i, left) in values.enumerated() {
      for (j, right) in values.enumerated() {
        let item: Item = ["a": left, "b": right]
        #expect(try condition("a = b").holds(for: item) == (i == j))
        #expect(try condition("a <> b").holds(for: item) == (i != j))
        #expect(try condition("a IN (b)").holds(for: item) == (i == j))
        #expect(try condition("a < b").holds(for: item) == false)
        #expect(try condition("a <= b").holds(for: item) == (i == j && i < 3))
        #expect(try condition("a BETWEEN b AND b").holds(for: item) == (i == j && i < 3))
        #expect(try condition("begins_with(a, b)").holds(for: item) == (i == j && (i == 1 || i == 2)))
      }
    }
  }

  @Test func missingOperands() throws {
    for comparator in ConditionExpression.Comparator.allCases {
      let expected = comparator == .notEqual
      #expect(try holds("gone \(comparator.rawValue) n") == expected)
      #expect(try holds("n \(comparator.rawValue) gone") == expected)
      #expect(try holds("gone \(comparator.rawValue) lost") == expected)
      #expect(try holds("size(n) \(comparator.rawValue) :x") == expected, "a number has no size")
    }
    #expect(try holds("gone BETWEEN n AND n2") == false)
    #expect(try holds("n BETWEEN gone AND n2") == false)
    #expect(try holds("gone IN (n, lost)") == false)
    #expect(try holds("n IN (gone, n2)"))
    #expect(try holds("begins_with(gone, s)") == false)
    #expect(try holds("contains(s, gone)") == false)
    #expect(try holds("NOT gone = n"))
  }

  @Test func deepEquality() throws {
    #expect(try holds("n = n2"))
    #expect(try holds("s = s2"))
    #expect(try holds("ss = :x", [":x": .stringSet(["y", "x"])]))
    #expect(try holds("ss = :x", [":x": .stringSet(["y"])]) == false)
    #expect(try holds("ns = :x", [":x": .numberSet([DynamoDBNumber("2.0")!, 1])]))
    #expect(try holds("bs = :x", [":x": .binarySet([[2], [1]])]))
    #expect(try holds("l = :x", [":x": ["a", .number(DynamoDBNumber("2.00")!), ["k": "v"]]]))
    #expect(try holds("l = :x", [":x": ["a", ["k": "v"], 2]]) == false)
    #expect(try holds("m = :x", [":x": ["x": 1, "nest": ["deep": [1, 2]]]]))
    #expect(try holds("m = :x", [":x": ["x": 1, "nest": ["deep": [1, 3]]]]) == false)
    #expect(try holds("m = :x", [":x": ["x": 1]]) == false)
  }

  @Test func textsAreComparedByBytes() throws {
    // The same letter, composed and decomposed.
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    func holds(_ text: String, _ left: AttributeValue, _ right: AttributeValue) throws -> Bool {
      try condition(text).holds(for: ["a": left, "b": right])
    }
    #expect(try holds("a = b", .string(composed), .string(decomposed)) == false)
    #expect(try holds("a > b", .string(composed), .string(decomposed)))
    #expect(try holds("a = b", .stringSet([composed]), .stringSet([decomposed])) == false)
    #expect(try holds("contains(a, b)", .stringSet([composed]), .string(decomposed)) == false)
    #expect(try holds("contains(a, b)", .string(composed), .string(decomposed)) == false)
    #expect(try holds("contains(a, b)", .string("e\u{301}"), .string("e")))
    #expect(try holds("begins_with(a, b)", .string("e\u{301}"), .string("e")))
    #expect(try holds("a = b", .map([composed: 1]), .map([decomposed: 1])) == false)
  }

  @Test func between() throws {
    #expect(try holds("n BETWEEN :a AND :b", [":a": 5, ":b": 5]))
    #expect(try holds("n BETWEEN :a AND :b", [":a": 1, ":b": 10]))
    #expect(try holds("n BETWEEN :a AND :b", [":a": 6, ":b": 10]) == false)
    #expect(try holds("n BETWEEN :a AND :b", [":a": 1, ":b": 4]) == false)
    #expect(try holds("s BETWEEN :a AND :b", [":a": "hello", ":b": "help"]))
    #expect(try holds("n BETWEEN m.x AND l[1]") == false)
    #expect(try holds("l[1] BETWEEN m.x AND n"))
  }

  @Test func size() throws {
    for (name, size) in [
      ("s", 5), ("b", 2), ("ss", 2), ("ns", 2), ("bs", 2), ("l", 3), ("m", 2), ("accent", 3), ("m.nest.deep", 2), ("l[0]", 1),
    ] {
      #expect(try holds("size(\(name)) = :x", [":x": .number(DynamoDBNumber(size))]), "\(name)")
    }
    for name in ["n", "yes", "nothing", "gone"] {
      #expect(try holds("size(\(name)) >= :x") == false, "\(name)")
    }
  }

  @Test func contains() throws {
    #expect(try holds("contains(s, :x)", [":x": "ell"]))
    #expect(try holds("contains(s, :x)", [":x": ""]))
    #expect(try holds("contains(s, :x)", [":x": "elo"]) == false)
    #expect(try holds("contains(s, :x)", [":x": "hello!"]) == false)
    #expect(try holds("contains(s, :x)", [":x": .binary([0x65])]) == false)
    #expect(try holds("contains(b, :x)", [":x": .binary([0xFE])]))
    #expect(try holds("contains(b, :x)", [":x": .binary([2])]) == false)
    #expect(try holds("contains(ss, :x)", [":x": "x"]))
    #expect(try holds("contains(ss, :x)", [":x": "z"]) == false)
    #expect(try holds("contains(ns, :x)", [":x": .number(DynamoDBNumber("2.0")!)]))
    #expect(try holds("contains(bs, :x)", [":x": .binary([2])]))
    #expect(try holds("contains(ss, :x)", [":x": 1]) == false)
    #expect(try holds("contains(l, :x)", [":x": 2]))
    #expect(try holds("contains(l, :x)", [":x": ["k": "v"]]))
    #expect(try holds("contains(l, :x)", [":x": "2"]) == false)
    #expect(try holds("contains(n, :x)", [":x": 5]) == false)
    #expect(try holds("contains(m, :x)", [":x": "x"]) == false)
    #expect(try holds("contains(:x, s)", [":x": ["hello"]]))
    #expect(try holds("contains(l, size(m))"))
  }

  @Test func beginsWith() throws {
    #expect(try holds("begins_with(s, :x)", [":x": "hell"]))
    #expect(try holds("begins_with(s, :x)", [":x": "hello"]))
    #expect(try holds("begins_with(s, :x)", [":x": ""]))
    #expect(try holds("begins_with(s, :x)", [":x": "ello"]) == false)
    #expect(try holds("begins_with(b, :x)", [":x": .binary([1])]))
    #expect(try holds("begins_with(ss, :x)", [":x": "x"]) == false)
    #expect(try holds("begins_with(:x, s)", [":x": "hello world"]))
  }

  @Test func existenceAndTypes() throws {
    #expect(try holds("attribute_exists(nothing)"))
    #expect(try holds("attribute_exists(m.nest.deep[1])"))
    for path in ["gone", "m.gone", "m[0]", "l.a", "l[3]", "m.nest.deep[2]", "s.x", "s[0]"] {
      #expect(try holds("attribute_exists(\(path))") == false, "\(path)")
      #expect(try holds("attribute_not_exists(\(path))"), "\(path)")
    }
    let names = ["s", "n", "b", "yes", "nothing", "ss", "ns", "bs", "l", "m"]
    for (name, type) in zip(names, AttributeType.allCases) {
      for (other, _) in zip(names, AttributeType.allCases) {
        #expect(
          try holds("attribute_type(\(other), :x)", [":x": .string(type.rawValue)]) == (name == other), "\(other) \(type)")
      }
    }
    #expect(try holds("attribute_type(gone, :x)", [":x": "NULL"]) == false)
    #expect(try holds("attribute_type(:v, :x)", [":v": ["N"], ":x": "L"]))
    #expect(try holds("attribute_type(:x, :x)", [":x": "L"]) == false)
  }

  @Test(arguments: [true, false], [true, false])
  func logic(p: Bool, q: Bool) throws {
    let item: Item = ["p": .bool(p), "q": .bool(q)]
    func holds(_ text: String) throws -> Bool {
      try condition(text, values: [":t": true]).holds(for: item)
    }
    #expect(try holds("p = :t AND q = :t") == (p && q))
    #expect(try holds("p = :t OR q = :t") == (p || q))
    #expect(try holds("NOT p = :t") == !p)
    #expect(try holds("NOT (p = :t AND q = :t)") == !(p && q))
    #expect(try holds("NOT p = :t AND q = :t") == (!p && q))
    #expect(try holds("p = :t OR q = :t AND p <> q") == (p || (q && p != q)))
    #expect(try holds("(p = :t OR q = :t) AND p <> q") == (p != q))
  }

  @Test func emptyGroups() {
    #expect(ConditionExpression.and([]).holds(for: item))
    #expect(!ConditionExpression.or([]).holds(for: item))
  }
}
