import SwynamoEngine
import SwynamoWire
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct TableTests {
  private static let create =
    #"{"TableName":"abc","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}],"#
    + #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
    + #""ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":2}}"#

  @Test func describesWhatWasCreated() async throws {
    let bench = Bench(try EmbeddedEngine(.inMemory) { Date(timeIntervalSince1970: 1_700_000_000.5) })
    let created = try await bench.send("CreateTable", Self.create)
    #expect(created.status == 200)
    #expect(created.body.contains(#""TableStatus":"CREATING","CreationDateTime":1700000000.5,"#))
    #expect(
      created.body.contains(
        #""ProvisionedThroughput":{"NumberOfDecreasesToday":0,"ReadCapacityUnits":1,"WriteCapacityUnits":2}"#))
    let description = created.body.dropFirst(#"{"TableDescription":"#.count).replacing("CREATING", with: "ACTIVE")
    try await bench.expect("DescribeTable", #"{"TableName":"abc"}"#, #"{"Table":\#(description)"#)
  }

  @Test func countsItems() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"ab"}}}"#)
    let answer = try await bench.send("DescribeTable", #"{"TableName":"users"}"#)
    #expect(answer.body.contains(#""TableSizeBytes":4,"ItemCount":1,"#))
  }

  @Test func lists() async throws {
    let bench = try Bench()
    for name in ["ccc", "aaa", "bbb"] {
      try await bench.must("CreateTable", Self.create.replacing("abc", with: name))
    }
    try await bench.expect("ListTables", "{}", #"{"TableNames":["aaa","bbb","ccc"]}"#)
    try await bench.expect("ListTables", #"{"Limit":2}"#, #"{"TableNames":["aaa","bbb"],"LastEvaluatedTableName":"bbb"}"#)
    try await bench.expect("ListTables", #"{"ExclusiveStartTableName":"bbb"}"#, #"{"TableNames":["ccc"]}"#)
    try await bench.expect(
      "ListTables", #"{"Limit":101}"#,
      invalid: "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: "
        + "Member must have value less than or equal to 100")
  }

  @Test func refusesASecondOne() async throws {
    let bench = try Bench()
    try await bench.must("CreateTable", Self.create)
    try await bench.expect(
      "CreateTable", Self.create, error: "com.amazonaws.dynamodb.v20120810#ResourceInUseException",
      "Table already exists: abc")
  }

  @Test func deletes() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"}}}"#)
    let answer = try await bench.send("DeleteTable", #"{"TableName":"users"}"#)
    #expect(answer.body.contains(#""TableStatus":"DELETING""#))
    for operation in ["DeleteTable", "DescribeTable"] {
      try await bench.expect(
        operation, #"{"TableName":"users"}"#, error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
        "Requested resource not found: Table: users not found")
    }
  }

  @Test func protects() async throws {
    let bench = try Bench()
    try await bench.must("CreateTable", Self.create.dropLast() + #","DeletionProtectionEnabled":true}"#)
    try await bench.expect(
      "DeleteTable", #"{"TableName":"abc"}"#,
      invalid: "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.")
    try await bench.must("UpdateTable", #"{"TableName":"abc","DeletionProtectionEnabled":false}"#)
    try await bench.must("DeleteTable", #"{"TableName":"abc"}"#)
  }

  @Test(arguments: [
    (
      #""KeySchema":[{"AttributeName":"a","KeyType":"RANGE"}],"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]"#,
      "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
    ),
    (
      #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[]"#,
      "Invalid KeySchema: Some index key attribute have no definition"
    ),
    (
      #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"b","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"}]"#,
      "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type"
    ),
    (
      #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"}]"#,
      "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes "
        + "defined in AttributeDefinitions"
    ),
    (
      #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"SS"}]"#,
      "1 validation error detected: Value 'SS' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [B, N, S]"
    ),
    (
      #""AttributeDefinitions":[]"#,
      "1 validation error detected: Value null at 'keySchema' failed to satisfy constraint: Member must not be null"
    ),
  ])
  func refuses(_ members: String, _ message: String) async throws {
    try await Bench().expect("CreateTable", #"{"TableName":"abc","BillingMode":"PAY_PER_REQUEST",\#(members)}"#, invalid: message)
  }

  @Test(arguments: ["CreateTable", "DescribeTable", "DeleteTable", "UpdateTable"])
  func looksAtTheNameFirst(_ operation: String) async throws {
    let bench = try Bench()
    try await bench.expect(
      operation, "{}", invalid: "The parameter 'TableName' is required but was not present in the request")
    // CreateTable tells one and two letters with all other faults.
    try await bench.expect(
      operation, operation == "CreateTable" ? #"{"TableName":""}"# : #"{"TableName":"a;"}"#,
      invalid: "TableName must be at least 3 characters long and at most 255 characters long")
  }

  @Test func takesAnARN() async throws {
    let bench = try await Bench.users()
    let (_, body) = try await bench.send("DescribeTable", #"{"TableName":"users"}"#)
    let arn = try #require(body.firstMatch(of: #/"TableArn":"([^"]+)"/#)?.output.1)
    try await bench.expect("GetItem", #"{"TableName":"\#(arn)","Key":{"id":{"S":"a"}}}"#, "{}")
  }

  @Test func addsAndDropsAGlobalIndex() async throws {
    let bench = try await Bench.users()
    try await bench.must("PutItem", #"{"TableName":"users","Item":{"id":{"S":"a"},"team":{"S":"x"}}}"#)
    try await bench.must(
      "UpdateTable",
      #"{"TableName":"users","AttributeDefinitions":[{"AttributeName":"team","AttributeType":"S"}],"#
        + #""GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"by-team","Projection":{"ProjectionType":"ALL"},"#
        + #""KeySchema":[{"AttributeName":"team","KeyType":"HASH"}]}}]}"#)
    let scan = #"{"TableName":"users","IndexName":"by-team"}"#
    try await bench.expect(
      "Scan", scan, #"{"Items":[{"id":{"S":"a"},"team":{"S":"x"}}],"Count":1,"ScannedCount":1}"#)
    try await bench.must(
      "UpdateTable", #"{"TableName":"users","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"by-team"}}]}"#)
    try await bench.expect("Scan", scan, invalid: "The table does not have the specified index: by-team")
  }

  @Test func switchesTimeToLive() async throws {
    let bench = try await Bench.users()
    try await bench.expect(
      "DescribeTimeToLive", #"{"TableName":"users"}"#, #"{"TimeToLiveDescription":{"TimeToLiveStatus":"DISABLED"}}"#)
    let enable = #"{"TableName":"users","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}"#
    try await bench.expect(
      "UpdateTimeToLive", enable, #"{"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}"#)
    try await bench.expect("UpdateTimeToLive", enable, invalid: "TimeToLive is already enabled")
    try await bench.expect(
      "DescribeTimeToLive", #"{"TableName":"users"}"#,
      #"{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}}"#)
  }
}
