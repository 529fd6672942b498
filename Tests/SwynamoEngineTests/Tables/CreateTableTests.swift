import Foundation
import SwynamoEngine
import Testing

@Suite struct CreateTableTests {
  private static let key =
    #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"}]"#
  private static let keys =
    #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"#
    + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"}]"#
  private static let onDemand = #""BillingMode":"PAY_PER_REQUEST""#
  private static let invalid = "One or more parameter values were invalid: "

  private func refuses(_ members: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await Bench().expect(
      "CreateTable", #"{"TableName":"abc",\#(members)}"#, invalid: message, sourceLocation: sourceLocation)
  }

  private func index(_ name: String, _ more: String = "", projection: String = #""ProjectionType":"ALL""#) -> String {
    #"{"IndexName":"\#(name)","KeySchema":[{"AttributeName":"b","KeyType":"HASH"}],"Projection":{\#(projection)}\#(more)}"#
  }

  @Test func unitsAndBillingMode() async throws {
    let units = Change.units(1, 1)
    let both = Self.invalid + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"
    try await refuses(Self.key, both)
    try await refuses(Self.key + #","BillingMode":"PROVISIONED""#, both)
    try await refuses(
      "\(Self.key),\(Self.onDemand),\(units)",
      Self.invalid + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST")
    try await refuses(
      "\(Self.key),\(Change.units(1_000_000_000_001, 1))", "Given value 1000000000001 for ReadCapacityUnits is out of bounds")
    try await refuses(
      "\(Self.keys),\(units),\"GlobalSecondaryIndexes\":[\(index("by-b"))]",
      Self.invalid + "ProvisionedThroughput is not specified for index: by-b")
    try await refuses(
      "\(Self.keys),\(Self.onDemand),\"GlobalSecondaryIndexes\":[\(index("by-b", "," + units))]",
      Self.invalid + "ProvisionedThroughput should not be specified for index: by-b when BillingMode is PAY_PER_REQUEST")
  }

  /// Before any of them, the names of keys are looked up among the definitions.
  @Test func definitions() async throws {
    try await refuses(
      Self.onDemand
        + #","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"b","AttributeType":"S"}]"#,
      Self.invalid
        + "Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [b]")
    try await refuses(
      Self.onDemand + #","KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":["#
        + #"{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"a","AttributeType":"N"}]"#,
      "Attribute Name is duplicated: a")
    try await refuses(
      Self.onDemand + #","KeySchema":[{"AttributeName":"a","KeyType":"HASH"},{"AttributeName":"a","KeyType":"RANGE"}],"#
        + #""AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"}]"#,
      "Invalid KeySchema: Both the Hash Key and the Range Key element in the KeySchema have the same name")
    let more =
      #","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},{"AttributeName":"b","AttributeType":"S"},"#
      + #"{"AttributeName":"c","AttributeType":"S"}],"KeySchema":[{"AttributeName":"a","KeyType":"HASH"}]"#
    try await refuses(
      "\(Self.onDemand)\(more),\"GlobalSecondaryIndexes\":[\(index("by-b"))]",
      Self.invalid + "Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c], keys used: [a, b]")
  }

  @Test func projections() async throws {
    let base = "\(Self.keys),\(Self.onDemand),\"GlobalSecondaryIndexes\""
    for (projection, message) in [
      ("", "Unknown ProjectionType: null"),
      (#""ProjectionType":"ALL","NonKeyAttributes":["x"]"#, "ProjectionType is ALL, but NonKeyAttributes is specified"),
      (#""ProjectionType":"INCLUDE""#, "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"),
      (#""ProjectionType":"INCLUDE","NonKeyAttributes":["x","x"]"#, "Duplicate element in NonKeyAttributes: x"),
    ] {
      try await refuses("\(base):[\(index("by-b", projection: projection))]", Self.invalid + message)
    }
    let long = String(repeating: "x", count: 256)
    try await refuses(
      "\(base):[\(index("by-b", projection: #""ProjectionType":"INCLUDE","NonKeyAttributes":["\#(long)"]"#))]",
      "1 validation error detected: Value '[\(long)]' at 'globalSecondaryIndexes.1.member.projection.nonKeyAttributes' failed "
        + "to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 255, "
        + "Member must have length greater than or equal to 1]")
  }

  @Test func namesAndNumbersOfIndexes() async throws {
    let base = "\(Self.keys),\(Self.onDemand),\"GlobalSecondaryIndexes\""
    try await refuses("\(base):[\(index("by-b")),\(index("by-b"))]", Self.invalid + "Duplicate index name: by-b")
    let many = (0...20).map { index("index\($0)") }.joined(separator: ",")
    try await refuses("\(base):[\(many)]", Self.invalid + "GlobalSecondaryIndex count exceeds the per-table limit of 20")
  }

  /// Up to four HASH and four RANGE attributes in the key of a global index.
  @Test func severalKeyAttributes() async throws {
    func request(_ hash: Int, _ range: Int, isMixed: Bool = false) -> String {
      var keys = (0..<hash).map { #"{"AttributeName":"h\#($0)","KeyType":"HASH"}"# }
      keys += (0..<range).map { #"{"AttributeName":"r\#($0)","KeyType":"RANGE"}"# }
      if isMixed { keys.swapAt(hash - 1, hash) }
      let names = (0..<hash).map { "h\($0)" } + (0..<range).map { "r\($0)" }
      let definitions = (["a"] + names).map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
      return #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[\#(definitions)],\#(Self.onDemand),"#
        + #""GlobalSecondaryIndexes":[{"IndexName":"many","KeySchema":[\#(keys.joined(separator: ","))],"#
        + #""Projection":{"ProjectionType":"ALL"}}]"#
    }
    try await Bench().must("CreateTable", #"{"TableName":"abc",\#(request(4, 4))}"#)
    let most = Self.invalid + "The KeySchema exceeds the maximum allowed number of "
    try await refuses(request(5, 1), most + "HASH key attributes")
    try await refuses(request(1, 5), most + "RANGE key attributes")
    try await refuses(
      request(2, 1, isMixed: true), Self.invalid + "All HASH key attributes must precede RANGE key attributes in the KeySchema")
  }

  /// A request may have any number of names: they aren't compared each with each, nor before limits are looked at.
  @Test(.timeLimit(.minutes(ProcessInfo.processInfo.environment["SWYNAMO_SANITIZED"] == nil ? 1 : 10)))
  func manyNames() async throws {
    let names = (0..<40_000).map { "n\($0)" }
    let definitions = names.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
    let keys = names.map { #"{"AttributeName":"\#($0)","KeyType":"HASH"}"# }.joined(separator: ",")
    let base =
      #""KeySchema":[{"AttributeName":"n0","KeyType":"HASH"}],"AttributeDefinitions":[\#(definitions)],\#(Self.onDemand),"#
    try await refuses(
      base + #""GlobalSecondaryIndexes":[{"IndexName":"many","KeySchema":[\#(keys)],"Projection":{"ProjectionType":"ALL"}}]"#,
      Self.invalid + "The KeySchema exceeds the maximum allowed number of HASH key attributes")
    let indexes = names.map { index($0 + "-index") }.joined(separator: ",")
    try await refuses(
      base + "\"GlobalSecondaryIndexes\":[\(indexes)]",
      Self.invalid + "GlobalSecondaryIndex count exceeds the per-table limit of 20")
    let update = try await Bench().send(
      "UpdateTable",
      #"{"TableName":"abc","AttributeDefinitions":[\#(definitions)],"GlobalSecondaryIndexUpdates":["#
        + names.map { #"{"Create":\#(index($0 + "-index"))}"# }.joined(separator: ",") + "]}")
    #expect(update.body.contains("Some index key attributes are not defined in AttributeDefinitions. Keys: [b]"))
  }

  /// Names that Swift takes for equal are two.
  @Test func formsOfUnicode() async throws {
    let names = ["\u{e9}", "e\u{301}"]
    let keys = zip(names, ["HASH", "RANGE"]).map { #"{"AttributeName":"\#($0)","KeyType":"\#($1)"}"# }.joined(separator: ",")
    let definitions = names.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }.joined(separator: ",")
    try await Bench().must(
      "CreateTable",
      #"{"TableName":"abc","KeySchema":[\#(keys)],"AttributeDefinitions":[\#(definitions)],\#(Self.onDemand)}"#)
  }

  /// The service shows ten faults, and more of them aren't looked for.
  @Test(.timeLimit(.minutes(1)))
  func tenFaults() async throws {
    let definitions = (0..<40_000).map { _ in #"{"AttributeType":"S"}"# }.joined(separator: ",")
    let faults = (1...10).map { number in
      "Value null at 'attributeDefinitions.\(number).member.attributeName' failed to satisfy constraint: Member must not be null"
    }
    try await refuses(
      #""KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],"AttributeDefinitions":[\#(definitions)]"#,
      "10 validation errors detected: " + faults.joined(separator: "; "))
  }

  @Test func settings() async throws {
    let base = "\(Self.key),\(Self.onDemand),"
    for (members, message) in [
      (
        #""StreamSpecification":{"StreamEnabled":true}"#,
        "Table is being created with a stream enabled, UpdateViewType is required"
      ),
      (
        #""StreamSpecification":{"StreamEnabled":false,"StreamViewType":"KEYS_ONLY"}"#,
        "Table is being created with a stream disabled, UpdateViewType should not be specified"
      ),
      (#""SSESpecification":{"Enabled":true,"KMSMasterKeyId":"k"}"#, "SSEType KMS is required if KMSMasterKeyId is specified"),
      (
        #""WarmThroughput":{"ReadUnitsPerSecond":1}"#,
        "Requested ReadUnitsPerSecond for WarmThroughput for table is lower than initial throughput for OnDemand. See: "
          + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html"
          + "#on-demand-capacity-mode-initial"
      ),
      (
        #""OnDemandThroughput":{"MaxReadRequestUnits":0}"#,
        "Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid range"
      ),
    ] {
      try await refuses(base + members, Self.invalid + message)
    }
    try await refuses(
      base + #""TableClass":"BEST""#,
      "Invalid table-class parameter provided. Please try again with a valid table-class value: "
        + "[STANDARD, STANDARD_INFREQUENT_ACCESS].")
  }

  @Test func describesEverything() async throws {
    let bench = try Clock().bench()
    try await bench.createTable(
      "abc",
      #""BillingMode":"PAY_PER_REQUEST",\#(Change.stream),"SSESpecification":{"Enabled":true,"SSEType":"KMS","#
        + #""KMSMasterKeyId":"alias/k"},"TableClass":"STANDARD","Tags":[{"Key":"k","Value":"v"}],"#
        + #""DeletionProtectionEnabled":true,"OnDemandThroughput":{"MaxReadRequestUnits":10},"#
        + #""WarmThroughput":{"ReadUnitsPerSecond":15000}"#)
    let description = try await bench.description()
    let arn = "arn:aws:dynamodb:ddblocal:000000000000:table/abc"
    for part in [
      #""TableStatus":"ACTIVE","CreationDateTime":1700000000.25,"#,
      #""ProvisionedThroughput":{"NumberOfDecreasesToday":0,"ReadCapacityUnits":0,"WriteCapacityUnits":0},"#,
      #""BillingModeSummary":{"BillingMode":"PAY_PER_REQUEST","LastUpdateToPayPerRequestDateTime":1700000000.25},"#,
      #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"#,
      #""LatestStreamLabel":"2023-11-14T22:13:20.250","LatestStreamArn":"\#(arn)/stream/2023-11-14T22:13:20.250","#,
      #""SSEDescription":{"Status":"ENABLED","SSEType":"KMS","KMSMasterKeyArn":"arn:aws:kms:ddblocal:000000000000:alias/k"},"#,
      #""TableClassSummary":{"TableClass":"STANDARD"},"DeletionProtectionEnabled":true,"#,
      #""OnDemandThroughput":{"MaxReadRequestUnits":10},"#,
      #""WarmThroughput":{"ReadUnitsPerSecond":15000,"WriteUnitsPerSecond":4000,"Status":"ACTIVE"}"#,
    ] {
      #expect(description.contains(part), "\(description)")
    }
    try await bench.expect("ListTagsOfResource", #"{"ResourceArn":"\#(arn)"}"#, #"{"Tags":[{"Key":"k","Value":"v"}]}"#)
  }
}
