import Foundation
import SwynamoEngine
import Testing

@Suite struct BackupTests {
  private static let create = #"{"TableName":"abc","BackupName":"first"}"#
  private static let notFound = "com.amazonaws.dynamodb.v20120810#BackupNotFoundException"

  @Test func isMadeAndDescribed() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.put("x", 1)
    let answer = try await bench.send("CreateBackup", Self.create).body
    let arn = try #require(answer.text(of: "BackupArn"))
    #expect(
      answer == #"{"BackupDetails":{"BackupArn":"\#(arn)","BackupName":"first","BackupSizeBytes":5,"BackupStatus":"CREATING","#
        + #""BackupType":"USER","BackupCreationDateTime":1700000000.25}}"#)
    #expect(arn.wholeMatch(of: /arn:aws:dynamodb:ddblocal:000000000000:table\/abc\/backup\/01700000000250-[0-9a-f]{8}/) != nil)
    let table = try #require(try await bench.description().text(of: "TableId"))
    try await bench.expect(
      "DescribeBackup", #"{"BackupArn":"\#(arn)"}"#,
      #"{"BackupDescription":{"BackupDetails":{"BackupArn":"\#(arn)","BackupName":"first","BackupSizeBytes":5,"#
        + #""BackupStatus":"AVAILABLE","BackupType":"USER","BackupCreationDateTime":1700000000.25},"#
        + #""SourceTableDetails":{"TableName":"abc","TableId":"\#(table)","#
        + #""TableArn":"arn:aws:dynamodb:ddblocal:000000000000:table/abc","TableSizeBytes":5,"#
        + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"TableCreationDateTime":1700000000.25,"#
        + #""ProvisionedThroughput":{"ReadCapacityUnits":0,"WriteCapacityUnits":0},"ItemCount":1,"#
        + #""BillingMode":"PAY_PER_REQUEST"},"SourceTableFeatureDetails":{}}}"#)
  }

