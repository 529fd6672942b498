import SwynamoDB

/// That a condition holds, or does not, for the specimen as it comes.
struct Claim: Sendable {
  let holds: Bool
  let line: Int
  let condition: @Sendable (Attributes<Specimen>) -> Condition<Specimen>

  static func holds(
    line: Int = #line, @ConditionBuilder<Specimen> _ condition: @escaping @Sendable (Attributes<Specimen>) -> Condition<Specimen>
  ) -> Claim {
    Claim(holds: true, line: line, condition: condition)
  }

  static func fails(
    line: Int = #line, @ConditionBuilder<Specimen> _ condition: @escaping @Sendable (Attributes<Specimen>) -> Condition<Specimen>
  ) -> Claim {
    Claim(holds: false, line: line, condition: condition)
  }
}

extension ConformanceSuite.Case {
  /// Each claim as a query's filter, as a scan's, and as the condition of a write.
  static func claims(_ name: String, exemptions: [String: String] = [:], _ claims: Claim...) -> Self {
    .on(specimens, name, exemptions: exemptions) { db, table in
      try await table.put(Specimen(id: "a")).run(on: db)
      for claim in claims {
        let query = table.query("a").filter(claim.condition)
        let text = try query.request().filterExpression ?? "no condition"
        try expect(try await query.count().run(on: db), claim.holds ? 1 : 0, "query, \(text)", line: claim.line)
        let scanned = try await table.scan().filter(claim.condition).run(on: db)
        try expect(scanned, claim.holds ? [Specimen(id: "a")] : [], "scan, \(text)", line: claim.line)
        var isWritten = true
        do {
          try await table.put(Specimen(id: "a")).if(claim.condition).run(on: db)
        } catch DynamoDBError.conditionalCheckFailed {
          isWritten = false
        }
        try expect(isWritten, claim.holds, "put, \(text)", line: claim.line)
      }
    }
  }
}

