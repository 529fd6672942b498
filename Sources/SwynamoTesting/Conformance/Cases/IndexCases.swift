import SwynamoDB

/// An index of it has four keys.
private struct Shop: Sendable, Equatable {
  let id: Int
  var country: String
  var city: String?
  var opened: Int
  var size: Int
}

private let byPlace = GlobalIndex("by-place") {
  HashKey(\Shop.country)
  HashKey(\.city)
  RangeKey(\.opened)
  RangeKey(\.size)
}

private let shops = Table("shops") {
  HashKey(\Shop.id)
  Field(\.country)
  Field(\.city)
  Field(\.opened)
  Field(\.size)
} indexes: {
  byPlace
}.of(Shop.init)

extension ConformanceSuite {
  static let indexCases: [Case] = [
    Case.on(readings, "a global index holds the items that have its keys") { db, table in
      try await table.fill("d", 9, on: db)
      try await table.fill("e", 4, on: db)
      try expect(try await table.query(byAlarm, "high").run(on: db).map(\.time), [3, 3, 6, 9])
      try expect(try await table.query(byAlarm, "high") { $0 > 3 }.run(on: db).map(\.time), [6, 9])
      try expect(try await table.query(byAlarm, "high").descending().run(on: db).map(\.time), [9, 6, 3, 3])
      try expect(try await table.query(byAlarm, "high").filter { $0.device == "e" }.run(on: db).map(\.time), [3])
      try expect(try await table.query(byAlarm, "low").run(on: db), [])
      try expect(try await table.scan(byAlarm).run(on: db).count, 4)
    },
    Case.on(readings, "a global index follows its items") { db, table in
      try await table.put(Reading(device: "d", time: 1, value: 1)).run(on: db)
      func alarms(_ kind: String) async throws -> Int {
        let found = try await table.query(byAlarm, kind).run(on: db)
        return found.count
      }
      try expect(try await alarms("high"), 0)
      try await table.update("d", 1) { $0.alarm.set("high") }.run(on: db)
      try expect(try await alarms("high"), 1)
      try await table.update("d", 1) { $0.alarm.set("low") }.run(on: db)
      try expect([try await alarms("high"), try await alarms("low")], [0, 1])
      try await table.update("d", 1) { $0.alarm.remove() }.run(on: db)
      try expect(try await alarms("low"), 0)
      try await table.put(Reading(device: "d", time: 1, value: 1, alarm: "low")).run(on: db)
      try await table.delete("d", 1).run(on: db)
      try expect(try await alarms("low"), 0)
    },
    Case.on(readings, "a local index orders a partition anew") { db, table in
      try await table.fill("d", 5, on: db)
      try await table.fill("e", 2, on: db)
      try expect(try await table.query(byValue, "d").run(on: db).map(\.time), [5, 4, 3, 2, 1])
      try expect(try await table.query(byValue, "d") { $0.between(0.5, 1.5) }.run(on: db).map(\.time), [4, 3, 2])
      try expect(try await table.query(byValue, "d").descending().limit(1).run(on: db).map(\.time), [1])
      try expect(try await table.scan(byValue).run(on: db).count, 7)
    },
    Case.on(readings, "an index of keys only") { db, table in
      try await table.put(Reading(device: "d", time: 1, value: 1, note: "n")).run(on: db)
      try await table.put(Reading(device: "d", time: 2, value: 2)).run(on: db)
      let keys = try await table.query(byNote, "n").select {
        $0.device; $0.time
      }.run(on: db)
      try expect(keys.map { "\($0.0 ?? "") \($0.1 ?? 0)" }, ["d 1"])
      try await expectUnsent { _ = try await table.query(byNote, "n").run(on: db) }
      try await expectUnsent { _ = try await table.query(byNote, "n").filter { $0.value > 1 }.select { $0.device }.run(on: db) }
    },
    Case.on(readings, "an index's key in a write") { db, table in
      try await table.put(Reading(device: "d", time: 1, value: 1)).run(on: db)
      try await expectUnsent { try await table.put(Reading(device: "d", time: 1, value: 1, alarm: "")).run(on: db) }
      try await expectUnsent { try await table.update("d", 1) { $0.alarm.set("") }.run(on: db) }
      try await expectUnsent { try await table.update("d", 1) { $0.alarm.setIfAbsent("") }.run(on: db) }
      try await expectUnsent { try await table.update("d", 1) { $0.alarm.set(String(repeating: "x", count: 2049)) }.run(on: db) }
      try expect(try await table.get("d", 1).run(on: db), Reading(device: "d", time: 1, value: 1))
    },
    Case.on(readings, "items of one key in an index") { db, table in
      for device in ["a", "b", "c"] { try await table.put(Reading(device: device, time: 1, value: 1, alarm: "x")).run(on: db) }
      let found = try await table.query(byAlarm, "x").pageSize(1).run(on: db)
      try expect(found.map(\.device).sorted(), ["a", "b", "c"])
    },
    Case.on(shops, "an index with keys of several attributes") { db, table in
      for (id, city) in ["Rome", "Milan", "Rome", nil, "Rome"].enumerated() {
        try await table.put(Shop(id: id, country: "it", city: city, opened: 2024 - id / 2, size: id)).run(on: db)
      }
      func ids(_ query: Query<Shop, Shop>) async throws -> [Int] { try await query.run(on: db).map(\.id) }
      try expect(try await ids(table.query(byPlace, ("it", "Rome"))), [4, 2, 0])
      try expect(try await ids(table.query(byPlace, ("it", "Rome")) { $0 > 2022 }), [2, 0])
      try expect(try await ids(table.query(byPlace, ("it", "Rome"), 2024).descending()), [0])
      try expect(try await ids(table.query(byPlace, ("it", "Rome"), 2023) { $0 < 3 }), [2])
      try expect(try await ids(table.query(byPlace, ("fr", "Rome"))), [])
      let first = try await table.query(byPlace, ("it", "Rome")).limit(1).page(on: db)
      let rest = table.query(byPlace, ("it", "Rome")).startingAtBeginning(orAfter: first.cursor)
      try expect(first.items.map(\.id) + (try await ids(rest)), [4, 2, 0])
      try await table.update(3) { $0.city.set("Rome") }.run(on: db)
      try expect(try await ids(table.query(byPlace, ("it", "Rome"), 2023)), [2, 3])
    },
  ]

