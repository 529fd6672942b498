import SwynamoCore
import SwynamoWire

extension Operation {
  /// The service looks for the stream when it has answered, and so does the engine: there is none, which is what the destination
  /// says from then on.
  static let enableKinesisStreamingDestination = Operation(
    "EnableKinesisStreamingDestination", [.nameOfTable, .streamARN, .enableKinesisConfiguration]
  ) { request, session in
    let table = try session.createdTable(request)
    let stream = request["StreamArn"]?.text ?? ""
    let others = table.settings.kinesisDestinations ?? []
    guard !others.contains(where: { $0.isEnabling(at: session.now) }) else {
      throw DynamoDBError.invalidDestination(
        "EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.")
    }
    let precision = request["EnableKinesisStreamingConfiguration"]?[Self.precision]?.text
    let destination = KinesisDestination(stream: stream, precision: precision, due: session.due)
    try session.set(table) { $0.kinesisDestinations = [destination] + others.filter { $0.stream != stream } }
    var json = JSONWriter()
    json.object { json in
      json.member("TableName", table.schema.name)
      json.member("StreamArn", stream)
      json.member("DestinationStatus", "ENABLING")
      json.member("EnableKinesisStreamingConfiguration") { json in
        json.object { json in if let precision { json.member(Self.precision, precision) } }
      }
    }
    return json
  }

  static let describeKinesisStreamingDestination = Operation(
    "DescribeKinesisStreamingDestination", [.nameOfTable]
  ) { request, session in
    let table = try session.createdTable(request)
    var json = JSONWriter()
    json.object { json in
      json.member("TableName", table.schema.name)
      json.member("KinesisDataStreamDestinations") { json in
        json.array { json in
          for destination in table.settings.kinesisDestinations ?? [] { destination.describe(session, to: &json) }
        }
      }
    }
    return json
  }

  /// Only what is ACTIVE can be switched off, and nothing is.
  static let disableKinesisStreamingDestination = Operation(
    "DisableKinesisStreamingDestination", [.nameOfTable, .streamARN, .enableKinesisConfiguration]
  ) { request, session in
    _ = try session.createdTable(request)
    guard request["EnableKinesisStreamingConfiguration"] == nil else {
      throw DynamoDBError.invalid("Stream cannot be disabled using EnableKinesisStreamingConfiguration parameters")
    }
    throw DynamoDBError.invalidDestination("KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.")
  }

  /// Only what is ACTIVE can be changed, and nothing is.
  static let updateKinesisStreamingDestination = Operation(
    "UpdateKinesisStreamingDestination",
    [
      .nameOfTable, .streamARN,
      Shape.Member(
        "UpdateKinesisStreamingConfiguration", .structure("UpdateKinesisStreamingConfiguration", [.kinesisPrecision])),
    ]
  ) { request, session in
    let table = try session.createdTable(request)
    guard request["UpdateKinesisStreamingConfiguration"]?[Self.precision] != nil else {
      throw DynamoDBError.invalid(
        "Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be null or "
          + "contain only null values")
    }
    let (stream, name) = (request["StreamArn"]?.text ?? "", table.schema.name)
    guard table.settings.kinesisDestinations?.contains(where: { $0.stream == stream }) == true else {
      throw DynamoDBError.invalidDestination(
        "No streaming destination with streamArn: \(stream) found for table with tableName: \(name)")
    }
    throw DynamoDBError.invalidDestination(
      "Kinesis streaming is not in ACTIVE state. Updates are only allowed in ACTIVE state. TableName: \(name), "
        + "kdsArn: \(stream)")
  }

  fileprivate static let precision = "ApproximateCreationDateTimePrecision"
}

extension Shape.Member {
  fileprivate static let streamARN = Shape.Member(
    "StreamArn", .string, .notNull, .minimumLength(Limits.kinesisARNLength.lowerBound),
    .maximumLength(Limits.kinesisARNLength.upperBound))
  fileprivate static let enableKinesisConfiguration = Shape.Member(
    "EnableKinesisStreamingConfiguration", .structure("EnableKinesisStreamingConfiguration", [.kinesisPrecision]))
  fileprivate static let kinesisPrecision = Shape.Member(
    Operation.precision, .string, .oneOf(["MILLISECOND", "MICROSECOND"]))
}

extension KinesisDestination {
  fileprivate func describe(_ session: Session, to json: inout JSONWriter) {
    json.object { json in
      json.member("StreamArn", stream)
      json.member("DestinationStatus", isEnabling(at: session.now) ? "ENABLING" : "ENABLE_FAILED")
      if !isEnabling(at: session.now) {
        json.member("DestinationStatusDescription", failure(in: session.catalog.shown.region))
      }
      if let precision { json.member(Operation.precision, precision) }
    }
  }

  /// What the service says of a stream that isn't there.
  private func failure(in region: String) -> String {
    AmazonResourceName(stream)?.region == region
      ? "User does not have a permission to use kinesis stream"
      : "The kinesis Arn used to enable kinesis replication belongs to a stream which is not in the current region"
  }
}

extension DynamoDBError {
  /// The service opens all of these so, whatever was asked for.
  fileprivate static func invalidDestination(_ detail: String) -> DynamoDBError {
    .invalid("Table is not in a valid state to enable Kinesis Streaming Destination: \(detail)")
  }
}
