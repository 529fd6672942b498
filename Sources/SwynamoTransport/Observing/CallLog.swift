import Logging
import SwynamoBytes
import SwynamoWire

/// Writes a call's lines. Each has `operation` and `invocationID`, and names of the following that apply: `attempt`, `attempts`,
/// `hedge`, `host`, `status`, `requestID`, `failure`, `delay`, `cause`, `reason`, `duration` (milliseconds), `connectionReused`.
struct CallLog: Sendable {
  let logger: Logger
  let operation: String
  let invocationID: String

  func attemptEnded(_ number: Int, _ end: AttemptEnd, isHedge: Bool, at endpoint: Endpoint, after elapsed: Duration) {
    guard logger.logLevel <= .debug else { return }
    var metadata = metadata
    metadata["attempt"] = "\(number)"
    if isHedge { metadata["hedge"] = "true" }
    metadata["host"] = "\(endpoint.host)"
    metadata["duration"] = Self.milliseconds(end.timings?.total ?? elapsed)
    metadata["status"] = end.status.map { "\($0)" }
    metadata["requestID"] = end.requestID.map { "\($0)" }
    metadata["failure"] = end.errorType.map { "\($0)" }
    if case .failed(let reason, _, _) = end.result { metadata["reason"] = "\(reason)" }
    if let timings = end.timings { metadata["connectionReused"] = "\(timings.connectionReused)" }
    logger.debug("DynamoDB attempt", metadata: metadata)
  }

  func retryPlanned(after number: Int, delay: Duration, cause: RetryCause) {
    guard logger.logLevel <= .debug else { return }
    var metadata = metadata
    metadata["attempt"] = "\(number)"
    metadata["delay"] = Self.milliseconds(delay)
    metadata["cause"] = "\(cause.rawValue)"
    logger.debug("DynamoDB retry", metadata: metadata)
  }

  func retryRefused(_ failure: String, attempts: Int, requestID: String?, cause: RetryCause, because reason: RetryEndReason) {
    guard logger.logLevel <= .warning else { return }
    var metadata = metadata
    metadata["attempts"] = "\(attempts)"
    metadata["requestID"] = requestID.map { "\($0)" }
    metadata["failure"] = "\(failure)"
    metadata["cause"] = "\(cause.rawValue)"
    metadata["reason"] = "\(reason.rawValue)"
    logger.warning("DynamoDB call given up", metadata: metadata)
  }

  private var metadata: Logger.Metadata { ["operation": "\(operation)", "invocationID": "\(invocationID)"] }

  private static func milliseconds(_ duration: Duration) -> Logger.MetadataValue {
    "\(Double(duration.nanoseconds / 1000) / 1000)"
  }
}
