import SwynamoDB

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