extension ConformanceSuite {
  static let comparisonCases: [Case] = [
    .claims(
      "= and <>",
      .holds { $0.text == "Smith" }, .fails { $0.text == "smith" }, .holds { $0.text != "smith" }, .fails { $0.text != "Smith" },
      .holds { $0.number == 42 }, .fails { $0.number == 41 }, .holds { $0.number != 41 }, .fails { $0.number != 42 },
      .holds { $0.ratio == 0.5 }, .fails { $0.ratio == 0.25 }, .holds { $0.isOpen == true }, .fails { $0.isOpen == false },
      .holds { $0.bytes == [1, 2, 3] }, .fails { $0.bytes == [1, 2] }, .holds { $0.status == .open },
      .fails { $0.status == .paid },
      .holds { $0.number != $0.other }, .fails { $0.number == $0.other }),
    .claims(
      "= of documents",
      .holds { $0.tags == ["red", "blue"] }, .fails { $0.tags == ["red"] }, .holds { $0.primes == [5, 3, 2] },
      .holds { $0.hashes == [[1, 2], [0]] }, .holds { $0.words == ["alpha", "beta"] }, .fails { $0.words == ["beta", "alpha"] },
      .holds { $0.scores == ["maths": 3, "a.b": 4] }, .fails { $0.scores == [:] },
      .holds { $0.place == Specimen.Place(city: "Rome", zip: "00100", rooms: [1, 2]) },
      .fails { $0.place == Specimen.Place(city: "Rome", zip: "00100", rooms: [2, 1]) },
      .holds { $0.anything == ["deep": [1, ["deeper": "x"]]] }, .fails { $0.anything == [:] }),
    .claims(
      "an attribute that is missing",
      .fails { $0.missing == "x" }, .holds { $0.missing != "x" }, .fails { $0.missing < "x" }, .fails { $0.missing >= "x" },
      .fails { $0.missing.between("a", "z") }, .fails { $0.missing.isIn("a", "x") }, .fails { $0.missing.startsWith("") },
      .fails { $0.missing.contains("x") }, .holds { !($0.missing == "x") }),
    .claims(
      "< <= > >=",
      .holds { $0.number < 43 }, .fails { $0.number < 42 }, .holds { $0.number <= 42 }, .fails { $0.number <= 41 },
      .holds { $0.number > 41 }, .fails { $0.number > 42 }, .holds { $0.number >= 42 }, .fails { $0.number >= 43 },
      .holds { $0.number > 5 }, .fails { $0.number < -100 }, .holds { $0.text < "Smitt" }, .fails { $0.text < "Smit" },
      .holds { $0.text > "Smit" }, .holds { $0.text < "a" }, .holds { $0.bytes < [2] }, .fails { $0.bytes > [1, 2, 3, 0] },
      .holds { $0.other < $0.number }, .fails { $0.other >= $0.number }),
    .claims(
      "BETWEEN",
      .holds { $0.number.between(42, 42) }, .holds { $0.number.between(1...42) }, .fails { $0.number.between(43, 50) },
      .holds { $0.text.between("S", "T") }, .fails { $0.text.between("a", "z") }, .holds { $0.bytes.between([1], [2]) },
      .holds { $0.ratio.between(0.5...1) }, .fails { $0.other.between($0.number, $0.number) },
      .holds { $0.words.size.between(2, 2) }),
    .claims(
      "IN",
      .holds { $0.number.isIn(1, 42) }, .fails { $0.number.isIn(1, 2) }, .holds { $0.text.isIn(["Smith"]) },
      .holds { $0.status.isIn(.paid, .open) }, .fails { $0.text.isIn("smith", "SMITH") }, .holds { $0.isOpen.isIn(true) },
      .holds { $0.number.isIn(Array(1...99)) }, .fails { $0.number.isIn(Array(100...198)) }),
    .claims(
      "AND, OR, NOT and their precedence",
      .holds { $0.number == 42 && $0.text == "Smith" }, .fails { $0.number == 42 && $0.text == "x" },
      .holds { $0.number == 1 || $0.text == "Smith" }, .fails { $0.number == 1 || $0.text == "x" },
      .holds { $0.number == 42 || $0.number == 1 && $0.text == "x" },
      .fails { ($0.number == 42 || $0.number == 1) && $0.text == "x" },
      .holds { !($0.number == 1) }, .fails { !($0.number == 42) }, .holds { !(!($0.number == 42)) },
      .holds { !($0.number == 42 && $0.text == "x") }, .fails { !($0.number == 42 || $0.text == "x") },
      .holds { !($0.number == 1) && $0.text == "Smith" }, .holds { ($0.number == 42) & $0.text.startsWith("S") },
      .holds { $0.text.startsWith("x") | $0.tags.contains("red") },
      .holds {
        $0.number == 42
        $0.text == "Smith"
      }),
    .claims(
      "nested paths",
      .holds { $0.place.city == "Rome" }, .fails { $0.place.city == "Paris" }, .holds { $0.place.zip.startsWith("00") },
      .holds { $0.place.rooms[1] == 2 }, .fails { $0.place.rooms[2] == 2 }, .holds { $0.lines[0].sku == "a-1" },
      .holds { $0.lines[1].count > $0.lines[0].count }, .holds { $0.words[0].startsWith("al") },
      .holds { $0.scores["maths"] == 3 },
      .holds { $0.scores["a.b"] == 4 }, .fails { $0.scores["a"].exists }, .holds { $0.anything["deep"][1]["deeper"] == "x" },
      .fails { $0.lines[7].sku.exists }, .holds { $0.lines[1].exists }, .holds { $0.lines[2].doesNotExist }),
  ]
}