  @Test func isCreatingAsLongAsTablesAre() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(5))
    try await bench.createTable()
    let inUse = "com.amazonaws.dynamodb.v20120810#TableInUseException"
    try await bench.expect("CreateBackup", Self.create, error: inUse, "Table is being created: abc")
    clock.advance(5)
    let arn = try await bench.backUp()
    let name = #"{"BackupArn":"\#(arn)"}"#
    #expect(try await bench.send("DescribeBackup", name).body.contains(#""BackupStatus":"CREATING""#))
    let backupInUse = "com.amazonaws.dynamodb.v20120810#BackupInUseException"
    try await bench.expect("DeleteBackup", name, error: backupInUse, "Backup is being created: \(arn)")
    try await bench.expect(
      "RestoreTableFromBackup", #"{"TargetTableName":"new","BackupArn":"\#(arn)"}"#, error: backupInUse,
      "Backup is being created: \(arn)")
    clock.advance(5)
    #expect(try await bench.send("DescribeBackup", name).body.contains(#""BackupStatus":"AVAILABLE""#))
  }

  @Test func isDeleted() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    let arn = try await bench.backUp()
    let name = #"{"BackupArn":"\#(arn)"}"#
    #expect(try await bench.send("DeleteBackup", name).body.contains(#""BackupStatus":"DELETED""#))
    for operation in ["DeleteBackup", "DescribeBackup"] {
      try await bench.expect(operation, name, error: Self.notFound, "Backup not found: \(arn)")
    }
    try await bench.expect("ListBackups", "{}", #"{"BackupSummaries":[]}"#)
  }

  @Test func isRefused() async throws {
    let bench = try Clock().bench()
    try await bench.expect(
      "CreateBackup", Self.create, error: "com.amazonaws.dynamodb.v20120810#TableNotFoundException", "Table not found: abc")
    try await bench.expect(
      "CreateBackup", #"{"TableName":"abc","BackupName":"x y"}"#,
      invalid: "1 validation error detected: Value 'x y' at 'backupName' failed to satisfy constraint: "
        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
    try await bench.expect(
      "CreateBackup", #"{"TableName":"abc","BackupName":"xy"}"#,
      invalid: "1 validation error detected: Value 'xy' at 'backupName' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 3")
    try await bench.expect(
      "DescribeBackup", #"{"BackupArn":"arn:aws:dynamodb:ddblocal:000000000000:table/abc"}"#, invalid: "Invalid Backup ARN")
    try await bench.expect(
      "DescribeBackup", #"{"BackupArn":"x"}"#,
      invalid: "1 validation error detected: Value 'x' at 'backupArn' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 37")
    let foreign = "arn:aws:dynamodb:ddblocal:123456789012:table/abc/backup/01700000000250-00000000"
    try await bench.expect(
      "DescribeBackup", #"{"BackupArn":"\#(foreign)"}"#, error: "com.amazon.coral.service#AccessDeniedException",
      "User: arn:aws:iam::000000000000:root is not authorized to perform: dynamodb:DescribeBackup on resource: \(foreign)")
  }

  @Test func areListedPageByPage() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.createTable("xyz")
    var arns: [String] = []
    for (place, table) in ["xyz", "abc", "xyz"].enumerated() {
      arns.append(try await bench.backUp(table, "number\(place)"))
      clock.advance(10)
    }
    func list(_ request: String) async throws -> [String] {
      try await bench.send("ListBackups", request).body.texts(of: "BackupArn")
    }
    #expect(try await list("{}") == arns)
    #expect(try await list(#"{"TableName":"xyz"}"#) == [arns[0], arns[2]])
    #expect(try await list(#"{"TimeRangeLowerBound":1700000010.25,"TimeRangeUpperBound":1700000020.25}"#) == [arns[1]])
    #expect(try await list(#"{"BackupType":"SYSTEM"}"#) == [])
    #expect(try await list(#"{"BackupType":"ALL"}"#) == arns)
    let first = try await bench.send("ListBackups", #"{"Limit":2}"#).body
    #expect(first.text(of: "LastEvaluatedBackupArn") == arns[1])
    #expect(try await list(#"{"Limit":2,"ExclusiveStartBackupArn":"\#(arns[1])"}"#) == [arns[2]])
  }

  @Test func holdsWhatWasThereWhateverIsWrittenMeanwhile() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    try await bench.fill(6000)
    let arn = try await bench.backUp()
    for number in 0..<1000 { try await bench.put("item\(number * 6)", 2) }
    for number in 0..<50 { try await bench.put("new\(number)", 3) }
    for number in 0..<100 { try await bench.must("DeleteItem", #"{"TableName":"abc","Key":{"a":{"S":"item\#(number)"}}}"#) }
    try await bench.waitFor(#""BackupStatus":"AVAILABLE""#, "DescribeBackup", #"{"BackupArn":"\#(arn)"}"#)
    try await bench.must("RestoreTableFromBackup", #"{"TargetTableName":"new","BackupArn":"\#(arn)"}"#)
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"new"}"#)
    let counted = try await bench.send(
      "Scan",
      #"{"TableName":"new","Select":"COUNT","FilterExpression":"n = :n","ExpressionAttributeValues":{":n":{"N":"1"}}}"#)
    #expect(counted.body == #"{"Count":6000,"ScannedCount":6000}"#)
  }

  @Test func outlivesItsTableAndItsEngine() async throws {
    try await StoreFolder.with { folder in
      let file = folder.path()
      var arn = ""
      do {
        let bench = Bench(try EmbeddedEngine(.file(file)))
        try await bench.createTable()
        try await bench.fill(3000)
        arn = try await bench.backUp()
        await bench.engine.close()
      }
      let bench = Bench(try EmbeddedEngine(.file(file)))
      try await bench.waitFor(#""BackupStatus":"AVAILABLE""#, "DescribeBackup", #"{"BackupArn":"\#(arn)"}"#)
      try await bench.must("DeleteTable", #"{"TableName":"abc"}"#)
      try await bench.must("RestoreTableFromBackup", #"{"TargetTableName":"abc","BackupArn":"\#(arn)"}"#)
      try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"abc"}"#)
      #expect(
        try await bench.send("Scan", #"{"TableName":"abc","Select":"COUNT"}"#).body == #"{"Count":3000,"ScannedCount":3000}"#)
    }
  }

  @Test func ofTheServiceIsLeftByADeletedTable() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.put("x", 1)
    try await bench.switchRecovery(on: true)
    try await bench.must("DeleteTable", #"{"TableName":"abc"}"#)
    let list = try await bench.send("ListBackups", #"{"BackupType":"SYSTEM"}"#).body
    let arn = try #require(list.text(of: "BackupArn"))
    #expect(
      list.contains(
        #""BackupName":"abc$DeletedTableBackup","BackupSizeBytes":5,"BackupStatus":"AVAILABLE","BackupType":"SYSTEM","#
          + #""BackupCreationDateTime":1700000000.25,"BackupExpiryDateTime":1703024000.25}"#))
    try await bench.must("RestoreTableFromBackup", #"{"TargetTableName":"abc","BackupArn":"\#(arn)"}"#)
    try await bench.expect(
      "GetItem", #"{"TableName":"abc","Key":{"a":{"S":"x"}}}"#, #"{"Item":{"a":{"S":"x"},"n":{"N":"1"}}}"#)
    clock.advance(35 * 86_400)
    try await bench.expect("DescribeBackup", #"{"BackupArn":"\#(arn)"}"#, error: Self.notFound, "Backup not found: \(arn)")
  }

  private static let inUse = "com.amazonaws.dynamodb.v20120810#ResourceInUseException"
  private static let delete = #"{"TableName":"abc"}"#

  @Test func keepsItsTableAsLongAsItIsMade() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    try await bench.fill(6000)
    let arn = try await bench.backUp()
    let words = "Attempt to change a resource which is still in use: Table is being "
    try await bench.expect("DeleteTable", Self.delete, error: Self.inUse, words + "backed up: abc")
    try await bench.waitFor(#""BackupStatus":"AVAILABLE""#, "DescribeBackup", #"{"BackupArn":"\#(arn)"}"#)
    try await bench.switchRecovery(on: true)
    try await bench.must(
      "RestoreTableToPointInTime", #"{"SourceTableName":"abc","TargetTableName":"new","UseLatestRestorableTime":true}"#)
    try await bench.expect("DeleteTable", Self.delete, error: Self.inUse, words + "restored: abc")
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"new"}"#)
    try await bench.must("DeleteTable", Self.delete)
  }

  @Test func ofTheServiceIsThereAsLongAsATableIsRestored() async throws {
    let clock = Clock()
    let bench = try clock.bench()
    try await bench.createTable()
    try await bench.fill(6000)
    try await bench.switchRecovery(on: true)
    try await bench.must("DeleteTable", Self.delete)
    let arn = try #require(try await bench.send("ListBackups", #"{"BackupType":"SYSTEM"}"#).body.text(of: "BackupArn"))
    clock.advance(35 * 86_400 - 1)
    try await bench.must("RestoreTableFromBackup", #"{"TargetTableName":"abc","BackupArn":"\#(arn)"}"#)
    clock.advance(1)
    try await bench.must("DescribeBackup", #"{"BackupArn":"\#(arn)"}"#)
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"abc"}"#)
    #expect(
      try await bench.send("Scan", #"{"TableName":"abc","Select":"COUNT"}"#).body == #"{"Count":6000,"ScannedCount":6000}"#)
    try await bench.expect("DescribeBackup", #"{"BackupArn":"\#(arn)"}"#, error: Self.notFound, "Backup not found: \(arn)")
  }

  /// Few rows may be many bytes: the request that begins a backup copies no more than 16 MB of them.
  @Test func isMadeInPartsOfBytes() async throws {
    let bench = try Clock().bench()
    try await bench.createTable()
    let text = String(repeating: "x", count: 390_000)
    for number in 0..<50 {
      try await bench.must("PutItem", #"{"TableName":"abc","Item":{"a":{"S":"\#(number)"},"t":{"S":"\#(text)"}}}"#)
    }
    let arn = try await bench.backUp()
    let name = #"{"BackupArn":"\#(arn)"}"#
    #expect(try await bench.send("DescribeBackup", name).body.contains(#""BackupStatus":"CREATING""#))
    try await bench.waitFor(#""BackupStatus":"AVAILABLE""#, "DescribeBackup", name)
    try await bench.must("RestoreTableFromBackup", #"{"TargetTableName":"new","BackupArn":"\#(arn)"}"#)
    try await bench.waitFor(#""TableStatus":"ACTIVE""#, "DescribeTable", #"{"TableName":"new"}"#)
    #expect(try await bench.items(of: "new") == bench.items(of: "abc"))
  }

  /// What a table replaces is not kept for a backup that nothing makes any more.
  @Test func thatCannotBeReadCostsItsTableNothing() async throws {
    try await StoreFolder.with { folder in
      do {
        let bench = Bench(try EmbeddedEngine(.file(folder.path())))
        try await bench.createTable()
        try await bench.fill(6000)
        _ = try await bench.backUp()
        await bench.engine.close()
      }
      // On a machine that is busy, the backup may have been made before the engine was closed.
      guard try folder.read("SELECT CAST(count(*) AS TEXT) FROM jobs") == "1" else { return }
      try folder.change("UPDATE jobs SET state = x'7b7d'")
      do {
        let bench = Bench(try EmbeddedEngine(.file(folder.path())))
        try await bench.put("item0", 2)
        await bench.engine.close()
      }
      #expect(try folder.read("SELECT CAST(count(*) AS TEXT) FROM history") == "0")
    }
  }

  /// A number that is used again would give the rows of one backup to what reads another.
  @Test func hasANumberOfItsOwn() async throws {
    try await StoreFolder.with { folder in
      let bench = Bench(try EmbeddedEngine(.file(folder.path())))
      try await bench.createTable()
      for _ in 0..<2 {
        let arn = try await bench.backUp()
        try await bench.must("DeleteBackup", #"{"BackupArn":"\#(arn)"}"#)
      }
      _ = try await bench.backUp()
      await bench.engine.close()
      #expect(try folder.read("SELECT CAST(max(id) AS TEXT) FROM transfers") == "3")
    }
  }
}
