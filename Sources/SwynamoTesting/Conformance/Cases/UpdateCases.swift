import SwynamoDB
import SwynamoWire

/// What an update makes of the specimen as it comes.
struct Change: Sendable {
  let line: Int
  let actions: @Sendable (Attributes<Specimen>) -> UpdateActions<Specimen>
  let result: @Sendable (inout Specimen) -> Void

  init(
    line: Int = #line, @UpdateBuilder<Specimen> _ actions: @escaping @Sendable (Attributes<Specimen>) -> UpdateActions<Specimen>,
    makes result: @escaping @Sendable (inout Specimen) -> Void
  ) {
    self.line = line
    self.actions = actions
    self.result = result
  }
}

extension ConformanceSuite.Case {
  static func changes(_ name: String, exemptions: [String: String] = [:], _ changes: Change...) -> Self {
    .on(specimens, name, exemptions: exemptions) { db, table in
      for change in changes {
        try await table.put(Specimen(id: "a")).run(on: db)
        var expected = Specimen(id: "a")
        change.result(&expected)
        let update = table.update("a", change.actions)
        let text = try update.request().updateExpression ?? ""
        try expect(try await update.returning(.allNew).run(on: db), expected, text, line: change.line)
        try expect(try await table.get("a").run(on: db), expected, text, line: change.line)
      }
    }
  }
}