  private static let aliasesOfLists = ["moto": "holds the name in #0[1] of a projection for unused"]

  static let selectionCases: [Case] = [
    Case.on(specimens, "some attributes only") { db, table in
      try await table.put(Specimen(id: "a")).run(on: db)
      let get = try await table.get("a").select {
        $0.text; $0.number; $0.missing
      }.run(on: db)
      try expect(get?.0, "Smith")
      try expect(get?.1, 42)
      try expect(get?.2, nil)
      let query = try await table.query("a").select {
        $0.tags; $0.status
      }.run(on: db)
      try expect(query.first?.0, ["blue", "red"])
      try expect(query.first?.1, .open)
      let scan = try await table.scan().select { $0.id }.run(on: db)
      try expect(scan, ["a"])
      try expect(
        try await table.get("b").select {
          $0.text; $0.number
        }.run(on: db) == nil, "an item that isn't there")
    },
    Case.on(specimens, "nested attributes and elements", exemptions: aliasesOfLists) { db, table in
      try await table.put(Specimen(id: "a", words: ["a", "b", "c", "d"])).run(on: db)
      let row = try await table.get("a").select {
        $0.place.city
        $0.place.rooms[1]
        $0.lines[1].sku
        $0.words[3]
        $0.words[1]
        $0.scores["a.b"]
        $0.words[9]
      }.run(on: db)
      try expect(row?.0, "Rome")
      try expect(row?.1, 2)
      try expect(row?.2, "b-2")
      try expect(row?.3, "d")
      try expect(row?.4, "b")
      try expect(row?.5, 4)
      try expect(row?.6, nil)
    },
    Case.on(specimens, "an element of a list that is shorter", exemptions: aliasesOfLists) { db, table in
      try await table.put(Specimen(id: "a", words: ["a", "b"])).run(on: db)
      let row = try await table.get("a").select {
        $0.words[5]; $0.words[1]
      }.run(on: db)
      try expect(row?.0, nil)
      try expect(row?.1, "b")
    },
    Case.on(specimens, "an attribute that is named twice") { db, table in
      try await table.put(Specimen(id: "a")).run(on: db)
      let row = try await table.get("a").select {
        $0.text; $0.number; $0.text
      }.run(on: db)
      try expect([row?.0, row?.2], ["Smith", "Smith"])
      try await expectUnsent {
        _ = try await table.get("a").select {
          $0.place; $0.place.city
        }.run(on: db)
      }
    },
    Case.on(readings, "a selection with a filter, a limit and a cursor") { db, table in
      try await table.fill("d", 9, on: db)
      let query = table.query("d").filter { $0.alarm.exists }.select {
        $0.value; $0.time
      }
      try expect(try await query.run(on: db).map { $0.1 }, [3, 6, 9])
      let first = try await table.query("d").select {
        $0.value; $0.time
      }.limit(2).page(on: db)
      let next = try await table.query("d").select {
        $0.value; $0.time
      }.limit(2).startingAtBeginning(orAfter: first.cursor).page(on: db)
      try expect((first.items + next.items).map { $0.1 }, [1, 2, 3, 4])
    },
    Case.on(readings, "a cursor where the keys were not selected") { db, table in
      try await table.fill("d", 9, on: db)
      var values: [Double?] = []
      var cursor: Cursor?
      repeat {
        let page = try await table.query("d").filter { $0.value >= 0 }.select {
          $0.value; $0.alarm
        }.limit(2).startingAtBeginning(orAfter: cursor)
          .page(on: db)
        values += page.items.map { $0.0 }
        cursor = page.cursor
      } while cursor != nil
      try expect(values, (0..<9).map { Double(8 - $0) / 2 })
    },
  ]
}
