import SwynamoDB
import SwynamoEngine
import Testing

/// A query of a hash key in shards gives what one of a single partition would: all items in the order of the range key.
@Suite struct ShardLaws {
  private struct Row: Sendable, Equatable {
    let day: String
    let time: Int
    let id: String
    var value: Int
  }

  private static let table = SingleTable("laws") {
    GlobalIndex("by-value") {
      HashKey("GSI1PK")
      RangeKey("GSI1SK")
    }
  }

  private static let byTime = table.index("by-value", of: Row.self) {
    \.day
    "#"
    KeyShard(12, by: \.value)
  } range: {
    \.time
  }

  private static let rows = table.entity("row") {
    KeyField(\Row.day)
    KeyField(\.time)
    KeyField(\.id)
    Field(\.value)
  } hash: {
    KeyShard(5, by: \.id)
    "#"
    \.day
  } range: {
    \.time
    "#"
    \.id
  } indexes: {
    byTime
  }.of(Row.init)

  @Test func merging() async {
    await check("a merged query == the items sorted by their range keys", cases: 150) { generator in
      let db = DynamoDB(.embedded(.inMemory))
      try await Self.table.createTable().run(on: db)
      var stored: [String: Row] = [:]
      for _ in 0..<generator.int(0...40) {
        let row = Row(
          day: generator.one(of: ["a", "b"]), time: generator.int(-9...9), id: generator.one(of: ["x", "y", "é", "#", "", "zz"]),
          value: generator.int(0...20))
        stored["\(row.day) \(row.time) \(row.id)"] = row
        try await Self.rows.put(row).run(on: db)
      }
      let (bound, least) = (generator.int(-10...10), generator.int(0...20))
      let (isBounded, isFiltered, isDescending) = (generator.once(in: 2), generator.once(in: 2), generator.once(in: 2))
      let isOfIndex = generator.once(in: 3)
      var query = isOfIndex ? Self.rows.query(Self.byTime, "a") : Self.rows.query("a")
      if isBounded {
        query = isOfIndex ? Self.rows.query(Self.byTime, "a") { $0 >= bound } : Self.rows.query("a") { $0 >= bound }
      }
      if isFiltered { query = query.filter { $0.value >= least } }
      query = query.descending(isDescending)
      if generator.once(in: 2) { query = query.pageSize(generator.int(1...4)) }
      let meant = stored.values.filter { $0.day == "a" && (!isBounded || $0.time >= bound) && (!isFiltered || $0.value >= least) }
      // Texts by their bytes; an index has no more than the time to order by.
      let sorted = meant.sorted { ($0.time, Array($0.id.utf8).map(Int.init)) < ($1.time, Array($1.id.utf8).map(Int.init)) }
      let expected = isDescending ? sorted.reversed() : sorted

      let all = try await query.run(on: db)
      func isRight(_ rows: [Row], _ expected: [Row]) -> Bool {
        isOfIndex ? rows.map(\.time) == expected.map(\.time) && rows.allSatisfy(all.contains) : rows == expected
      }
      guard isRight(all, expected), all.count == expected.count else { return "\(query.explain())\ngave \(all)\nnot \(expected)" }
      let limit = generator.int(1...12)
      let first = try await query.limit(limit).run(on: db)
      guard first == Array(all.prefix(limit)) else { return "the first \(limit) are \(first)\nof \(all)" }
      let count = try await query.count().run(on: db)
      guard count == all.count else { return "\(count) are counted of \(all.count)" }

      var (paged, cursor, pages): ([Row], Cursor?, Int) = ([], nil, 0)
      repeat {
        let page = try await query.limit(limit).startingAtBeginning(orAfter: cursor).page(on: db)
        paged += page.items
        cursor = try page.cursor.map { try Cursor("\($0)") }
        pages += 1
        let counted = try await query.startingAtBeginning(orAfter: cursor).count().run(on: db)
        guard cursor == nil || counted == all.count - paged.count else { return "\(counted) are counted behind \(paged.count)" }
      } while cursor != nil && pages < 100
      return paged == all ? nil : "paged by \(limit): \(paged)\nof \(all)"
    }
  }
}

private func < (left: (Int, [Int]), right: (Int, [Int])) -> Bool {
  left.0 == right.0 ? left.1.lexicographicallyPrecedes(right.1) : left.0 < right.0
}
