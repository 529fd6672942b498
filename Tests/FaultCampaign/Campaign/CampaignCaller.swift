import SwynamoDB

/// Makes calls through the whole client, each by its number, and keeps what they came to.
struct CampaignCaller {
  let db: DynamoDB
  let seed: UInt64
  /// In the ids of what is written, so that campaigns on one server don't meet.
  let name: String
  var record = CampaignRecord()

  static let counters = 64

  /// Anything.
  mutating func call(_ number: Int) async {
    var generator = Generator(seed: seed ^ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    record.calls += 1
    switch generator.int(0..<100) {
    case 0..<28: await get(generator.int(0..<Entry.fixedCount))
    case 28..<48: await put(number)
    case 48..<58: await putIfAbsent(number)
    case 58..<78: await add(generator.int(0..<Self.counters))
    case 78..<84: await batchWrite(number, count: generator.int(1..<40))
    case 84..<88: await batchGet((0..<generator.int(1..<60)).map { _ in generator.int(0..<Entry.fixedCount) })
    case 88..<94: await transact(number, counter: generator.int(0..<Self.counters))
    case 94..<96: await transactGet(generator.int(0..<Entry.fixedCount), generator.int(0..<Entry.fixedCount))
    default: await query(generator.int(0..<Member.groupCount), pageSize: generator.int(5..<25))
    }
  }

  /// A read, after which nothing is left behind, neither in the engine nor in the record.
  mutating func read(_ number: Int) async {
    var generator = Generator(seed: seed ^ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    record.calls += 1
    if generator.int(0..<10) == 0 {
      await query(generator.int(0..<Member.groupCount), pageSize: generator.int(5..<25))
    } else {
      await get(generator.int(0..<Entry.fixedCount))
    }
  }

  private mutating func read<Value: Equatable>(_ what: String, _ expected: Value, _ run: () async throws -> Value) async {
    do {
      let value = try await run()
      if value == expected { record.right += 1 } else { record.wrongs.append("\(what) gave \(value) instead of \(expected)") }
    } catch {
      failed(what, error)
      if Ending(error) == nil { record.wrongs.append("\(what) threw \(error)") }
      if let error = error as? TransportError, error.outcomeUnknown {
        record.wrongs.append("\(what), which writes nothing, has an unknown outcome: \(error)")
      }
    }
  }

  private mutating func write(_ what: String, _ run: () async throws -> Void) async -> Ending {
    do {
      try await run()
      record.right += 1
      return .acknowledged
    } catch {
      failed(what, error)
      if let ending = Ending(error) { return ending }
      record.wrongs.append("\(what) threw \(error)")
      return .open
    }
  }

  private mutating func failed(_ what: String, _ error: any Error) {
    let kind =
      switch error {
      case let error as TransportError: "\(error.reason)".prefix(60) + (error.outcomeUnknown ? ", open" : "")
      case let error as DynamoDBError: error.code.rawValue[...] + (error.outcomeUnknown ? ", open" : "")
      default: "\(type(of: error))"[...]
      }
    record.failures["\(what.prefix { $0 != " " }): \(kind)", default: 0] += 1
  }

  private mutating func get(_ number: Int) async {
    let db = db
    await read("get \(number)", Entry.fixed(number)) { try await entries.get("fixed-\(number)").run(on: db) }
  }

  private mutating func put(_ number: Int) async {
    let db = db
    let entry = Entry(id: "\(name)-put-\(number)", owner: "\(number)", count: 0)
    let ending = await write("put \(number)") { try await entries.put(entry).run(on: db) }
    record.writes.append((.put(id: entry.id, owner: entry.owner), ending))
  }

  /// Four calls strive for one id.
  private mutating func putIfAbsent(_ number: Int) async {
    let db = db
    let entry = Entry(id: "\(name)-first-\(number / 4)", owner: "\(number)", count: 0)
    let ending = await write("putIfAbsent \(number)") {
      do {
        try await entries.put(entry).if { $0.id.doesNotExist }.run(on: db)
      } catch let error as DynamoDBError where error.code == DynamoDBError.conditionalCheckFailed {
        throw Lost(mayHaveWon: error.outcomeUnknown)
      }
    }
    record.writes.append((.conditionalPut(id: entry.id, owner: entry.owner), ending))
  }

  private mutating func add(_ counter: Int) async {
    let db = db
    let id = "\(name)-counter-\(counter)"
    var result: Int?
    let ending = await write("add \(counter)") {
      result = try await entries.update(id) {
        $0.count.add(1)
        $0.owner.set("all")
      }.returning(.allNew).run(on: db).count
    }
    record.writes.append((.addition(to: id, result: result), ending))
  }

  private mutating func batchWrite(_ number: Int, count: Int) async {
    let db = db
    let ids = (0..<count).map { "\(name)-batch-\(number)-\($0)" }
    var unwritten: [String] = []
    let ending = await write("batchWrite \(number)") {
      do {
        try await db.batchWrite { for id in ids { entries.put(Entry(id: id, owner: "\(number)", count: 0)) } }
      } catch let error as BatchWriteIncompleteError {
        unwritten = error.unwritten.compactMap(\.id)
        if let cause = error.cause { throw cause }
        throw DynamoDBError(code: DynamoDBError.throttling, message: "left unprocessed")
      }
    }
    if ending != .acknowledged, unwritten.isEmpty { record.wrongs.append("batchWrite \(number) failed with nothing left") }
    for id in ids {
      let isLeft = unwritten.contains(id)
      record.writes.append((.put(id: id, owner: "\(number)"), isLeft ? .open : .acknowledged))
    }
  }

  private mutating func batchGet(_ numbers: [Int]) async {
    let db = db
    await read("batchGet \(numbers)", numbers.map(Entry.fixed)) {
      do {
        return try await entries.batchGet(numbers.map { "fixed-\($0)" }).run(on: db)
      } catch let error as BatchGetIncompleteError {
        let wanted = Set(numbers).count
        if error.items.count + error.unreadKeys.count != wanted { throw Miscounted() }
        throw error.cause ?? DynamoDBError(code: DynamoDBError.throttling, message: "left unprocessed")
      }
    }
  }

  private mutating func transact(_ number: Int, counter: Int) async {
    let db = db
    let ids = ["\(name)-pair-\(number)-a", "\(name)-pair-\(number)-b"]
    let counterID = "\(name)-sum-\(counter)"
    let token = "\(name)-\(number)"
    let ending = await write("transact \(number)") {
      try await db.transact(token: token) {
        for id in ids { entries.put(Entry(id: id, owner: "\(number)", count: 0)) }
        entries.update(counterID) {
          $0.count.add(1)
          $0.owner.set("all")
        }
      }
    }
    record.writes.append((.transaction(ids: ids, owner: "\(number)", counter: counterID), ending))
  }

  private mutating func transactGet(_ first: Int, _ second: Int) async {
    guard first != second else { return }
    let db = db
    await read("transactGet \(first) \(second)", [Entry.fixed(first), Entry.fixed(second)]) {
      let (one, other) = try await db.transactGet {
        entries.get("fixed-\(first)")
        entries.get("fixed-\(second)")
      }
      return [one, other].compactMap { $0 }
    }
  }

  private mutating func query(_ group: Int, pageSize: Int) async {
    let db = db
    await read("query \(group)", Member.ofGroup(group)) {
      try await members.query("group-\(group)").pageSize(pageSize).run(on: db)
    }
  }
}

/// Another call's put came first.
struct Lost: Error {
  let mayHaveWon: Bool
}

/// A batch handed back another number of keys and items than it was given.
struct Miscounted: Error {}

extension BatchWriteItemRequest.TableWrite {
  fileprivate var id: String? {
    guard case .put(let item) = write, case .string(let id)? = try? item.decoded()["id"] else { return nil }
    return id
  }
}
