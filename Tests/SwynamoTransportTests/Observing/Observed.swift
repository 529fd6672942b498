import InMemoryTracing
import Logging
import Tracing

@testable import SwynamoTransport
@testable import SwynamoWire

/// Everything that can be switched on, recording.
struct Observed {
  let log = RecordingLog()
  let metrics = RecordingMetrics()
  let tracer = InMemoryTracer()

  var observers: TransportConfiguration.Observers {
    TransportConfiguration.Observers(logger: log.logger(), metrics: metrics, tracer: tracer)
  }

  /// The spans in the order they ended, the attempts before their call.
  var spans: [FinishedInMemorySpan] { tracer.finishedSpans }

  /// All that anybody recorded, as one text to search.
  var everything: String {
    var texts = log.lines + metrics.made
    for span in spans {
      texts += ["\(span.operationName)", "\(span.status.map { "\($0)" } ?? "")"] + span.lines
      for error in span.errors { texts += ["\(error.error)", String(reflecting: error.error)] }
      for event in span.events { texts.append("\(event)") }
    }
    return texts.joined(separator: "\n")
  }
}

extension FinishedInMemorySpan {
  /// One line for each attribute, in the order of the names: `aws.dynamodb.limit 3`.
  var lines: [String] {
    var lines: [String] = []
    attributes.forEach { name, value in lines.append("\(name) \(Self.text(value))") }
    return lines.sorted()
  }

  private static func text(_ value: SpanAttribute) -> String {
    switch value {
    case .string(let text): text
    case .int64(let number): "\(number)"
    case .double(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .stringArray(let texts): texts.joined(separator: ", ")
    default: "\(value)"
    }
  }
}

extension TransportRequest {
  static func query(collectsMetrics: Bool = false) -> TransportRequest {
    TransportRequest(
      operation: "Query",
      body: Array(
        #"""
        {"TableName":"users","IndexName":"by-mail","KeyConditionExpression":"#n0 = :v0","ExpressionAttributeNames":{"#n0":"mail"},\#
        "ExpressionAttributeValues":{":v0":{"S":"planted-value"}},"ExclusiveStartKey":{"mail":{"S":"planted-key"}},\#
        "ProjectionExpression":"#n0, age","ConsistentRead":false,"Limit":3,"ScanIndexForward":true,\#
        "Select":"SPECIFIC_ATTRIBUTES","ReturnConsumedCapacity":"TOTAL"}
        """#.utf8), isIdempotent: true, collectsMetrics: collectsMetrics)
  }

  static let queryAnswer = #"""
    {"Items":[{"mail":{"S":"planted-item"}}],"Count":1,"ScannedCount":2,"LastEvaluatedKey":{"mail":{"S":"planted-cursor"}},\#
    "ConsumedCapacity":{"TableName":"users","CapacityUnits":0.5}}
    """#
}

/// Throttled once, then answered; both answers have a request id.
@Sendable func throttledOnce(_ request: LoopbackServer.Request) -> LoopbackServer.Reply {
  guard request.number > 1 else {
    let error = #"{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"planted-message"}"#
    return .answer(400, error, headers: ["x-amzn-RequestId": "FIRST"])
  }
  return .answer(200, TransportRequest.queryAnswer, headers: ["x-amzn-RequestId": "SECOND"])
}
