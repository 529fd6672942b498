import FoundationEssentials
import SwynamoAPI
import SwynamoDB
import SwynamoEngine
import SwynamoTables
import SwynamoTesting
import SwynamoWire
import Synchronization
import Testing

struct Member: Sendable {
  var email: String
  var team: String?
  var created: Int?
  var expires: Date?
}

/// Plans as they are printed, and what becomes of them.
@Suite struct PlanTests {
  static let byDate = GlobalIndex("by-date") {
    HashKey(\Member.team)
    RangeKey(\.created)
  }
  let plain = Table("members") {
    HashKey(\Member.email)
    Field(\.team)
    Field(\.created)
    Field(\.expires, as: .epochSeconds)
  }.of(Member.init)
  let members = Table("members") {
    HashKey(\Member.email)
    Field(\.team)
    Field(\.created)
    TimeToLive(\.expires)
  } indexes: {
    byDate
  }.of(Member.init)
    .billing(.provisioned(readUnits: 5, writeUnits: 5))
    .stream(.newImage)
    .tags(["team": "identity"])
    .tableClass(.infrequentAccess)
    .deletionProtected()
    .encrypted(.managedKey)
    .pointInTimeRecovery(days: 7)

  let db = ApplyTests.client(Backend.embedded(.inMemory).transport)

