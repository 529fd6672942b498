import SwynamoDB

extension ConformanceSuite {
  static let queryCases: [Case] = [
    Case.on(readings, "conditions on the range key") { db, table in
      try await table.fill("d", 9, on: db)
      try await table.fill("e", 3, on: db)
      func times(_ condition: (RangeOperand<Int>) -> RangeCondition<Int>) async throws -> [Int] {
        try await table.query("d", condition).run(on: db).map(\.time)
      }
      try expect(try await table.query("d").run(on: db).map(\.time), Array(1...9))
      try expect(try await times { $0 == 4 }, [4])
      try expect(try await times { $0 < 4 }, [1, 2, 3])
      try expect(try await times { $0 <= 4 }, [1, 2, 3, 4])
      try expect(try await times { $0 > 7 }, [8, 9])
      try expect(try await times { $0 >= 7 }, [7, 8, 9])
      try expect(try await times { $0.between(3, 5) }, [3, 4, 5])
      try expect(try await times { $0.between(8...20) }, [8, 9])
      try expect(try await times { $0 > 9 }, [])
      try expect(try await table.query("nobody").run(on: db).map(\.time), [])
    },
    Case.on(documents, "begins_with on the range key") { db, table in
      for path in ["a", "ab", "abc", "b", "ab\u{FFFF}", "Ab"] {
        try await table.put(Document(folder: "f", path: path, size: 1)).run(on: db)
      }
      try expect(try await table.query("f") { $0.startsWith("ab") }.run(on: db).map(\.path), ["ab", "abc", "ab\u{FFFF}"])
      try expect(
        try await table.query("f") { $0.startsWith("ab") }.descending().run(on: db).map(\.path), ["ab\u{FFFF}", "abc", "ab"])
      try expect(try await table.query("f") { $0.startsWith("x") }.run(on: db).map(\.path), [])
      try expect(try await table.query("f") { $0.between("ab", "abd") }.run(on: db).map(\.path), ["ab", "abc"])
    },
    Case.on(readings, "descending") { db, table in
      try await table.fill("d", 9, on: db)
      try expect(try await table.query("d").descending().run(on: db).map(\.time), Array((1...9).reversed()))
      try expect(try await table.query("d") { $0 < 5 }.descending().limit(2).run(on: db).map(\.time), [4, 3])
      try expect(try await table.query("d").descending().pageSize(2).run(on: db).map(\.time), Array((1...9).reversed()))
    },
    Case.on(readings, "filters") { db, table in
      try await table.fill("d", 9, on: db)
      try expect(try await table.query("d").filter { $0.alarm.exists }.run(on: db).map(\.time), [3, 6, 9])
      try expect(try await table.query("d") { $0 > 3 }.filter { $0.value < 2 }.run(on: db).map(\.time), [6, 7, 8, 9])
      try expect(
        try await table.query("d").filter { $0.value < 2 }.filter { $0.alarm == "high" }.run(on: db).map(\.time), [6, 9])
      try expect(try await table.query("d").filter { $0.note == "none" }.run(on: db).map(\.time), [])
      let page = try await table.query("d").filter { $0.alarm.exists }.page(on: db)
      try expect(page.scannedCount, 9)
      try expect(page.items.count, 3)
      try expect(page.cursor, nil)
    },
    Case.on(readings, "an empty filter is none") { db, table in
      try await table.fill("d", 3, on: db)
      try expect(try await table.query("d").filter { _ in Condition.empty }.run(on: db).count, 3)
      try expect(try await table.scan().filter { _ in }.run(on: db).count, 3)
    },
    Case.on(readings, "consistent reads") { db, table in
      try await table.fill("d", 3, on: db)
      try expect(try await table.query("d").consistent().run(on: db).count, 3)
      try expect(try await table.query(byValue, "d").consistent().run(on: db).count, 3)
      try expect(try await table.scan().consistent().run(on: db).count, 3)
      try await expectUnsent { _ = try await table.query(byAlarm, "high").consistent().run(on: db) }
    },
    Case.on(readings, "the first item") { db, table in
      try await table.fill("d", 5, on: db)
      try expect(try await table.query("d").first(on: db)?.time, 1)
      try expect(try await table.query("d").descending().first(on: db)?.time, 5)
      try expect(try await table.query("d").filter { $0.alarm.exists }.first(on: db)?.time, 3)
      try expect(try await table.query("x").first(on: db), nil)
      try expect(try await table.scan().filter { $0.time == 4 }.first(on: db)?.time, 4)
    },
  ]
}
