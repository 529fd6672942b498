import SwynamoWire

/// One line of a metric: its name and the dimensions it is kept apart by.
///
/// Names and dimensions are OpenTelemetry's where it has them (semantic conventions for database clients and HTTP).
struct MetricSeries: Sendable, Hashable {
  var name: Name
  var operation: String?
  var server: ServerAddress?
  var status: Int?
  var errorType: String?
  /// Why a request is sent again.
  var cause: RetryCause?

  enum Name: String {
    case callDuration = "db.client.operation.duration"
    case attemptDuration = "http.client.request.duration"
    case connectionWait = "db.client.connection.wait_time"
    case connectionCreation = "db.client.connection.create_time"
    case retries = "aws.dynamodb.client.retries"
    case throttles = "aws.dynamodb.client.throttles"
  }

  init(
    _ name: Name, operation: String? = nil, server: ServerAddress? = nil, status: Int? = nil, errorType: String? = nil,
    cause: RetryCause? = nil
  ) {
    self.name = name
    self.operation = operation
    self.server = server
    self.status = status
    self.errorType = errorType
    self.cause = cause
  }

  var dimensions: [(String, String)] {
    var dimensions = [("db.system.name", "aws.dynamodb")]
    func add(_ name: String, _ value: String?) { if let value { dimensions.append((name, value)) } }
    add("db.operation.name", operation)
    if name == .attemptDuration { add("http.request.method", "POST") }
    add("http.response.status_code", status.map(String.init))
    add("error.type", errorType)
    add("aws.dynamodb.retry.cause", cause?.rawValue)
    add("server.address", server?.name)
    add("server.port", server.map { String($0.port) })
    return dimensions
  }
}