extension ConformanceSuite {
  static let updateCases: [Case] = [
    .changes(
      "SET",
      Change({ $0.text.set("Jones") }, makes: { $0.text = "Jones" }),
      Change({ $0.isOpen.set(false) }, makes: { $0.isOpen = false }),
      Change({ $0.tags.set(["one"]) }, makes: { $0.tags = ["one"] }),
      Change(
        { $0.place.set(.init(city: "Paris", zip: "75", rooms: [])) },
        makes: { $0.place = .init(city: "Paris", zip: "75", rooms: []) }),
      Change({ $0.place.city.set("Paris") }, makes: { $0.place?.city = "Paris" }),
      Change({ $0.place.rooms[0].set(9) }, makes: { $0.place?.rooms[0] = 9 }),
      Change({ $0.words[7].set("gamma") }, makes: { $0.words.append("gamma") }),
      Change({ $0.lines[1].count.set(6) }, makes: { $0.lines[1].count = 6 }),
      Change({ $0.scores["art"].set(1) }, makes: { $0.scores["art"] = 1 }),
      Change({ $0.anything["deep"][0].set("one") }, makes: { $0.anything = ["deep": ["one", ["deeper": "x"]]] }),
      Change({ $0.missing.set("here") }, makes: { $0.missing = "here" }),
      Change({ $0.number.set($0.other) }, makes: { $0.number = 7 })),
    .changes(
      "SET with arithmetic and if_not_exists",
      Change({ $0.number.set($0.number + 1) }, makes: { $0.number = 43 }),
      Change({ $0.number.set($0.number - 50) }, makes: { $0.number = -8 }),
      Change({ $0.number.set($0.number + $0.other) }, makes: { $0.number = 49 }),
      Change({ $0.number.set($0.number - $0.other) }, makes: { $0.number = 35 }),
      Change({ $0.number.set($0.number.or(0) + 1) }, makes: { $0.number = 43 }),
      Change({ $0.ratio.set($0.ratio + 0.25) }, makes: { $0.ratio = 0.75 }),
      Change({ $0.missing.setIfAbsent("new") }, makes: { $0.missing = "new" }),
      Change({ $0.text.setIfAbsent("new") }, makes: { _ in }),
      Change({ $0.missing.set($0.text.or("x")) }, makes: { $0.missing = "Smith" }),
      Change({ $0.lines[0].count.set($0.lines[0].count + 1) }, makes: { $0.lines[0].count = 3 })),
    .changes(
      "list_append",
      Change({ $0.words.append("gamma") }, makes: { $0.words = ["alpha", "beta", "gamma"] }),
      Change({ $0.words.prepend("gamma") }, makes: { $0.words = ["gamma", "alpha", "beta"] }),
      Change({ $0.words.append(contentsOf: ["c", "d"]) }, makes: { $0.words = ["alpha", "beta", "c", "d"] }),
      Change({ $0.words.append("c", creatingIfAbsent: true) }, makes: { $0.words = ["alpha", "beta", "c"] }),
      Change({ $0.place.rooms.prepend(contentsOf: [8, 9]) }, makes: { $0.place?.rooms = [8, 9, 1, 2] })),
    .changes(
      "REMOVE",
      Change({ $0.place.remove() }, makes: { $0.place = nil }),
      Change({ $0.words[0].remove() }, makes: { $0.words = ["beta"] }),
      Change(
        {
          $0.words[0].remove()
          $0.words[1].remove()
        }, makes: { $0.words = [] }),
      Change({ $0.scores["maths"].remove() }, makes: { $0.scores = ["a.b": 4] }),
      Change({ $0.missing.remove() }, makes: { _ in }),
      Change({ $0.place.set(nil) }, makes: { $0.place = nil })),
    .changes(
      "ADD and DELETE",
      Change({ $0.number.add(8) }, makes: { $0.number = 50 }),
      Change({ $0.number.add(-50) }, makes: { $0.number = -8 }),
      Change({ $0.ratio.add(0.125) }, makes: { $0.ratio = 0.625 }),
      Change({ $0.tags.add(["green", "red"]) }, makes: { $0.tags = ["blue", "green", "red"] }),
      Change({ $0.primes.add([7]) }, makes: { $0.primes = [2, 3, 5, 7] }),
      Change({ $0.tags.delete(["red", "none"]) }, makes: { $0.tags = ["blue"] }),
      Change({ $0.primes.delete([2, 3]) }, makes: { $0.primes = [5] }),
      Change({ $0.hashes.delete([[0]]) }, makes: { $0.hashes = [[1, 2]] })),
    .changes(
      "several clauses at once, reading the item as it was",
      Change(
        {
          $0.number.set($0.other)
          $0.other.set($0.number)
          $0.text.set("Jones")
          $0.place.remove()
          $0.ratio.add(1)
          $0.tags.delete(["red"])
          $0.words.append("gamma")
        },
        makes: {
          $0.number = 7
          $0.other = 42
          $0.text = "Jones"
          $0.place = nil
          $0.ratio = 1.5
          $0.tags = ["blue"]
          $0.words = ["alpha", "beta", "gamma"]
        })),
    Case.on(readings, "an update of an item that isn't there makes it") { db, table in
      let made = try await table.update("d", 1) { $0.value.add(2.5) }.returning(.allNew).run(on: db)
      try expect(made, Reading(device: "d", time: 1, value: 2.5))
      try await expectRefusal(DynamoDBError.conditionalCheckFailed) {
        try await table.update("d", 2) { $0.value.set(1) }.if { $0.device.exists }.run(on: db)
      }
      try expect(try await table.get("d", 2).run(on: db), nil)
    },
    Case.on(readings, "what an update gives back") { db, table in
      let old = Reading(device: "d", time: 1, value: 1, note: "old")
      try await table.put(old).run(on: db)
      func update(_ value: Double) -> Update<Reading, Void> { table.update("d", 1) { $0.value.set(value) } }
      try expect(try await update(2).returning(.updatedNew).run(on: db), ["value": 2])
      try expect(try await update(3).returning(.updatedOld).run(on: db), ["value": 2])
      try expect(try await update(4).returning(.allOld).run(on: db), Reading(device: "d", time: 1, value: 3, note: "old"))
      try expect(try await update(5).returning(.allNew).run(on: db), Reading(device: "d", time: 1, value: 5, note: "old"))
      let none = try await table.update("d", 2) { $0.value.set(1) }.returning(.allOld).run(on: db)
      try expect(none, nil)
    },
    Case.on(readings, "a set that gets empty is removed") { db, table in
      let tagged = Table(table.name) {
        HashKey(\Tagged.device)
        RangeKey(\.time)
        Field(\.tags)
      }.of(Tagged.init)
      try await tagged.put(Tagged(device: "d", time: 1, tags: ["a", "b"])).run(on: db)
      let rest = try await tagged.update("d", 1) { $0.tags.delete(["a", "b"]) }.returning(.allNew).run(on: db)
      try expect(rest.tags, nil)
      try expect(try await tagged.update("d", 1) { $0.tags.add(["c"]) }.returning(.allNew).run(on: db).tags, ["c"])
    },
    Case.on(specimens, "updates that don't fit the item") { db, table in
      try await table.put(Specimen(id: "a", anything: "text")).run(on: db)
      let updates = [
        table.update("a") { $0.missing.set($0.missing) },
        table.update("a") { $0.anything[0].set(1) },
        table.update("b") { $0.place.city.set("Rome") },
        table.update("b") { $0.words.append("x") },
        table.update("b") { $0.number.set($0.number + 1) },
      ]
      for update in updates { try await expectRefusal(DynamoDBError.validation) { try await update.run(on: db) } }
      try expect(try await table.get("a").run(on: db), Specimen(id: "a", anything: "text"))
    },
    Case.on(
      specimens, "a member of what is no map", exemptions: ["moto": "does nothing, and says that it was done"]
    ) { db, table in
      try await table.put(Specimen(id: "a", anything: "text")).run(on: db)
      try await expectRefusal(DynamoDBError.validation) { try await table.update("a") { $0.anything["x"].set(1) }.run(on: db) }
    },
  ]
}

private struct Tagged: Sendable, Equatable {
  var device: String
  var time: Int
  var tags: Set<String>?
}
