import SwynamoEngine
import Testing

/// What is stored of tables and reported, without an effect of its own.
@Suite struct AccountTests {
  private func bench() async throws -> Bench {
    let bench = try Clock().bench()
    try await bench.createTable()
    return bench
  }

  @Test func limits() async throws {
    try await Bench().expect(
      "DescribeLimits", "{}",
      #"{"AccountMaxReadCapacityUnits":80000,"AccountMaxWriteCapacityUnits":80000,"#
        + #""TableMaxReadCapacityUnits":40000,"TableMaxWriteCapacityUnits":40000}"#)
  }

  @Test func endpoints() async throws {
    try await Bench().expect(
      "DescribeEndpoints", "{}",
      #"{"Endpoints":[{"Address":"dynamodb.ddblocal.amazonaws.com","CachePeriodInMinutes":1440}]}"#)
  }

  @Test func backups() async throws {
    let bench = try await bench()
    let off =
      #"{"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED","#
      + #""PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}"#
    try await bench.expect("DescribeContinuousBackups", #"{"TableName":"abc"}"#, off)
    let on = try await bench.send(
      "UpdateContinuousBackups",
      #"{"TableName":"abc","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":7}}"#)
    #expect(
      on.body.contains(
        #""PointInTimeRecoveryStatus":"ENABLED","RecoveryPeriodInDays":7,"EarliestRestorableDateTime":1700000000.25"#))
    try await bench.expect("DescribeContinuousBackups", #"{"TableName":"abc"}"#, on.body)
    try await bench.expect(
      "DescribeContinuousBackups", #"{"TableName":"nowhere"}"#,
      error: "com.amazonaws.dynamodb.v20120810#TableNotFoundException", "Table not found: nowhere")
  }

  @Test func lists() async throws {
    let bench = try Bench()
    for name in ["b.b", "a-a", "B_B"] { try await bench.createTable(name) }
    try await bench.expect("ListTables", "{}", #"{"TableNames":["B_B","a-a","b.b"]}"#)
    try await bench.expect("ListTables", #"{"Limit":3}"#, #"{"TableNames":["B_B","a-a","b.b"]}"#)
    try await bench.expect(
      "ListTables", #"{"ExclusiveStartTableName":"aaa","Limit":1}"#, #"{"TableNames":["b.b"]}"#)
    try await bench.expect(
      "ListTables", #"{"ExclusiveStartTableName":"B_B","Limit":1}"#, #"{"TableNames":["a-a"],"LastEvaluatedTableName":"a-a"}"#)
  }
}
