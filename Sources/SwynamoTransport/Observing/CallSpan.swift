import SwynamoWire
import Tracing

/// The span of a call, with one span below it for each attempt: OpenTelemetry wants a span for each HTTP request that is sent,
/// a repeated one counted by `http.request.resend_count`.
///
/// Source: OpenTelemetry's semantic conventions for AWS SDKs, for AWS DynamoDB and for HTTP clients.
struct CallSpan: Sendable {
  private let tracer: any Tracer
  private let span: any Span

  init(_ tracer: any Tracer, _ request: TransportRequest, region: String, invocationID: String) {
    self.tracer = tracer
    span = tracer.startSpan("DynamoDB.\(request.operation)", ofKind: .client)
    guard span.isRecording else { return }
    let summary = request.summary
    span.updateAttributes { attributes in
      attributes["rpc.system"] = "aws-api"
      attributes["rpc.service"] = "DynamoDB"
      attributes["rpc.method"] = request.operation
      attributes["db.system.name"] = "aws.dynamodb"
      attributes["db.operation.name"] = request.operation
      attributes["cloud.region"] = region
      attributes["aws.dynamodb.client.invocation_id"] = invocationID
      attributes.add(summary)
    }
  }

  func attemptStarted(_ number: Int, at endpoint: Endpoint, isHedge: Bool) -> any Span {
    let attempt = tracer.startSpan("POST", context: span.context, ofKind: .client)
    guard attempt.isRecording else { return attempt }
    let server = ServerAddress(endpoint)
    attempt.updateAttributes { attributes in
      attributes["http.request.method"] = "POST"
      attributes["url.full"] = endpoint.url
      attributes["server.address"] = server.name
      attributes["server.port"] = server.port
      if number > 1 { attributes["http.request.resend_count"] = number - 1 }
      if isHedge { attributes["aws.dynamodb.client.hedge"] = true }
    }
    return attempt
  }

  static func attemptEnded(_ attempt: any Span, _ end: AttemptEnd) {
    defer { attempt.end() }
    guard attempt.isRecording else { return }
    attempt.updateAttributes { attributes in
      attributes["http.response.status_code"] = end.status
      attributes["aws.request_id"] = end.requestID
      attributes["error.type"] = end.errorType
      guard let timings = end.timings else { return }
      attributes["network.peer.address"] = timings.peerAddress
      attributes["network.peer.port"] = timings.peerPort
      attributes["network.protocol.version"] = "1.1"
      attributes["http.request.body.size"] = timings.bytesSent
      attributes["http.response.body.size"] = timings.bytesReceived
    }
    switch end.result {
    case .answered: if let code = end.errorType { attempt.setStatus(SpanStatus(code: .error, message: code)) }
    case .failed(let reason, _, _):
      attempt.recordError(TransportError(reason))
      attempt.setStatus(SpanStatus(code: .error, message: end.errorType))
    // Somebody no longer wanted the answer: not a fault of the attempt.
    case .canceled: break
    }
  }

  /// Ends the span with what the call came to; the answer is read only where there is one that succeeded.
  func ended(_ metrics: CallMetrics, at server: ServerAddress?, answer: [UInt8]?, error: (any Error)?) {
    defer { span.end() }
    guard span.isRecording else { return }
    let summary = answer.map(ResponseSummary.init)
    span.updateAttributes { attributes in
      attributes["server.address"] = server?.name
      attributes["server.port"] = server?.port
      attributes["http.response.status_code"] = metrics.status
      attributes["aws.request_id"] = metrics.requestID
      attributes["error.type"] = metrics.errorType
      if let summary { attributes.add(summary) }
    }
    if let error { span.recordError(error) }
    if let errorType = metrics.errorType { span.setStatus(SpanStatus(code: .error, message: errorType)) }
  }
}

/// What a span keeps of an error of the service: its code. The message can quote values.
struct ServiceResponseError: Error, CustomStringConvertible {
  let code: String
  var description: String { code }
}

extension SpanAttributes {
  mutating func add(_ request: RequestSummary) {
    if !request.tableNames.isEmpty { self["aws.dynamodb.table_names"] = request.tableNames }
    if request.tableNames.count == 1 { self["db.collection.name"] = request.tableNames[0] }
    self["aws.dynamodb.index_name"] = request.indexName
    self["aws.dynamodb.consistent_read"] = request.consistentRead
    self["aws.dynamodb.limit"] = request.limit
    self["aws.dynamodb.projection"] = request.projection
    self["aws.dynamodb.attributes_to_get"] = request.attributesToGet
    self["aws.dynamodb.select"] = request.select
    self["aws.dynamodb.scan_forward"] = request.scanForward
    self["aws.dynamodb.segment"] = request.segment
    self["aws.dynamodb.total_segments"] = request.totalSegments
    self["aws.dynamodb.exclusive_start_table"] = request.exclusiveStartTable
    self["aws.dynamodb.provisioned_read_capacity"] = request.provisionedReadCapacity
    self["aws.dynamodb.provisioned_write_capacity"] = request.provisionedWriteCapacity
    // A batch of one is not a batch, say the conventions.
    if let count = request.memberCount, count > 1 { self["db.operation.batch.size"] = count }
  }

  mutating func add(_ response: ResponseSummary) {
    self["aws.dynamodb.count"] = response.count
    self["aws.dynamodb.scanned_count"] = response.scannedCount
    if !response.consumedCapacity.isEmpty { self["aws.dynamodb.consumed_capacity"] = response.consumedCapacity }
    self["aws.dynamodb.table_count"] = response.tableCount
  }
}
