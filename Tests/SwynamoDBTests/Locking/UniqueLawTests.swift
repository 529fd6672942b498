import SwynamoBytes
import SwynamoDB
import SwynamoTesting
import SwynamoWire
import Testing

/// Whatever is written at the same time, and whatever answers are lost: of the items none has another's value, and each value that one
/// has, and no other, has a guard, which is of that item.
@Suite struct UniqueLawTests {
  private static let ids = ["a", "b", "c", "d"]
  private static let emails = ["x@b.c", "y@b.c", "z@b.c"]

  @Test(arguments: [0, 0.1], [1, 2])
  func guardsAreOfTheItemsThatHaveTheValues(rate: Double, seed: UInt64) async throws {
    let quiet = try await DynamoDB.withHolders()
    let transport = FaultInjectingTransport(
      wrapping: quiet.backend.transport, .seed(seed, [.lostAnswer: rate, .transactionConflict: rate]))
    let db = DynamoDB(Backend(transport), retryPolicy: Retries.Standard.quick)
    let done = CallCount()
    let counts = CallCount()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<6 {
        group.addTask {
          var random = SplitMix64(state: seed &* 100 &+ UInt64(number))
          for _ in 0..<40 where try await Self.isMade(Self.write(&random), on: db) { counts.add() }
        }
      }
      // Reads of one moment, all the while.
      group.addTask {
        while done.value == 0 {
          try await Self.checkMoment(on: quiet)
          try await Task.sleep(for: .milliseconds(2))
        }
      }
      for _ in 0..<6 { try await group.next() }
      done.add()
      try await group.waitForAll()
    }
    try await Self.checkMoment(on: quiet)
    let items = try await holders.scan().run(on: quiet)
    let stored = Dictionary(uniqueKeysWithValues: items.compactMap { item in item.email.map { ($0, item.id) } })
    #expect(try await quiet.guardedEmails() == stored)
    #expect(counts.value > 60)
  }

  private typealias Work = @Sendable (DynamoDB) async throws -> Void

  private static func write(_ random: inout SplitMix64) -> Work {
    let id = ids.randomElement(using: &random) ?? ""
    let other = ids.filter { $0 != id }.randomElement(using: &random) ?? ""
    let email = Bool.random(using: &random) ? emails.randomElement(using: &random) : nil
    let holder = Holder(id: id, email: email)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return { try await holders.put(holder).run(on: $0) }
    case 1: return { try await holders.insert(holder).run(on: $0) }
    case 2: return { try await holders.replace(holder).run(on: $0) }
    case 3: return { try await holders.delete(id).run(on: $0) }
    case 4: return { try await holders.update(id) { $0.email.set(email) }.if { $0.itemExists }.run(on: $0) }
    case 5: return { try await holders.modify(id) { $0.email = email }.run(on: $0) }
    case 6: return { try await holders.delete(holder).returning(.allOld).run(on: $0) }
    case 7: return { try await holders.update(id) { $0.visits.add(1) }.if { $0.itemExists }.run(on: $0) }
    default:
      return { db in
        try await db.transact {
          holders.put(holder)
          holders.delete(other)
        }
      }
    }
  }

  /// Whether it was made; not for a reason that there may be.
  private static func isMade(_ write: Work, on db: DynamoDB) async throws -> Bool {
    do {
      try await write(db)
      return true
    } catch is UniqueConstraintError, is ItemNotFoundError {
      return false
    } catch let error as TransportError where error.isRetryable {
      return false
    } catch let error as DynamoDBError where error.code == .conditionalCheckFailed || error.code == .transactionConflict {
      return false
    }
  }

  private static func checkMoment(on db: DynamoDB) async throws {
    let keys = ids + emails.map { #"$unique#{"email":{"S":"\#($0)"}}"# }
    let read = try await TransactGet(keys.map { allHolders.get($0) }).run(on: db).compactMap(\.self)
    let items = read.filter { !$0.id.hasPrefix("$") }
    for email in emails {
      let owners = items.filter { $0.attributes["email"] == .string(email) }.map { AttributeValue.map(["id": .string($0.id)]) }
      let guards = read.filter { $0.id.hasSuffix(#""\#(email)"}}"#) }.map { $0.attributes["$unique"] ?? .null }
      #expect(owners == guards)
      #expect(owners.count <= 1)
    }
  }
}
