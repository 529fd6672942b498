import SwynamoDB

extension ConformanceSuite {
  static let batchCases: [Case] = [
    Case.on(readings, "a hundred items written, read and deleted") { db, table in
      let all = (1...100).map { Reading(device: "d\($0 % 3)", time: $0, value: Double($0)) }
      try await db.batchWrite { for reading in all { table.put(reading) } }
      try expect(try await table.count().run(on: db), 100)
      let keys = all.map { ($0.device, $0.time) }.shuffled()
      let read = try await table.batchGet(keys).run(on: db)
      try expect(read.map(\.time), keys.map(\.1), "in the order of the keys")
      try expect(try await table.batchGet(keys).consistent().run(on: db).count, 100)
      try await db.batchWrite { for reading in all { table.delete(reading) } }
      try expect(try await table.count().run(on: db), 0)
    },
    Case.on(readings, "more keys than a request takes, and some that are missing") { db, table in
      try await table.fill("d", 110, on: db)
      let read = try await table.batchGet((1...130).map { ("d", $0) }).run(on: db)
      try expect(read.map(\.time), Array(1...110))
      try expect(try await table.batchGet([("x", 1)]).run(on: db), [])
      try expect(try await table.batchGet([] as [(String, Int)]).run(on: db), [])
      try expect(try await table.batchGet([("d", 2), ("d", 1), ("d", 2)]).run(on: db).map(\.time), [2, 1, 2])
    },
    Case.on(documents, "any text in the keys of a batch") { db, table in
      let paths = [" ", "\u{0}", "\"\\/", "é", "日本語", "😀", "a b"]
      try await db.batchWrite { for path in paths { table.put(Document(folder: "ö", path: path, size: 1)) } }
      try expect(try await table.batchGet(paths.map { ("ö", $0) }).run(on: db).map(\.path), paths)
    },
    Case.on(readings, "puts and deletes of several tables") { db, table in
      let twin = table.named(table.name + "-twin")
      try await twin.createTable().run(on: db)
      let reading = Reading(device: "d", time: 1, value: 1)
      try await table.put(reading).run(on: db)
      try await db.batchWrite {
        table.delete("d", 1)
        twin.put(reading)
        if reading.value > 0 { table.put(Reading(device: "d", time: 2, value: 2)) }
      }
      let counts = [try await table.query("d").run(on: db).map(\.time), try await twin.query("d").run(on: db).map(\.time)]
      try await twin.deleteTable().run(on: db)
      try expect(counts, [[2], [1]])
    },
    Case.on(readings, "an item that is named twice") { db, table in
      let error = try await expectUnsent {
        try await db.batchWrite {
          table.put(Reading(device: "d", time: 1, value: 1))
          table.delete("d", 1)
        }
      }
      try expect(error.faults, [.duplicateKey(table: table.name, key: #"{"S":"d"}, {"N":"1"}"#, operation: "BatchWriteItem")])
      try await expectUnsent {
        try await db.batchWrite { table.put(Reading(device: "d", time: 1, value: 1)).if { $0.device.doesNotExist } }
      }
      try expect(try await table.count().run(on: db), 0)
    },
    Case.on(readings, "keys of several tables in one batch, each with its attributes") { db, table in
      let twin = table.named(table.name + "-twin")
      try await twin.createTable().run(on: db)
      try await table.fill("d", 3, on: db)
      try await twin.fill("d", 3, on: db)
      let (times, whole) = try await db.batchGet {
        table.batchGet([("d", 3), ("d", 9), ("d", 1)]).select { $0.time }
        twin.batchGet([("d", 2)]).consistent()
      }
      try await twin.deleteTable().run(on: db)
      try expect(times, [3, 1])
      try expect(whole.map(\.time), [2])
    },
    Case.on(readings, "of equal keys the last, on request") { db, table in
      try await BatchWrite {
        for value in 1...3 { table.put(Reading(device: "d", time: 1, value: Double(value))) }
      }.overwritingEqualKeys().run(on: db)
      try expect(try await table.query("d").run(on: db).map(\.value), [3])
    },
    Case.on(readings, "a sequence of puts, and one of deletes") { db, table in
      let all = (1...80).map { Reading(device: "d", time: $0, value: Double($0)) }
      try expect(try await table.put(contentsOf: all).concurrency(2).run(on: db).items, 80)
      try expect(try await table.query("d").run(on: db), all)
      try await table.delete(keys: (1...79).map { ("d", $0) }).run(on: db)
      try expect(try await table.query("d").run(on: db).map(\.time), [80])
    },
    Case.on(readings, "items as they are stored") { db, table in
      let item: Item = ["device": "d", "time": 1, "other": ["a", 1]]
      try await table.put(item: item).run(on: db)
      try expect(try await table.get("d", 1).raw().run(on: db), item)
      try expect(try await table.query("d").raw().run(on: db), [item])
      try expect(try await table.batchGet([("d", 1)]).raw().run(on: db), [item])
      try expect(try await table.delete(key: item).returning(.allOldItem).run(on: db), item)
    },
    Case.on(readings, "an empty batch") { db, table in
      try await db.batchWrite { for time in [] as [Int] { table.delete("d", time) } }
    },
  ]
}
