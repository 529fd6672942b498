import SwynamoEngine
import Testing

@Suite struct UpdateTableTests {
  private static let invalid = "One or more parameter values were invalid: "

  private func onDemand() async throws -> Bench {
    let bench = try Bench()
    try await bench.createTable()
    return bench
  }

  private func provisioned() async throws -> Bench {
    let bench = try Bench()
    try await bench.createProvisionedTable()
    return bench
  }

  @Test func changesSomething() async throws {
    let bench = try await onDemand()
    let message =
      "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification "
      + "or ReplicaUpdates is required"
    try await bench.expect("UpdateTable", #"{"TableName":"abc"}"#, invalid: message)
    try await bench.refusesUpdate(#""GlobalSecondaryIndexUpdates":[]"#, message)
    try await bench.refusesUpdate(
      #""GlobalSecondaryIndexUpdates":[{}]"#,
      Self.invalid + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
        + "GlobalSecondaryIndexUpdate.Delete must not be null")
    try await bench.expect(
      "UpdateTable", #"{"TableName":"nowhere",\#(Change.units(1, 1))}"#,
      error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
      "Requested resource not found: Table: nowhere not found")
  }

  /// Increases and decreases are dated; decreases are counted by UTC day.
  @Test func units() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createProvisionedTable()
    let answer = try await bench.update(Change.units(6, 5))
    #expect(answer.contains(#""TableStatus":"UPDATING""#))
    #expect(answer.contains(#""NumberOfDecreasesToday":0,"ReadCapacityUnits":5,"WriteCapacityUnits":5}"#))
    #expect(
      try await bench.description().contains(
        #""ProvisionedThroughput":{"LastIncreaseDateTime":1700000000.25,"NumberOfDecreasesToday":0,"ReadCapacityUnits":6,"#
          + #""WriteCapacityUnits":5}"#))
    clock.advance(10)
    for units in [4, 3] { _ = try await bench.update(Change.units(6, units)) }
    #expect(
      try await bench.description().contains(
        #"{"LastIncreaseDateTime":1700000000.25,"LastDecreaseDateTime":1700000010.25,"NumberOfDecreasesToday":2,"#
          + #""ReadCapacityUnits":6,"WriteCapacityUnits":3}"#))
    clock.advance(86_400)
    #expect(try await bench.description().contains(#""LastDecreaseDateTime":1700000010.25,"NumberOfDecreasesToday":0"#))
  }

  @Test func unitsThatStay() async throws {
    let bench = try await provisioned()
    func message(_ owner: String, _ place: String, _ units: Int) -> String {
      "The provisioned throughput for \(owner) will not change. The requested value equals the current value. "
        + "Current ReadCapacityUnits provisioned for \(place): \(units). Requested ReadCapacityUnits: \(units). "
        + "Current WriteCapacityUnits provisioned for \(place): \(units). Requested WriteCapacityUnits: \(units). "
        + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits."
    }
    try await bench.refusesUpdate(Change.units(5, 5), message("the table", "the table", 5))
    try await bench.refusesUpdate(Change.indexUnits("by-b", 3, 3), message("the index by-b", "index by-b", 3))
    let answer = try await bench.update(Change.indexUnits("by-b", 4, 4))
    #expect(answer.contains(#""IndexStatus":"UPDATING""#) && answer.contains(#""TableStatus":"ACTIVE""#))
    #expect(try await bench.description().contains(#""ReadCapacityUnits":4,"WriteCapacityUnits":4}"#))
  }

  @Test func billingMode() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createProvisionedTable()
    #expect(try await !bench.description().contains("BillingModeSummary"))
    clock.advance(1)
    let answer = try await bench.update(#""BillingMode":"PAY_PER_REQUEST""#)
    #expect(answer.contains(#""BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST"}"#))
    let summary = #""LastUpdateToPayPerRequestDateTime":1700000001.25}"#
    let onDemand = try await bench.description()
    #expect(onDemand.contains(#""BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST",\#(summary)"#))
    #expect(onDemand.contains(#""ReadCapacityUnits":0,"WriteCapacityUnits":0}"#) && !onDemand.contains(#""ReadCapacityUnits":3"#))
    #expect(onDemand.contains(#""WarmThroughput":{"ReadUnitsPerSecond":12000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}"#))

    try await bench.refusesUpdate(
      Change.units(1, 1),
      Self.invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
    let provisioned = #""BillingMode":"PROVISIONED""#
    try await bench.refusesUpdate(
      provisioned, Self.invalid + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED")
    try await bench.refusesUpdate(
      "\(provisioned),\(Change.units(1, 2))", Self.invalid + "ProvisionedThroughput must be specified for index: by-b")
    _ = try await bench.update("\(provisioned),\(Change.units(1, 2)),\(Change.indexUnits("by-b", 3, 4))")
    let back = try await bench.description()
    #expect(back.contains(#""BillingModeSummary":{"BillingMode":"PROVISIONED",\#(summary)"#))
    #expect(back.contains(#""ReadCapacityUnits":1,"WriteCapacityUnits":2}"#))
    #expect(back.contains(#""ReadCapacityUnits":3,"WriteCapacityUnits":4}"#))
  }

  @Test func stream() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.refusesUpdate(Change.noStream, "Table has no stream to disable: TableName: abc")
    try await bench.refusesUpdate(
      #""StreamSpecification":{"StreamEnabled":true}"#,
      Self.invalid + "If stream is being enabled then UpdateViewType is required")
    _ = try await bench.update(Change.stream)
    try await bench.refusesUpdate(Change.stream, "Table already has an enabled stream: TableName: abc")
    _ = try await bench.update(Change.noStream)
    let label = #""LatestStreamLabel":"2023-11-14T22:13:20.250""#
    let off = try await bench.description()
    #expect(off.contains(label) && !off.contains("StreamSpecification"))
    clock.advance(1)
    _ = try await bench.update(Change.stream)
    let on = try await bench.description()
    #expect(on.contains("StreamSpecification") && !on.contains(label))
  }

  @Test func whatIsDoneAlone() async throws {
    let bench = try await provisioned()
    for (change, name) in [
      (#""SSESpecification":{"Enabled":true}"#, "Server-Side Encryption modification"),
      (#""TableClass":"STANDARD""#, "TableClass modification"),
      (#""DeletionProtectionEnabled":true"#, "DeletionProtection modification"),
    ] {
      try await bench.refusesUpdate(
        "\(change),\(Change.units(1, 1))", Self.invalid + "\(name) must be the only operation in the request")
    }
    let combinations = [
      (Change.stream, Change.units(1, 1), "You cannot modify stream status while updating table IOPS"),
      (Change.delete("by-b"), Change.units(1, 1), "You cannot create or delete index while updating table IOPS"),
      (Change.delete("by-b"), Change.stream, "You cannot create or delete index while changing stream status"),
    ]
    for (one, other, message) in combinations {
      try await bench.refusesUpdate("\(one),\(other)", Self.invalid + message)
    }
  }

  @Test func encryptionAndClass() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    try await bench.refusesUpdate(
      #""SSESpecification":{"Enabled":false}"#, Self.invalid + "Table is already encrypted by default")
    _ = try await bench.update(#""SSESpecification":{"Enabled":true}"#)
    #expect(try await bench.description().contains(#""SSEDescription":{"Status":"ENABLED","SSEType":"KMS""#))
    _ = try await bench.update(#""SSESpecification":{"Enabled":false}"#)
    #expect(try await !bench.description().contains("SSEDescription"))
    _ = try await bench.update(#""TableClass":"STANDARD_INFREQUENT_ACCESS""#)
    #expect(
      try await bench.description().contains(
        #""TableClassSummary":{"TableClass":"STANDARD_INFREQUENT_ACCESS","LastUpdateDateTime":1700000000.25}"#))
  }

  @Test func boundsAndWarmth() async throws {
    let bench = try await onDemand()
    _ = try await bench.update(#""OnDemandThroughput":{"MaxReadRequestUnits":10,"MaxWriteRequestUnits":20}"#)
    let removed = try await bench.update(#""OnDemandThroughput":{"MaxReadRequestUnits":-1}"#)
    #expect(removed.contains(#""OnDemandThroughput":{"MaxReadRequestUnits":-1"#))
    #expect(try await bench.description().contains(#""OnDemandThroughput":{"MaxWriteRequestUnits":20}"#))
    _ = try await bench.update(#""WarmThroughput":{"ReadUnitsPerSecond":13000}"#)
    #expect(
      try await bench.description().contains(
        #""WarmThroughput":{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}"#))
    try await bench.refusesUpdate(
      #""WarmThroughput":{"ReadUnitsPerSecond":12500}"#,
      Self.invalid + "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than current WarmThroughput, "
        + "decreasing WarmThroughput is not supported")
    try await provisioned().refusesUpdate(
      #""OnDemandThroughput":{"MaxReadRequestUnits":10}"#,
      Self.invalid + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED")
  }

  /// The service fails with these, after all checks.
  @Test(arguments: ["OnDemandThroughput", "WarmThroughput"]) func emptyThroughput(member: String) async throws {
    for bench in [try await onDemand(), try await provisioned()] {
      let (status, body) = try await bench.send("UpdateTable", #"{"TableName":"abc","\#(member)":{}}"#)
      #expect(status == 500)
      #expect(body == #"{"__type":"com.amazon.coral.service#InternalFailure"}"#)
    }
    try await onDemand().refusesUpdate(
      #""\#(member)":{},\#(Change.units(1, 1)),"BillingMode":"PAY_PER_REQUEST""#,
      Self.invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
    try await Bench().createTable("abc", #""BillingMode":"PAY_PER_REQUEST","\#(member)":{}"#)
  }

  @Test func boundsOfANewProvisionedTable() async throws {
    let table =
      #"{"TableName":"abc","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
      + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],\#(Change.units(1, 1)),"#
    try await Bench().expect(
      "CreateTable", table + #""OnDemandThroughput":{"MaxReadRequestUnits":10}}"#,
      invalid: Self.invalid
        + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.")
  }
}
