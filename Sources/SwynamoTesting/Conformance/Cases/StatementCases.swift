import SwynamoDB
import SwynamoWire

extension ConformanceSuite {
  /// Operands on either side, and statements that are plans of several requests.
  static let statementCases: [Case] = [
    .claims(
      "values on the left, and attributes and sizes beside each other",
      .holds { 41 < $0.number }, .fails { 42 < $0.number }, .holds { "Smith" == $0.text }, .fails { "Smith" != $0.text },
      .holds { $0.tags.size < $0.other }, .fails { $0.words.size > $0.primes.size }, .holds { $0.words.size == $0.tags.size },
      .holds { 3 >= $0.primes.size }, .holds { $0.other.between($0.ratio, $0.number) }, .fails { $0.number.between(1, $0.other) },
      .holds { $0.number.isIn($0.other, or: [42]) }, .fails { $0.other.isIn($0.number, or: [1]) },
      .holds { .value(8, between: $0.other, $0.number) }, .holds { .value("Smith", isIn: $0.text, $0.missing) },
      .holds { .value("Smithson", startsWith: $0.text) }, .fails { $0.tags.contains($0.text) }, .holds { $0.primes.contains(5) },
      .holds { .raw("size(\($0.tags)) = \(2) OR \($0.text) = \("x")") && $0.number > 1 }),
    .changes(
      "operands of SET",
      Change({ $0.number.set(50 - $0.other) }, makes: { $0.number = 43 }),
      Change({ $0.number.set(1 + $0.number.or(0)) }, makes: { $0.number = 43 }),
      Change({ $0.text.set($0.missing.or($0.text)) }, makes: { _ in }),
      Change({ $0.words.set($0.words.appending(contentsOf: $0.words)) }, makes: { $0.words += $0.words }),
      Change({ $0.scores.merge(["maths": 1, "art": 2]) }, makes: { $0.scores = ["maths": 1, "a.b": 4, "art": 2] })),
    .changes(
      "a function within a function", exemptions: ["moto": "answers ValidationException"],
      Change({ $0.text.set($0.missing.or($0.missing.or("x"))) }, makes: { $0.text = "x" })),
    Case.on(specimens, "insert and replace") { db, table in
      try await expectRefusal(DynamoDBError.conditionalCheckFailed) { try await table.replace(Specimen(id: "a")).run(on: db) }
      try await table.insert(Specimen(id: "a", number: 1)).run(on: db)
      let error = try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
        try await table.insert(Specimen(id: "a", number: 2)).returningItemOnConditionFailure().run(on: db)
      }
      try expect(try table.storedModel(in: error), Specimen(id: "a", number: 1))
      try await table.replace(Specimen(id: "a", number: 3)).run(on: db)
      try expect(try await table.get("a").run(on: db)?.number, 3)
    },
    Case.on(specimens, "maps that an update makes") { db, table in
      let update = table.update("a") { $0.place.city.set("Paris") }
      try await table.put(Specimen(id: "a")).run(on: db)
      try await update.creatingMissingMaps().run(on: db)
      try expect(try await table.get("a").run(on: db)?.place?.city, "Paris")
      try await table.put(Specimen(id: "a", place: nil)).run(on: db)
      let whole = table.update("a") {
        $0.place.city.set("Paris")
        $0.place.zip.set("75")
        $0.place.rooms.append(contentsOf: [1], creatingIfAbsent: true)
      }
      try await whole.creatingMissingMaps().run(on: db)
      try expect(try await table.get("a").run(on: db)?.place, Specimen.Place(city: "Paris", zip: "75", rooms: [1]))
    },
    Case.on(readings, "the page before") { db, table in
      try await table.fill("d", 10, on: db)
      for isDescending in [false, true] {
        let query = table.query("d").descending(isDescending).limit(4)
        let first = try await query.page(on: db)
        guard let cursor = first.cursor else { throw ConformanceError(description: "the first page has no cursor") }
        let second = try await query.starting(after: cursor).page(on: db)
        guard let previous = second.previousCursor else {
          throw ConformanceError(description: "the second page has none before it")
        }
        try expect(try await query.ending(before: try Cursor("\(previous)")).page(on: db).items, first.items)
      }
    },
    Case.on(readings, "items evaluated and pages") { db, table in
      try await table.fill("d", 20, on: db)
      let query = table.query("d").filter { $0.alarm.exists }.pageSize(4)
      try expect(try await query.maximumScannedCount(10).run(on: db).map(\.time), [3, 6, 9])
      try expect(try await query.maximumPages(2).run(on: db).map(\.time), [3, 6])
      try expect(try await query.maximumScannedCount(10).count().run(on: db), 3)
    },
    Case.on(readings, "items by way of an index of keys") { db, table in
      for time in 1...3 { try await table.put(Reading(device: "d\(time)", time: time, value: 1, note: "n")).run(on: db) }
      let found = try await table.query(byNote, "n").readingFromTable().run(on: db)
      try expect(found.map(\.time).sorted(), [1, 2, 3])
      try expect(found.allSatisfy { $0.value == 1 && $0.note == "n" }, true)
    },
    Case.on(readings, "a write of each item that is found") { db, table in
      try await table.fill("d", 12, on: db)
      let updated = try await table.query("d").filter { $0.alarm.exists }.updateEach { $0.note.set("seen") }.run(on: db)
      try expect(updated.written, 4)
      let deleted = try await table.query("d").filter { $0.note != "seen" }.pageSize(5).deleteEach().run(on: db)
      try expect(deleted.written, 8)
      try expect(try await table.query("d").run(on: db).map(\.time), [3, 6, 9, 12])
    },
  ]
}
