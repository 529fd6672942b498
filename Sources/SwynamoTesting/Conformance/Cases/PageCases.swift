import SwynamoDB

extension ConformanceSuite {
  static let pageCases: [Case] = [
    Case.on(readings, "limits and page sizes") { db, table in
      try await table.fill("d", 20, on: db)
      for limit in [1, 3, 19, 20, 25] {
        try expect(try await table.query("d").limit(limit).run(on: db).map(\.time), Array(1...min(limit, 20)), "limit \(limit)")
        try expect(
          try await table.query("d").limit(limit).pageSize(4).run(on: db).map(\.time), Array(1...min(limit, 20)),
          "limit \(limit) by 4")
        let alarms = try await table.query("d").filter { $0.alarm.exists }.limit(limit).pageSize(4).run(on: db).map(\.time)
        try expect(alarms, Array([3, 6, 9, 12, 15, 18].prefix(limit)), "filtered, limit \(limit) by 4")
      }
      var pages: [[Int]] = []
      for try await page in table.query("d").pageSize(8).pages(on: db) { pages.append(page.items.map(\.time)) }
      try expect(pages.filter { !$0.isEmpty }, [Array(1...8), Array(9...16), Array(17...20)])
    },
    Case.on(readings, "a cursor goes on where a page ended") { db, table in
      try await table.fill("d", 10, on: db)
      for isDescending in [false, true] {
        var times: [Int] = []
        var cursor: Cursor?
        repeat {
          let page = try await table.query("d").descending(isDescending).limit(3).startingAtBeginning(orAfter: cursor).page(
            on: db)
          times += page.items.map(\.time)
          // As it would be stored and read back.
          cursor = try page.cursor.map { try parsed($0) }
        } while cursor != nil
        try expect(times, isDescending ? Array((1...10).reversed()) : Array(1...10))
      }
    },
    Case.on(readings, "a cursor in the middle of a filtered page") { db, table in
      try await table.fill("d", 20, on: db)
      let query = table.query("d").filter { $0.alarm.exists }.limit(2)
      var times: [[Int]] = []
      var cursor: Cursor?
      repeat {
        let page = try await query.startingAtBeginning(orAfter: cursor).page(on: db)
        times.append(page.items.map(\.time))
        cursor = try page.cursor.map { try parsed($0) }
      } while cursor != nil
      try expect(times.filter { !$0.isEmpty }, [[3, 6], [9, 12], [15, 18]])
    },
    Case.on(readings, "cursors of indexes") { db, table in
      try await table.fill("d", 12, on: db)
      try await table.fill("e", 12, on: db)
      let alarms = try await walk { cursor in
        try await table.query(byAlarm, "high").filter { $0.value >= 0 }.limit(3).startingAtBeginning(orAfter: cursor).page(on: db)
      }
      try expect(alarms.map(\.time), [3, 3, 6, 6, 9, 9, 12, 12])
      let values = try await walk { try await table.query(byValue, "d").limit(5).startingAtBeginning(orAfter: $0).page(on: db) }
      try expect(values.map(\.time), Array((1...12).reversed()))
      let scanned = try await walk { try await table.scan(byAlarm).limit(3).startingAtBeginning(orAfter: $0).page(on: db) }
      try expect(scanned.count, 8)
    },
    Case.on(readings, "a cursor of a scan with a filter on keys") { db, table in
      try await table.fill("d", 12, on: db)
      let found = try await walk {
        try await table.scan().filter { $0.time > 6 }.limit(4).startingAtBeginning(orAfter: $0).page(on: db)
      }
      try expect(found.map(\.time).sorted(), Array(7...12))
    },
    Case.on(documents, "more than a megabyte") { db, table in
      let wide = Table(table.name) {
        HashKey(\Wide.folder)
        RangeKey(\.path)
        Field(\.content)
      }.of(Wide.init)
      let content = String(repeating: "x", count: 100_000)
      for number in 10..<35 { try await wide.put(Wide(folder: "f", path: "\(number)", content: content)).run(on: db) }
      let paths = (10..<35).map { "\($0)" }
      var pages: [Int] = []
      for try await page in wide.query("f").pages(on: db) { pages.append(page.items.count) }
      try expect(pages.filter { $0 > 0 }.count, 3, "pages of \(pages)")
      try expect(try await wide.query("f").run(on: db).map(\.path), paths)
      try expect(try await wide.query("f").descending().run(on: db).map(\.path), paths.reversed())
      try expect(try await wide.scan().run(on: db).map(\.path), paths)
      try expect(try await wide.query("f").limit(13).run(on: db).map(\.path), Array(paths[..<13]))
      try expect(try await wide.count("f").run(on: db), 25)
      try expect(try await wide.scan().count().run(on: db), 25)
      try expect(try await wide.query("f").filter { $0.content.size == 1 }.run(on: db), [])
      let batch = try await wide.batchGet(paths.map { ("f", $0) }).run(on: db)
      try expect(batch.map(\.path), paths)
    },
  ]

  private static func parsed(_ cursor: Cursor) throws -> Cursor {
    let parsed = try Cursor("\(cursor)")
    try expect(parsed, cursor)
    return parsed
  }

  private static func walk<Row>(_ page: (Cursor?) async throws -> Page<Row>) async throws -> [Row] {
    var rows: [Row] = []
    var cursor: Cursor?
    repeat {
      let page = try await page(cursor)
      rows += page.items
      cursor = try page.cursor.map { try parsed($0) }
    } while cursor != nil
    return rows
  }
}

private struct Wide: Sendable, Equatable {
  var folder: String
  var path: String
  var content: String
}
