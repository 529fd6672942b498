import Foundation
import SwynamoEngine
import Testing

@Suite struct TableStateTests {
  private static let inUse = "com.amazonaws.dynamodb.v20120810#ResourceInUseException"
  private static let notFound = "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"
  private static let name = #"{"TableName":"abc"}"#
  private static let put = #"{"TableName":"abc","Item":{"a":{"S":"x"},"c":{"S":"y"}}}"#

  @Test func isCreated() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createTable()
    clock.advance(4)
    #expect(try await bench.description().contains(#""TableStatus":"CREATING""#))
    try await bench.expect("ListTables", "{}", #"{"TableNames":["abc"]}"#)
    for (operation, json) in [
      ("PutItem", Self.put), ("Scan", Self.name), ("GetItem", #"{"TableName":"abc","Key":{"a":{"S":"x"}}}"#),
    ] {
      try await bench.expect(operation, json, error: Self.notFound, "Requested resource not found")
    }
    let sentence = "Attempt to change a resource which is still in use: Table is being created: abc"
    try await bench.expect("DeleteTable", Self.name, error: Self.inUse, sentence)
    try await bench.expect(
      "UpdateTable", #"{"TableName":"abc","DeletionProtectionEnabled":true}"#, error: Self.inUse, sentence)
    try await bench.expect(
      "UpdateTimeToLive", #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"t"}}"#,
      error: Self.inUse, "Attempt to change a resource which is still in use: Table abc is being created")
    clock.advance(1)
    #expect(try await bench.description().contains(#""TableStatus":"ACTIVE""#))
    try await bench.must("PutItem", Self.put)
  }

  @Test func isDeleted() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createTable()
    clock.advance(5)
    try await bench.must("PutItem", Self.put)
    try await bench.must("DeleteTable", Self.name)
    #expect(try await bench.description().contains(#""TableStatus":"DELETING""#))
    try await bench.expect("ListTables", "{}", #"{"TableNames":["abc"]}"#)
    try await bench.expect("Scan", Self.name, error: Self.notFound, "Requested resource not found")
    try await bench.expect(
      "DeleteTable", Self.name, error: Self.inUse,
      "Attempt to change a resource which is still in use: Table is being deleted: abc")
    clock.advance(5)
    try await bench.expect("DescribeTable", Self.name, error: Self.notFound, "Requested resource not found: Table: abc not found")
    try await bench.expect("ListTables", "{}", #"{"TableNames":[]}"#)
    try await bench.createTable()
  }

  @Test func severalTablesGoTheirOwnWays() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    for name in ["aaa", "bbb", "ccc"] {
      try await bench.createTable(name)
      clock.advance(2)
    }
    for (name, status) in [("aaa", "ACTIVE"), ("bbb", "CREATING"), ("ccc", "CREATING")] {
      #expect(try await bench.description(name).contains(#""TableStatus":"\#(status)""#))
    }
    clock.advance(3)
    try await bench.must("DeleteTable", #"{"TableName":"aaa"}"#)
    for (name, status) in [("aaa", "DELETING"), ("bbb", "ACTIVE"), ("ccc", "ACTIVE")] {
      #expect(try await bench.description(name).contains(#""TableStatus":"\#(status)""#))
    }
    clock.advance(5)
    try await bench.expect("ListTables", "{}", #"{"TableNames":["bbb","ccc"]}"#)
  }

  /// An index is CREATING and made room for, then CREATING and filled, then ACTIVE.
  @Test func anIndexIsFilled() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createTable()
    clock.advance(5)
    try await bench.must("PutItem", Self.put)
    let answer = try await bench.update(Change.create("by-c"))
    #expect(answer.contains(#""TableStatus":"UPDATING""#))
    #expect(answer.contains(#""IndexStatus":"CREATING","Backfilling":false"#))
    let scan = #"{"TableName":"abc","IndexName":"by-c"}"#
    let backfilling = "Cannot read from backfilling global secondary index: by-c"
    try await bench.expect("Scan", scan, invalid: backfilling)
    try await bench.refusesUpdate(
      Change.delete("by-c"),
      inUse: "Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is "
        + "active. Table: abc Index: by-c")

    clock.advance(5)
    let filling = try await bench.description()
    #expect(filling.contains(#""TableStatus":"ACTIVE""#))
    #expect(filling.contains(#""IndexStatus":"CREATING","Backfilling":true"#))
    try await bench.expect("Scan", scan, invalid: backfilling)
    try await bench.must("PutItem", #"{"TableName":"abc","Item":{"a":{"S":"z"},"c":{"S":"y"}}}"#)
    try await bench.expect(
      "DeleteTable", Self.name, error: Self.inUse,
      "Attempt to change a resource which is still in use: "
        + "Cannot delete table while indexes are being created, updated, or deleted.")

    clock.advance(5)
    let active = try await bench.description()
    #expect(active.contains(#""IndexStatus":"ACTIVE""#) && !active.contains("Backfilling"))
    #expect(try await bench.send("Scan", scan).body.contains(#""Count":2,"#))
  }

  @Test func anIndexIsDropped() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createProvisionedTable()
    clock.advance(5)
    #expect(try await bench.update(Change.delete("by-b")).contains(#""IndexStatus":"DELETING""#))
    try await bench.expect(
      "Scan", #"{"TableName":"abc","IndexName":"by-b"}"#, invalid: "The table does not have the specified index: by-b")
    try await bench.refusesUpdate(Change.delete("by-b"), inUse: "Index is being deleted. Table: abc Index: by-b")
    clock.advance(5)
    let description = try await bench.description()
    #expect(!description.contains("GlobalSecondaryIndexes"))
    #expect(description.contains(#""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]"#))
  }

  @Test func isUpdated() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createProvisionedTable()
    clock.advance(5)
    #expect(try await bench.update(Change.units(6, 6)).contains(#""TableStatus":"UPDATING""#))
    try await bench.must("PutItem", Self.put)
    try await bench.refusesUpdate(Change.units(7, 7), inUse: "Table IOPS are currently being updated. Table: abc")
    try await bench.refusesUpdate(
      Change.stream, inUse: "Can't enable or disable stream while table IOPS are being updated. Table: abc")
    try await bench.expect(
      "DeleteTable", Self.name, error: Self.inUse,
      "Attempt to change a resource which is still in use: Table: abc is in the process of being updated.")
    #expect(try await bench.description().contains(#""ReadCapacityUnits":5,"WriteCapacityUnits":5"#))
    // What is done at once holds when the other is done.
    _ = try await bench.update(#""DeletionProtectionEnabled":true"#)
    clock.advance(5)
    let description = try await bench.description()
    #expect(description.contains(#""ReadCapacityUnits":6,"WriteCapacityUnits":6"#))
    #expect(description.contains(#""TableStatus":"ACTIVE""#))
    #expect(description.contains(#""DeletionProtectionEnabled":true"#))
  }

  /// Units that an index was to have are not given to it once the table is on demand.
  @Test func onDemandIndexesHaveNoUnits() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(10))
    try await bench.createProvisionedTable()
    clock.advance(10)
    _ = try await bench.update(Change.indexUnits("by-b", 7, 7))
    clock.advance(5)
    _ = try await bench.update(#""BillingMode":"PAY_PER_REQUEST""#)
    clock.advance(10)
    let description = try await bench.description()
    #expect(description.contains(#""IndexStatus":"ACTIVE""#))
    #expect(!description.contains(#"CapacityUnits":7"#))
  }

  @Test func statesAreStored() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "swynamo-\(UUID().uuidString).db").path
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let clock = Clock()
    func open() throws -> Bench {
      Bench(
        try EmbeddedEngine(.file(path), tableDelay: .seconds(5)) { Date(timeIntervalSince1970: clock.now) })
    }
    let first = try open()
    try await first.createTable()
    await first.engine.close()
    let second = try open()
    #expect(try await second.description().contains(#""TableStatus":"CREATING""#))
    await second.engine.close()
    clock.advance(5)
    let third = try open()
    #expect(try await third.description().contains(#""TableStatus":"ACTIVE""#))
    await third.engine.close()
  }
}
