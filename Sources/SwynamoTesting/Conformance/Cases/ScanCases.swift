import SwynamoDB
import SwynamoWire

extension ConformanceSuite {
  static let countCases: [Case] = [
    Case.on(readings, "counts by key, of an index and of the table") { db, table in
      try await table.fill("d", 9, on: db)
      try await table.fill("e", 3, on: db)
      try expect(try await table.count().run(on: db), 12)
      try expect(try await table.count("d").run(on: db), 9)
      try expect(try await table.count("d") { $0 > 4 }.run(on: db), 5)
      try expect(try await table.query("d").filter { $0.alarm.exists }.count().run(on: db), 3)
      try expect(try await table.count(byAlarm, "high").run(on: db), 4)
      try expect(try await table.count(byAlarm, "high") { $0 > 3 }.run(on: db), 2)
      try expect(try await table.count(byValue, "e").run(on: db), 3)
      try expect(try await table.count(byNote, "none").run(on: db), 0)
      try expect(try await table.scan().filter { $0.value > 1 }.count().run(on: db), 6)
      try expect(try await table.query("d").pageSize(2).count().run(on: db), 9)
      try expect(try await table.count("nobody").run(on: db), 0)
      try expect(try await table.query("d").limit(5).count().run(on: db), 5)
      try expect(try await table.query("d").filter { $0.alarm.exists }.limit(2).pageSize(2).count().run(on: db), 2)
      try expect(try await table.scan().limit(20).count().run(on: db), 12)
    }
  ]

  static let scanCases: [Case] = [
    Case.on(readings, "segments that are read at the same time, and again from a checkpoint") { db, table in
      for device in ["a", "b", "c", "d", "e"] { try await table.fill(device, 7, on: db) }
      let scan = table.scan().pageSize(3).parallel(3)
      try expect(Set(try await scan.run(on: db).map { "\($0.device)\($0.time)" }).count, 35)
      var pages = scan.pages(on: db).makeAsyncIterator()
      var seen: [Reading] = []
      var rest = scan
      for _ in 0..<4 {
        guard let page = try await pages.next() else { break }
        seen += page.items
        if let checkpoint = page.checkpoint { rest = scan.resuming(from: checkpoint) }
      }
      seen += try await rest.run(on: db)
      try expect(seen.count, 35)
      try expect(Set(seen.map { "\($0.device)\($0.time)" }).count, 35)
    },
    Case.on(readings, "a scan sees every item once") { db, table in
      for device in ["a", "b", "c", "d", "e"] { try await table.fill(device, 7, on: db) }
      let all = try await table.scan().run(on: db)
      try expect(Set(all.map { "\($0.device)\($0.time)" }).count, 35)
      try expect(all.count, 35)
      try expect(try await table.scan().pageSize(3).run(on: db).count, 35)
      try expect(try await table.scan().limit(10).run(on: db).count, 10)
      try expect(try await table.scan().filter { $0.device == "c" && $0.time > 5 }.run(on: db).map(\.time), [6, 7])
    },
    Case.on(readings, "segments are disjoint and make the whole") { db, table in
      for device in 0..<12 { try await table.fill("device-\(device)", 4, on: db) }
      for total in [1, 2, 5] {
        var seen: [String] = []
        for segment in 0..<total {
          let part = try await table.scan().segment(segment, of: total).pageSize(7).run(on: db)
          seen += part.map { "\($0.device)/\($0.time)" }
        }
        try expect(seen.count, 48, "\(total) segments")
        try expect(Set(seen).count, 48, "\(total) segments")
        var count = 0
        for segment in 0..<total { count += try await table.scan().segment(segment, of: total).count().run(on: db) }
        try expect(count, 48, "counts of \(total) segments")
      }
      try await expectUnsent { _ = try await table.scan().segment(2, of: 2).run(on: db) }
    },
    Case.on(readings, "a scan of an empty table") { db, table in
      try expect(try await table.scan().run(on: db), [])
      try expect(try await table.scan().count().run(on: db), 0)
      try expect(try await table.scan().first(on: db), nil)
    },
  ]

  static let errorCases: [Case] = [
    Case("a table that isn't there") { db, prefix in
      let table = readings.named(prefix + "missing")
      let reading = Reading(device: "d", time: 1, value: 1)
      let statements: [(String, () async throws -> Void)] = [
        ("PutItem", { try await table.put(reading).run(on: db) }),
        ("GetItem", { _ = try await table.get("d", 1).run(on: db) }),
        ("UpdateItem", { try await table.update("d", 1) { $0.value.set(1) }.run(on: db) }),
        ("DeleteItem", { try await table.delete("d", 1).run(on: db) }),
        ("Query", { _ = try await table.query("d").run(on: db) }),
        ("Scan", { _ = try await table.scan().run(on: db) }),
        ("Query", { _ = try await table.count("d").run(on: db) }),
        ("TransactGetItems", { _ = try await db.transactGet([table.get("d", 1)]) }),
        ("DescribeTable", { _ = try await table.describeTable().run(on: db) }),
        ("DeleteTable", { try await table.deleteTable().run(on: db) }),
      ]
      for (operation, statement) in statements {
        let error = try await expectRefusal(DynamoDBError.resourceNotFound) { try await statement() }
        try expect(error.operation, operation)
        try expect(error.table, table.name, operation)
        try expect(error.status, 400, operation)
      }
    },
    Case.on(
      readings, "an index that the service doesn't have", exemptions: ["moto": "answers ResourceNotFoundException"]
    ) { db, table in
      let other = GlobalIndex("by-nothing") { HashKey(\Reading.note) }
      let declared = Table(table.name) {
        HashKey(\Reading.device)
        RangeKey(\.time)
        Field(\.value)
        Field(\.alarm)
        Field(\.note)
      } indexes: {
        other
      }.of(Reading.init)
      try await expectRefusal(DynamoDBError.validation, containing: "index") {
        _ = try await declared.query(other, "x").run(on: db)
      }
      try await expectUnsent { _ = try await table.query(other, "x").run(on: db) }
    },
    Case.on(
      readings, "a key of another type than the table's", exemptions: ["moto": "takes a key of any type"]
    ) { db, table in
      let wrong = Table(table.name) {
        HashKey(\Document.folder, "device")
        RangeKey(\.path, "time")
        Field(\.size)
      }.of(Document.init)
      try await expectRefusal(DynamoDBError.validation) {
        try await wrong.put(Document(folder: "d", path: "p", size: 1)).run(on: db)
      }
      try await expectRefusal(DynamoDBError.validation) { _ = try await wrong.get("d", "p").run(on: db) }
    },
    Case.on(documents, "an item that is no such model") { db, table in
      let loose = Table(table.name) {
        HashKey(\Loose.folder)
        RangeKey(\.path)
        Field(\.size)
      }.of(Loose.init)
      try await loose.put(Loose(folder: "f", path: "p", size: "large")).run(on: db)
      do {
        _ = try await table.get("f", "p").run(on: db)
        throw ConformanceError(description: "an item with a text for a number was read")
      } catch let error as AttributeDecodingError {
        try expect("\(error)".contains("size") && "\(error)".contains(table.name), "\(error)")
      }
    },
  ]
}

private struct Loose: Sendable {
  var folder: String
  var path: String
  var size: String
}