  @Test func creates() async throws {
    let plan = try await members.plan(on: db)
    #expect(
      plan.description == """
        table "members": 3 changes
          + table: HASH email (S)
          + time to live: by expires
          + point-in-time recovery: 7 days
        """)
    try await plan.apply(on: db)
    #expect(try await members.plan(on: db).description == "table \"members\": as declared")
    #expect(try await members.apply(on: db).description == "nothing to do")
    // What is not declared is left, whatever it is.
    #expect(
      try await plain.plan(on: db).description == """
        table "members": as declared
          = global index "by-date" is not declared, and left
        """)
  }

  @Test func changes() async throws {
    try await plain.createTable().run(on: db)
    let plan = try await members.plan(on: db)
    #expect(
      plan.description == """
        table "members": 9 changes
          ~ deletion protection: off → on
          ~ billing: on demand → provisioned, 5 read and 5 write units
          + global index "by-date": HASH team (S), RANGE created (N), all attributes
          + stream: NEW_IMAGE
          ~ encryption: the service's own key → the account's key of the service
          ~ table class: STANDARD → STANDARD_INFREQUENT_ACCESS
          ~ tags: team = identity
          + time to live: by expires
          + point-in-time recovery: 7 days
        """)
    #expect(
      plan.steps.map { type(of: $0.request).operation }.suffix(3) == [
        "TagResource", "UpdateTimeToLive", "UpdateContinuousBackups",
      ])
    let told = Mutex<[String]>([])
    let applied = try await members.apply(on: db) { progress in told.withLock { $0.append(progress.description) } }
    #expect(applied.done == plan.steps && applied.isComplete)
    #expect(
      told.withLock { Array($0.prefix(2)) } == ["~ deletion protection: off → on", "done: ~ deletion protection: off → on"])
    #expect(try await members.plan(on: db).isEmpty)
  }

  @Test func changesUnits() async throws {
    try await members.apply(on: db)
    let other = members.billing(.provisioned(readUnits: 3, writeUnits: 8))
    let plan = try await other.plan(on: db)
    #expect(
      plan.description == """
        table "members": 2 changes
          ~ throughput: provisioned, 5 read and 5 write units → provisioned, 3 read and 8 write units
          ~ global index "by-date": provisioned, 5 read and 5 write units → provisioned, 3 read and 8 write units
        """)
    try await plan.apply(on: db)
    let bounded = members.billing(.onDemandUpTo(readUnits: 40))
    let switched = try await bounded.plan(on: db)
    #expect(
      switched.description == """
        table "members": 2 changes
          ~ billing: provisioned, 3 read and 8 write units → on demand
          ~ on-demand throughput: no bounds → at most 40 read units
        """)
    try await switched.apply(on: db)
    let free = try await members.billing(.onDemand).plan(on: db)
    #expect(
      free.description == """
        table "members": 1 change
          ~ on-demand throughput: at most 40 read units → any read units
        """)
    try await free.apply(on: db)
    #expect(try await members.billing(.onDemand).plan(on: db).isEmpty)
  }

  @Test func refusesOtherKeys() async throws {
    struct Renamed: Sendable {
      var id: Int
      var name: String
      var place: String?
    }
    let other = Table("members") {
      HashKey(\Renamed.id)
      RangeKey(\.name)
      Field(\.place)
    } indexes: {
      LocalIndex("by-place") { RangeKey(\Renamed.place) }
    }.of(Renamed.init)
    try await plain.createTable().run(on: db)
    try await plain.put(Member(email: "a@b.c")).run(on: db)
    let plan = try await other.plan(on: db)
    #expect(
      plan.description == """
        table "members": no change
          ! keys: HASH email (S) → HASH id (N), RANGE name (S), which can't be changed; the table would be replaced, and its items \
        lost; needs `allowing: .dataLoss`
          ! local index "by-place": HASH id (N), RANGE place (S), all attributes, which can only be made with the table; the table \
        would be replaced, and its items lost; needs `allowing: .dataLoss`
        """)
    await #expect(throws: TablePlanError.hasObstacles(plan)) { try await plan.apply(on: db) }
    await #expect(throws: TablePlanError.hasObstacles(plan)) { try await other.apply(on: db) }
    #expect(try await plain.count().run(on: db) == 1)

    let replaced = try await other.plan(on: db, allowing: .dataLoss)
    #expect(replaced.steps.map(\.kind) == [.delete, .create] && replaced.obstacles.isEmpty)
    try await replaced.apply(on: db)
    #expect(try await other.plan(on: db).isEmpty)
    #expect(try await other.count().run(on: db) == 0)
  }

  @Test func asksForIndexes() async throws {
    let byTeam = GlobalIndex("by-date", projecting: .keysOnly) { HashKey(\Member.team) }
    let first = Table("members") {
      HashKey(\Member.email)
      Field(\.team)
      Field(\.created)
      Field(\.expires, as: .epochSeconds)
    } indexes: {
      byTeam
      GlobalIndex("old") { HashKey(\Member.created) }
    }.of(Member.init).tags(["stage": "test"])
    try await first.apply(on: db)
    let second = members.settings(TableSettings()).tags(["team": "identity"])
    #expect(
      try await second.plan(on: db).description == """
        table "members": 2 changes
          ~ tags: team = identity
          + time to live: by expires
          ! global index "by-date": HASH team (S), keys only → HASH team (S), RANGE created (N), all attributes, which can't be \
        changed: it would be deleted and made anew; needs `allowing: .replacingIndexes`
          = global index "old" is not declared, and left
          = tag "stage" is not declared, and left
        """)
    let plan = try await second.plan(on: db, allowing: [.replacingIndexes, .deletingUndeclared])
    #expect(
      plan.description == """
        table "members": 6 changes
          - global index "by-date": to be made anew
          - global index "old": which is not declared
          + global index "by-date": HASH team (S), RANGE created (N), all attributes
          ~ tags: team = identity
          - tags: stage
          + time to live: by expires
        """)
    try await plan.apply(on: db)
    #expect(try await second.plan(on: db).description == "table \"members\": as declared")
  }

  @Test func losesNoRecovery() async throws {
    try await members.apply(on: db)
    let shorter = try await members.pointInTimeRecovery(days: 1).plan(on: db)
    #expect(
      shorter.obstacles.map(\.description) == [
        "! point-in-time recovery: 7 → 1 days: what is older could not be restored any more; needs `allowing: .dataLoss`"
      ])
    let off = try await members.pointInTimeRecovery(false).plan(on: db)
    #expect(
      off.obstacles.map(\.description) == [
        "! point-in-time recovery: 7 days → off: what can be restored would be lost; needs `allowing: .dataLoss`"
      ])
    try await members.pointInTimeRecovery(days: 9).apply(on: db)
    try await members.pointInTimeRecovery(false).apply(on: db, allowing: .dataLoss)
    #expect(try await members.pointInTimeRecovery(false).plan(on: db).isEmpty)
  }

  @Test func postponesASecondTimeToLive() async throws {
    let now = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    let engine = try EmbeddedEngine(.inMemory) { now.withLock { $0 } }
    let db = ApplyTests.client(engine)
    var wanted = try members.specification()
    try await wanted.apply(on: db)
    wanted.timeToLive = .attribute("until")
    let first = try await wanted.apply(on: db)
    #expect(
      first.postponed.map(\.description) == [
        "- time to live: by expires, to be by until (Time to live has been modified multiple times within a fixed interval)"
      ])
    now.withLock { $0 += 3601 }
    let second = try await wanted.apply(on: db)
    #expect(second.done.map(\.description) == ["- time to live: by expires, to be by until"])
    #expect(second.postponed.map(\.step.description) == ["+ time to live: by until"])
    now.withLock { $0 += 3601 }
    #expect(try await wanted.apply(on: db).isComplete)
    #expect(try await wanted.plan(on: db).isEmpty)
  }

  @Test func doesOnlyWhatIsPlanned() async throws {
    try await members.apply(on: db)
    let plan = try await members.tags(["stage": "test"]).plan(on: db)
    try await API.UpdateTable(tableName: "members", tableClass: .standard).run(on: db)
    let outdated = await #expect(throws: TablePlanError.self) { try await plan.apply(on: db) }
    guard case .outdated(let now) = outdated else { return #expect(Bool(false), "\(String(describing: outdated))") }
    #expect(now.steps.count == 2)
    #expect(try await members.tags(["stage": "test"]).apply(on: db).done.count == 2)
  }

  @Test func deletes() async throws {
    try await members.apply(on: db)
    #expect(
      try await members.deletionPlan(on: db, allowing: .dataLoss).description == """
        table "members": no change
          ! table: it is protected against deletion
        """)
    try await members.deletionProtected(false).apply(on: db)
    #expect(
      try await members.deletionPlan(on: db).description == """
        table "members": no change
          ! table: its items would be lost; needs `allowing: .dataLoss`
        """)
    let lost = FaultInjectingTransport(
      wrapping: db.backend.transport, .script([.call(1, of: "DeleteTable", .lostAnswer)]))
    let applied = try await members.deletionPlan(on: db, allowing: .dataLoss).apply(on: ApplyTests.client(lost))
    #expect(applied.done.map(\.description) == ["- table: with its items"])
    #expect(lost.injected.count == 1)
    #expect(try await members.tableExists(on: db) == false)
    #expect(try await members.deletionPlan(on: db).isEmpty)
  }

  @Test func throwsWhatTheServiceRefuses() async throws {
    try await plain.createTable().run(on: db)
    let wrong = plain.resourcePolicy("{}")
    await #expect(throws: (any Error).self) { try await wrong.apply(on: db) }
    let refusing = FaultInjectingTransport(
      wrapping: db.backend.transport, .script([.every("UpdateTable", .serviceError("AccessDeniedException", message: "no"))]))
    let error = await #expect(throws: DynamoDBError.self) { try await members.apply(on: ApplyTests.client(refusing)) }
    #expect(error?.code == DynamoDBError.accessDenied)
    #expect(refusing.injected.count == 1)
  }

  @Test func wordsOfErrors() async throws {
    var db = ApplyTests.client(try EmbeddedEngine(.inMemory, tableDelay: .seconds(86_400)))
    db.waiters = Retries.Waiting(firstDelay: .milliseconds(1), longestDelay: .milliseconds(1), limit: .milliseconds(5))
    let error = await #expect(throws: TablePlanError.self) { try await members.apply(on: db) }
    #expect(
      error?.description
        == "table \"members\" is still CREATING, index \"by-date\" CREATING: apply again later, or wait longer with the client's "
        + "`waiters`")
  }

  @Test func comparesPoliciesByMeaning() async throws {
    let one = """
      {"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["dynamodb:GetItem"],"Resource":"*"}]}
      """
    let same = """
      {"Statement": {"Resource": "*", "Action": "dynamodb:GetItem", "Effect": "Allow",
       "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}, "Version": "2008-10-17"}
      """
    let other = one.replacing("GetItem", with: "Query")
    try await plain.resourcePolicy(one).apply(on: db)
    #expect(try await plain.resourcePolicy(same).plan(on: db).isEmpty)
    #expect(
      try await plain.resourcePolicy(other).plan(on: db).steps.map(\.description) == [
        "~ resource policy: \(other.utf8.count) bytes"
      ])
  }
}
