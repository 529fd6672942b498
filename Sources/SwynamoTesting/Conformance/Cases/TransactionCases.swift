import SwynamoDB
import SwynamoWire

extension ConformanceSuite {
  static let transactionCases: [Case] = [
    Case.on(readings, "puts, updates, deletes and checks together") { db, table in
      try await table.fill("d", 3, on: db)
      try await db.transact {
        table.put(Reading(device: "e", time: 1, value: 9))
        table.update("d", 1) { $0.value.set(8) }.if { $0.value == 1 }
        table.delete("d", 2)
        table.check("d", 3) { $0.alarm == "high" }
      }
      try expect(try await table.query("d").run(on: db).map { [Double($0.time), $0.value] }, [[1, 8], [3, 0]])
      try expect(try await table.get("e", 1).run(on: db)?.value, 9)
    },
    Case.on(readings, "all or none, with reasons in order") { db, table in
      try await table.fill("d", 3, on: db)
      let error = try await expectRefusal(DynamoDBError.transactionCanceled) {
        try await db.transact {
          table.put(Reading(device: "e", time: 1, value: 9))
          table.update("d", 1) { $0.value.set(8) }.if { $0.value == 7 }.returningItemOnConditionFailure()
          table.delete("d", 2)
          table.check("d", 3) { $0.alarm == "low" }
        }
      }
      try expect(error.cancellationReasons.map(\.code), ["None", "ConditionalCheckFailed", "None", "ConditionalCheckFailed"])
      try expect(error.cancellationReasons[1].item, ["device": "d", "time": 1, "value": 1])
      try expect(error.cancellationReasons.map { $0.item != nil }, [false, true, false, false])
      try expect(try await table.query("d").run(on: db).map { [Double($0.time), $0.value] }, [[1, 1], [2, 0.5], [3, 0]])
      try expect(try await table.get("e", 1).run(on: db), nil)
    },
    Case.on(
      readings, "a transaction that is sent twice is made once", exemptions: ["moto": "knows no ClientRequestToken"]
    ) { db, table in
      try await table.put(Reading(device: "d", time: 1, value: 0)).run(on: db)
      let token = "token-\(UInt64.random(in: 0 ... .max))"
      for _ in 0..<2 {
        try await db.transact(token: token) { table.update("d", 1) { $0.value.add(1) } }
      }
      try expect(try await table.get("d", 1).run(on: db)?.value, 1)
      try await expectRefusal(DynamoDBError.idempotentParameterMismatch) {
        try await db.transact(token: token) { table.update("d", 1) { $0.value.add(2) } }
      }
    },
    Case.on(readings, "a hundred members") { db, table in
      try await db.transact { for time in 1...100 { table.put(Reading(device: "d", time: time, value: 1)) } }
      try expect(try await table.count("d").run(on: db), 100)
      try await expectUnsent { try await db.transact { for time in 1...101 { table.delete("d", time) } } }
    },
    Case.on(readings, "a hundred reads", exemptions: ["moto": "takes 25 reads in a transaction"]) { db, table in
      try await table.fill("d", 100, on: db)
      let read = try await db.transactGet((1...100).reversed().map { table.get("d", $0) })
      try expect(read.map { $0?.time }, Array((1...100).reversed()))
    },
    Case.on(readings, "what is refused before sending") { db, table in
      try await expectUnsent {
        try await db.transact {
          table.put(Reading(device: "d", time: 1, value: 1))
          table.delete("d", 1)
        }
      }
      try await expectUnsent { try await db.transact { table.put(Reading(device: "", time: 1, value: 1)) } }
      try await expectUnsent { try await db.transact { table.delete("d", 1).returning(.allOld) } }
      try await expectUnsent { try await db.transact {} }
      try expect(try await table.count().run(on: db), 0)
    },
    Case.on(readings, "items of several types, read together") { db, table in
      try await Case.with(specimens, table.name, on: db) { specimens in
        let (reading, specimen) = (Reading(device: "d", time: 1, value: 1), Specimen(id: "a"))
        try await table.put(reading).run(on: db)
        try await specimens.put(specimen).run(on: db)
        let (first, second, third) = try await db.transactGet {
          specimens.get("a")
          table.get("d", 1)
          table.get("d", 2)
        }
        try expect(first, specimen)
        try expect(second, reading)
        try expect(third, nil)
        let (city, value) = try await db.transactGet {
          specimens.get("a").select { $0.place.city }
          table.get("d", 1).select { $0.value }
        }
        try expect(city ?? nil, "Rome")
        try expect(value ?? nil, 1)
      }
    },
    Case.on(readings, "many transactions on one item") { db, table in
      try await table.put(Reading(device: "d", time: 1, value: 0)).run(on: db)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask { try await db.transact { table.update("d", 1) { $0.value.add(1) } } }
        }
        try await group.waitForAll()
      }
      try expect(try await table.get("d", 1).run(on: db)?.value, 8)
    },
    Case.on(badges, "unique values, and their guard items") { db, table in
      try await table.put(Badge(holder: "ann", since: "1", number: 1, color: "red")).run(on: db)
      for write in [
        table.insert(Badge(holder: "bob", since: "1", number: 1)), table.put(Badge(holder: "ann", since: "2", number: 1)),
      ] {
        do {
          try await write.run(on: db)
        } catch let error as UniqueConstraintError {
          try expect(error.values, ["number": 1])
          try expect(error.owner, ["holder": "ann", "since": "1"])
          continue
        }
        throw ConformanceError(description: "a number was given twice")
      }
      let changed = try await table.update("ann", "1") { $0.number.set(2) }.returning(.allNew).run(on: db)
      try expect(changed, Badge(holder: "ann", since: "1", number: 2, color: "red"))
      try await table.insert(Badge(holder: "bob", since: "1", number: 1)).run(on: db)
      try expect(try await table.count().run(on: db), 2)
      try expect(try await table.delete("ann", "1").returning(.allOld).run(on: db), changed)
      try await table.modify("bob", "1") { $0.number = 2 }.run(on: db)
      try await table.delete("bob", "1").run(on: db)
      let all = Table(table.name) {
        HashKey(\BadgeKey.holder); RangeKey(\.since)
      }.of(BadgeKey.init)
      try expect(try await all.count().run(on: db), 0)
    },
  ]
}

/// What is unique in a table with a range key.
private struct Badge: Sendable, Equatable {
  let holder: String
  let since: String
  var number: Int?
  var color: String?
}

private let badges = Table("badges") {
  HashKey(\Badge.holder)
  RangeKey(\.since)
  Field(\.number)
  Field(\.color)
} indexes: {
  Unique(\.number)
}.of(Badge.init)

/// The same table without what is unique, so that guards are items like others.
private struct BadgeKey: Sendable {
  let holder: String
  let since: String
}
