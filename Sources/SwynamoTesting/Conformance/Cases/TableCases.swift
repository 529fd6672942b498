import SwynamoDB
import SwynamoWire

extension ConformanceSuite {
  static let tableCases: [Case] = [
    Case("a table's life") { db, prefix in
      let table = readings.named(prefix + "life")
      try expect(try await table.tableExists(on: db), false)
      try await table.createTable().run(on: db)
      try expect(try await table.tableExists(on: db), true)
      try expect(try await db.listTables().contains(table.name), "the table is not listed")
      try await table.deleteTable().run(on: db)
      try expect(try await table.tableExists(on: db), false)
      try expect(try await !db.listTables().contains(table.name), "the deleted table is still listed")
    },
    Case.on(readings, "a table's description") { db, table in
      let description = try await table.describeTable().run(on: db)
      try expect(description.name, table.name)
      try expect(description.isActive, "the table is not active: \(description.status)")
      try expect(description.keys.map { "\($0.name) \($0.isHash)" }, ["device true", "time false"])
      try expect(description.indexes.map(\.name).sorted(), ["by-alarm", "by-note", "by-value"])
      let local = description.indexes.filter(\.isLocal)
      try expect(local.map { $0.keys.map(\.name) }, [["device", "value"]])
    },
    Case.on(specimens, "a table that is there already") { db, table in
      try await expectRefusal(DynamoDBError.resourceInUse) { try await table.createTable().run(on: db) }
      try await table.createTable().ifNotExists().run(on: db)
    },
    Case("provisioned capacity") { db, prefix in
      let table = specimens.named(prefix + "provisioned")
      try await table.createTable(.provisioned(readUnits: 1, writeUnits: 2)).run(on: db)
      try expect(try await table.describeTable().run(on: db).isActive, "the table is not active")
      try await table.deleteTable().run(on: db)
    },
    Case("many tables are listed") { db, prefix in
      let names = (0..<4).map { "\(prefix)many-\($0)" }
      for name in names { try await specimens.named(name).createTable().run(on: db) }
      let listed = try await db.listTables()
      for name in names { try await specimens.named(name).deleteTable().withoutWaiting().run(on: db) }
      try expect(listed.filter { $0.hasPrefix(prefix) }.sorted(), names)
    },
    Case.on(readings, "tables don't see each other's items") { db, table in
      let twin = table.named(table.name + "-twin")
      try await twin.createTable().run(on: db)
      try await table.fill("d", 3, on: db)
      let count = try await twin.count().run(on: db)
      try await twin.deleteTable().run(on: db)
      try expect(count, 0)
      try expect(try await table.count().run(on: db), 3)
    },
  ]
}
