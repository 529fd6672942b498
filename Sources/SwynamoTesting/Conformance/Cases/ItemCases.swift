import SwynamoDB
import SwynamoWire

extension ConformanceSuite {
  static let itemCases: [Case] = [
    Case.on(specimens, "put and get") { db, table in
      let specimen = Specimen(id: "a")
      try expect(try await table.get("a").run(on: db), nil)
      try await table.put(specimen).run(on: db)
      try expect(try await table.get("a").run(on: db), specimen)
      try expect(try await table.get("a").consistent().run(on: db), specimen)
      try expect(try await table.get("b").run(on: db), nil)
    },
    Case.on(specimens, "a put replaces the whole item") { db, table in
      try await table.put(Specimen(id: "a", missing: "not yet")).run(on: db)
      try await table.put(Specimen(id: "a", text: "Jones")).run(on: db)
      try expect(try await table.get("a").run(on: db), Specimen(id: "a", text: "Jones"))
    },
    Case.on(specimens, "a put gives back the old item") { db, table in
      let first = Specimen(id: "a", number: 1)
      try expect(try await table.put(first).returning(.allOld).run(on: db), nil)
      try expect(try await table.put(Specimen(id: "a", number: 2)).returning(.allOld).run(on: db), first)
    },
    Case.on(specimens, "a conditional put") { db, table in
      let first = Specimen(id: "a", number: 1)
      try await table.put(first).if { $0.id.doesNotExist }.run(on: db)
      let error = try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
        try await table.put(Specimen(id: "a", number: 2)).if { $0.id.doesNotExist }.run(on: db)
      }
      try expect(error.item, nil)
      try expect(try await table.get("a").run(on: db), first)
      try await table.put(Specimen(id: "a", number: 3)).if { $0.number == 1 }.if { $0.text.exists }.run(on: db)
      try expect(try await table.get("a").run(on: db)?.number, 3)
    },
    Case.on(readings, "the item that failed a condition") { db, table in
      let reading = Reading(device: "d", time: 1, value: 2.5, note: "kept")
      let stored: Item = ["device": "d", "time": 1, "value": .number(try DynamoDBNumber(parsing: "2.5")), "note": "kept"]
      try await table.put(reading).run(on: db)
      let errors = [
        try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
          try await table.put(reading).if { $0.value > 3 }.returningItemOnConditionFailure().run(on: db)
        },
        try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
          try await table.update("d", 1) { $0.value.set(1) }.if { $0.value > 3 }.returningItemOnConditionFailure().run(on: db)
        },
        try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
          try await table.delete("d", 1).if { $0.value > 3 }.returningItemOnConditionFailure().run(on: db)
        },
      ]
      for error in errors { try expect(error.item, stored, error.operation) }
      let missing = try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
        try await table.delete("d", 2).if { $0.device.exists }.returningItemOnConditionFailure().run(on: db)
      }
      try expect(missing.item, nil)
    },
    Case.on(specimens, "delete") { db, table in
      let specimen = Specimen(id: "a")
      try await table.put(specimen).run(on: db)
      try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
        try await table.delete("a").if { $0.number == 1 }.run(on: db)
      }
      try expect(try await table.delete("a").if { $0.number == 42 }.returning(.allOld).run(on: db), specimen)
      try expect(try await table.get("a").run(on: db), nil)
      try await table.delete("a").run(on: db)
      try expect(try await table.delete(specimen).returning(.allOld).run(on: db), nil)
    },
    Case.on(readings, "both keys tell an item") { db, table in
      let (first, second) = (Reading(device: "d", time: 1, value: 1), Reading(device: "d", time: 2, value: 2))
      try await table.put(first).run(on: db)
      try await table.put(second).run(on: db)
      try expect(try await table.get("d", 1).run(on: db), first)
      try expect(try await table.get("d", 2).run(on: db), second)
      try await table.delete(first).run(on: db)
      try expect(try await table.get("d", 1).run(on: db), nil)
      try expect(try await table.get("d", 2).run(on: db), second)
    },
    Case.on(specimens, "refresh") { db, table in
      let specimen = Specimen(id: "a")
      try await table.put(specimen).run(on: db)
      try await table.update("a") { $0.text.set("Jones") }.run(on: db)
      try expect(try await table.refresh(specimen).run(on: db), Specimen(id: "a", text: "Jones"))
    },
    Case.on(documents, "numbers, texts and their order in keys") { db, table in
      let paths = ["", "A", "Z", "a", "aa", "z", "é", "日本", "😀"].dropFirst()
      for path in paths.shuffled() { try await table.put(Document(folder: "f", path: path, size: path.utf8.count)).run(on: db) }
      try expect(try await table.query("f").run(on: db).map(\.path), Array(paths), "by the bytes of UTF-8")
    },
    Case.on(readings, "numbers as range keys are ordered by value") { db, table in
      let times = [-1_000_000, -10, -9, -1, 0, 1, 2, 9, 10, 11, 100, 9_007_199_254_740_993]
      for time in times.shuffled() { try await table.put(Reading(device: "d", time: time, value: 0)).run(on: db) }
      try expect(try await table.query("d").run(on: db).map(\.time), times)
    },
    Case.on(blobs, "binary keys") { db, table in
      let digests: [[UInt8]] = [[0], [0, 0], [0, 255], [127], [128], [255], [255, 1]]
      for digest in digests.shuffled() {
        try await table.put(Blob(owner: [0xFF, 0], digest: digest, content: "\(digest)")).run(on: db)
      }
      try expect(try await table.query([0xFF, 0]).run(on: db).map(\.digest), digests)
      try expect(try await table.get([0xFF, 0], [0, 255]).run(on: db)?.content, "[0, 255]")
      try expect(try await table.query([0xFF, 0]) { $0.startsWith([0]) }.run(on: db).map(\.digest), Array(digests[..<3]))
    },
  ]
}