extension ConformanceSuite {
  static let functionCases: [Case] = [
    .claims(
      "attribute_exists and attribute_not_exists",
      .holds { $0.text.exists }, .fails { $0.missing.exists }, .holds { $0.missing.doesNotExist },
      .fails { $0.text.doesNotExist },
      .holds { $0.nothing.exists }, .holds { $0.place.city.exists }),
    .claims(
      "attribute_type",
      .holds { $0.text.hasType(.string) }, .holds { $0.number.hasType(.number) }, .holds { $0.bytes.hasType(.binary) },
      .holds { $0.isOpen.hasType(.bool) }, .holds { $0.nothing.hasType(.null) }, .holds { $0.tags.hasType(.stringSet) },
      .holds { $0.primes.hasType(.numberSet) }, .holds { $0.hashes.hasType(.binarySet) }, .holds { $0.words.hasType(.list) },
      .holds { $0.place.hasType(.map) }, .fails { $0.text.hasType(.number) }, .fails { $0.missing.hasType(.string) },
      .fails { $0.place.hasType(.list) }, .holds { $0.anything.hasType(.map) }),
    .claims(
      "begins_with",
      .holds { $0.text.startsWith("Sm") }, .holds { $0.text.startsWith("Smith") }, .fails { $0.text.startsWith("mith") },
      .fails { $0.text.startsWith("Smithy") }, .holds { $0.place.city.startsWith("R") }, .holds { $0.status.startsWith("op") }),
    .claims(
      "begins_with of binaries", exemptions: ["moto": "has begins_with for strings only"],
      .holds { $0.bytes.startsWith([1, 2]) }, .fails { $0.bytes.startsWith([2]) }, .holds { $0.bytes.startsWith([]) }),
    .claims(
      "contains",
      .holds { $0.text.contains("mit") }, .fails { $0.text.contains("x") }, .holds { $0.tags.contains("red") },
      .fails { $0.tags.contains("re") }, .holds { $0.primes.contains(5) }, .fails { $0.primes.contains(7) },
      .holds { $0.hashes.contains([1, 2]) }, .fails { $0.hashes.contains([1]) }, .holds { $0.words.contains("beta") },
      .fails { $0.words.contains("bet") }, .holds { $0.lines.contains(Specimen.Line(sku: "b-2", count: 5)) },
      .fails { $0.lines.contains(Specimen.Line(sku: "b-2", count: 6)) }, .holds { $0.place.rooms.contains(2) },
      .holds { $0.anything["deep"].contains(1) }),
    .claims(
      "size",
      .holds { $0.text.size == 5 }, .fails { $0.text.size != 5 }, .holds { $0.bytes.size == 3 }, .holds { $0.tags.size == 2 },
      .holds { $0.primes.size > 2 }, .fails { $0.primes.size > 3 }, .holds { $0.hashes.size <= 2 }, .holds { $0.words.size < 3 },
      .holds { $0.scores.size >= 2 }, .holds { $0.place.size == 3 }, .holds { $0.lines.size.between(1, 2) },
      .holds { $0.place.city.size == 4 }),
    .claims(
      "the size of what is missing", exemptions: ["moto": "answers a query with status 500"],
      .fails { $0.missing.size == 0 }, .fails { $0.missing.size >= 0 }),
    Case.on(specimens, "conditions with many operands") { db, table in
      try await table.put(Specimen(id: "a")).run(on: db)
      let many = table.query("a").filter { specimen in
        for number in 0..<100 { specimen.number != 1000 + number }
      }
      try expect(try await many.run(on: db).count, 1)
      let one = table.query("a").filter { specimen in
        (0..<20).reduce(specimen.number == 42) { $0 || specimen.scores["maths"] == $1 }
      }
      try expect(try await one.run(on: db).count, 1)
    },
    Case.on(documents, "names that are reserved words or hold special characters") { db, table in
      let odd = Table(table.name) {
        HashKey(\Odd.folder)
        RangeKey(\.path)
        Field(\.status, "status")
        Field(\.dotted, "a.b")
        Field(\.spaced, "with space")
        Field(\.hash, "#h")
        Field(\.kanji, "名前")
      }.of(Odd.init)
      let item = Odd(folder: "f", path: "p", status: 1, dotted: 2, spaced: 3, hash: 4, kanji: 5)
      try await odd.put(item).run(on: db)
      let query = odd.query("f").filter { $0.status == 1 && $0.dotted == 2 && $0.spaced == 3 && $0.hash == 4 && $0.kanji == 5 }
      try expect(try await query.run(on: db), [item])
      let updated = try await odd.update("f", "p") {
        $0.dotted.set(20)
        $0.kanji.add(1)
      }.returning(.allNew).run(on: db)
      try expect(updated, Odd(folder: "f", path: "p", status: 1, dotted: 20, spaced: 3, hash: 4, kanji: 6))
      let row = try await odd.get("f", "p").select {
        $0.dotted; $0.hash
      }.run(on: db)
      try expect([row?.0, row?.1], [20, 4])
    },
  ]
}

private struct Odd: Sendable, Equatable {
  var folder: String
  var path: String
  var status: Int
  var dotted: Int
  var spaced: Int
  var hash: Int
  var kanji: Int
}
