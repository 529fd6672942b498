import SwynamoEngine
import Testing

@Suite struct KinesisDestinationTests {
  private static let stream = "arn:aws:kinesis:ddblocal:000000000000:stream/changes"
  private static let invalid = "Table is not in a valid state to enable Kinesis Streaming Destination: "
  private static let named = #"{"TableName":"abc","StreamArn":"\#(stream)""#

  /// The service answers first, and then says that the stream can't be had.
  @Test func failsAfterwards() async throws {
    let clock = Clock()
    let bench = try clock.bench(delay: .seconds(2))
    try await bench.createTable()
    clock.advance(2)
    try await bench.expect(
      "DescribeKinesisStreamingDestination", #"{"TableName":"abc"}"#, #"{"TableName":"abc","KinesisDataStreamDestinations":[]}"#)
    try await bench.expect(
      "EnableKinesisStreamingDestination", Self.named + "}",
      Self.named + #","DestinationStatus":"ENABLING","EnableKinesisStreamingConfiguration":{}}"#)
    try await bench.expect(
      "DescribeKinesisStreamingDestination", #"{"TableName":"abc"}"#,
      #"{"TableName":"abc","KinesisDataStreamDestinations":[{"StreamArn":"\#(Self.stream)","DestinationStatus":"ENABLING"}]}"#)
    try await bench.expect(
      "EnableKinesisStreamingDestination", Self.named + "}",
      invalid: Self.invalid + "EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.")
    clock.advance(2)
    try await bench.expect(
      "DescribeKinesisStreamingDestination", #"{"TableName":"abc"}"#,
      #"{"TableName":"abc","KinesisDataStreamDestinations":[{"StreamArn":"\#(Self.stream)","DestinationStatus":"ENABLE_FAILED","#
        + #""DestinationStatusDescription":"User does not have a permission to use kinesis stream"}]}"#)
  }

  @Test func failedOnesAreListed() async throws {
    let bench = try Bench()
    try await bench.createTable()
    let elsewhere = "arn:aws:kinesis:eu-west-1:000000000000:stream/changes"
    let microseconds = #""ApproximateCreationDateTimePrecision":"MICROSECOND""#
    try await bench.must("EnableKinesisStreamingDestination", #"{"TableName":"abc","StreamArn":"\#(elsewhere)"}"#)
    for _ in 0..<2 {
      try await bench.expect(
        "EnableKinesisStreamingDestination", Self.named + #","EnableKinesisStreamingConfiguration":{\#(microseconds)}}"#,
        Self.named + #","DestinationStatus":"ENABLING","EnableKinesisStreamingConfiguration":{\#(microseconds)}}"#)
    }
    try await bench.expect(
      "DescribeKinesisStreamingDestination", #"{"TableName":"abc"}"#,
      #"{"TableName":"abc","KinesisDataStreamDestinations":[{"StreamArn":"\#(Self.stream)","DestinationStatus":"ENABLE_FAILED","#
        + #""DestinationStatusDescription":"User does not have a permission to use kinesis stream",\#(microseconds)},"#
        + #"{"StreamArn":"\#(elsewhere)","DestinationStatus":"ENABLE_FAILED","DestinationStatusDescription":"#
        + #""The kinesis Arn used to enable kinesis replication belongs to a stream which is not in the current region"}]}"#)
  }

  @Test func nothingIsActive() async throws {
    let bench = try Bench()
    try await bench.createTable()
    let configuration = #""ApproximateCreationDateTimePrecision":"MILLISECOND""#
    try await bench.expect(
      "UpdateKinesisStreamingDestination", Self.named + #","UpdateKinesisStreamingConfiguration":{\#(configuration)}}"#,
      invalid: Self.invalid + "No streaming destination with streamArn: \(Self.stream) found for table with tableName: abc")
    try await bench.must("EnableKinesisStreamingDestination", Self.named + "}")
    try await bench.expect(
      "UpdateKinesisStreamingDestination", Self.named + #","UpdateKinesisStreamingConfiguration":{\#(configuration)}}"#,
      invalid: Self.invalid + "Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. "
        + "TableName: abc, kdsArn: \(Self.stream)")
    for more in ["", #","UpdateKinesisStreamingConfiguration":{}"#] {
      try await bench.expect(
        "UpdateKinesisStreamingDestination", Self.named + more + "}",
        invalid: "Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be "
          + "null or contain only null values")
    }
    try await bench.expect(
      "DisableKinesisStreamingDestination", Self.named + "}",
      invalid: Self.invalid + "KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.")
    try await bench.expect(
      "DisableKinesisStreamingDestination", Self.named + #","EnableKinesisStreamingConfiguration":{}}"#,
      invalid: "Stream cannot be disabled using EnableKinesisStreamingConfiguration parameters")
  }

  @Test func whatIsNotThere() async throws {
    let bench = try Bench()
    for operation in ["Enable", "Disable", "Update", "Describe"] {
      try await bench.expect(
        "\(operation)KinesisStreamingDestination",
        #"{"TableName":"nowhere","StreamArn":"\#(Self.stream)"}"#,
        error: "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",
        "Requested resource not found: Table: nowhere not found")
    }
    try await bench.expect(
      "EnableKinesisStreamingDestination", #"{"TableName":"abc","StreamArn":"changes"}"#,
      invalid: "1 validation error detected: Value 'changes' at 'streamArn' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 37")
  }
}
