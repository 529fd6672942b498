import SwynamoEngine
import Testing

@Suite struct RestoreTests {
  private static let exists = "com.amazonaws.dynamodb.v20120810#TableAlreadyExistsException"

  private static func restore(_ arn: String, _ more: String = "", to name: String = "new") -> String {
    #"{"TargetTableName":"\#(name)","BackupArn":"\#(arn)"\#(more)}"#
  }

  @Test func makesATableThatSaysWhereItIsFrom() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    let arn = try await bench.backUp()
    clock.advance(60)
    let answer = try await bench.send("RestoreTableFromBackup", Self.restore(arn)).body
    let summary =
      #""RestoreSummary":{"SourceBackupArn":"\#(arn)","SourceTableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/abc","#
      + #""RestoreDateTime":1700000000.25,"RestoreInProgress":"#
    #expect(answer.contains(#""TableName":"new","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"TableStatus":"CREATING""#))
    #expect(answer.contains(#""CreationDateTime":1700000060.25"#))
    #expect(answer.contains(summary + "true}"))
    let description = try await bench.description("new")
    #expect(description.contains(#""TableStatus":"ACTIVE""#))
    #expect(description.contains(summary + "false}"))
    #expect(try await !bench.description().contains("RestoreSummary"))
  }

  @Test func keepsIndexesAndUnits() async throws {
    let bench = try Clock().bench()
    try await bench.createProvisionedTable()
    for number in 0..<30 {
      try await bench.must(
        "PutItem", #"{"TableName":"abc","Item":{"a":{"S":"\#(number)"},"b":{"S":"\#(number % 3)"}}}"#)
    }
    let arn = try await bench.backUp()
    try await bench.must("RestoreTableFromBackup", Self.restore(arn))
    let description = try await bench.description("new")
    #expect(description.contains(#""ReadCapacityUnits":5,"WriteCapacityUnits":5"#))
    #expect(description.contains(#""ReadCapacityUnits":3,"WriteCapacityUnits":3"#))
    let query =
      #"{"TableName":"new","IndexName":"by-b","Select":"COUNT","KeyConditionExpression":"b = :b","#
      + #""ExpressionAttributeValues":{":b":{"S":"1"}}}"#
    try await bench.expect("Query", query, #"{"Count":10,"ScannedCount":10}"#)
    // The restored table is one of its own.
    try await bench.must("DeleteItem", #"{"TableName":"new","Key":{"a":{"S":"1"}}}"#)
    try await bench.expect("Query", query, #"{"Count":9,"ScannedCount":9}"#)
    #expect(try await bench.items(of: "abc").count == 30)
  }

  @Test func leavesOutWhatIsNotRestored() async throws {
    let bench = try Clock().bench()
    try await bench.createTable("abc", #""BillingMode":"PAY_PER_REQUEST","Tags":[{"Key":"team","Value":"a"}],\#(Change.stream)"#)
    try await bench.must(
      "UpdateTimeToLive", #"{"TableName":"abc","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"t"}}"#)
    try await bench.switchRecovery(on: true)
    let arn = try await bench.backUp()
    let features = try await bench.send("DescribeBackup", #"{"BackupArn":"\#(arn)"}"#).body
    #expect(
      features.contains(
        #""SourceTableFeatureDetails":{"StreamDescription":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"#
          + #""TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"t"}}"#))
    let answer = try await bench.send("RestoreTableFromBackup", Self.restore(arn)).body
    #expect(!answer.contains("Stream"))
    try await bench.expect(
      "DescribeTimeToLive", #"{"TableName":"new"}"#, #"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}"#)
    #expect(
      try await bench.send("DescribeContinuousBackups", #"{"TableName":"new"}"#).body
        .contains(#""PointInTimeRecoveryStatus":"DISABLED""#))
    try await bench.expect(
      "ListTagsOfResource", #"{"ResourceArn":"arn:aws:dynamodb:ddblocal:000000000000:table/new"}"#, #"{"Tags":[]}"#)
  }

  @Test func isOverridden() async throws {
    let bench = try Clock().bench()
    try await bench.createProvisionedTable()
    let arn = try await bench.backUp()
    try await bench.must("RestoreTableFromBackup", Self.restore(arn, #","BillingModeOverride":"PAY_PER_REQUEST""#, to: "demand"))
    let onDemand = try await bench.description("demand")
    #expect(onDemand.contains(#""BillingMode":"PAY_PER_REQUEST""#))
    #expect(onDemand.contains(#""IndexName":"by-b""#))
    let units = #","ProvisionedThroughputOverride":{"ReadCapacityUnits":7,"WriteCapacityUnits":8}"#
    try await bench.must(
      "RestoreTableFromBackup", Self.restore(arn, units + #","GlobalSecondaryIndexOverride":[]"#, to: "bare"))
    let bare = try await bench.description("bare")
    #expect(bare.contains(#""ReadCapacityUnits":7,"WriteCapacityUnits":8"#))
    #expect(!bare.contains("by-b"))
    #expect(bare.contains(#""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]"#))
    let index =
      #","GlobalSecondaryIndexOverride":[{"IndexName":"by-b","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"#
      + #""Projection":{"ProjectionType":"ALL"},"ProvisionedThroughput":{"ReadCapacityUnits":9,"WriteCapacityUnits":9}}]"#
    try await bench.must("RestoreTableFromBackup", Self.restore(arn, index, to: "other"))
    #expect(try await bench.description("other").contains(#""ReadCapacityUnits":9,"WriteCapacityUnits":9"#))
  }

  @Test func isRefused() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    let arn = try await bench.backUp()
    try await bench.expect(
      "RestoreTableFromBackup", Self.restore(arn, to: "abc"), error: Self.exists, "Table already exists: abc")
    let missing = "arn:aws:dynamodb:ddblocal:000000000000:table/abc/backup/01700000000250-00000000"
    try await bench.expect(
      "RestoreTableFromBackup", Self.restore(missing), error: "com.amazonaws.dynamodb.v20120810#BackupNotFoundException",
      "Backup not found: \(missing)")
    try await bench.expect(
      "RestoreTableFromBackup", Self.restore(arn, #","BillingModeOverride":"PROVISIONED""#),
      invalid: "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when "
        + "BillingMode is PROVISIONED")
    let index =
      #","GlobalSecondaryIndexOverride":[{"IndexName":"by-b","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"#
      + #""Projection":{"ProjectionType":"ALL"}}]"#
    try await bench.expect(
      "RestoreTableFromBackup", Self.restore(arn, index),
      invalid: "One or more parameter values were invalid: GlobalSecondaryIndexOverride contains an index that does not match an "
        + "index of the source table: by-b")
    try await bench.expect("ListTables", "{}", #"{"TableNames":["abc"]}"#)
  }

  @Test func takesAsLongAsTablesAreCreated() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createTable()
    clock.advance(5)
    try await bench.put("x", 1)
    let arn = try await bench.backUp()
    clock.advance(5)
    try await bench.must("RestoreTableFromBackup", Self.restore(arn))
    #expect(try await bench.description("new").contains(#""TableStatus":"CREATING""#))
    try await bench.expect(
      "RestoreTableFromBackup", Self.restore(arn), error: "com.amazonaws.dynamodb.v20120810#TableInUseException",
      "Table is being created: new")
    clock.advance(5)
    #expect(try await bench.items(of: "new").count == 1)
  }
}
