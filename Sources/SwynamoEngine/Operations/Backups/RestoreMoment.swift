import SwynamoCore
import SwynamoWire

/// `UseLatestRestorableTime` or `RestoreDateTime`, one of them.
enum RestoreMoment {
  case latest
  case at(Double)

  init(_ request: JSONValue) throws(DynamoDBError) {
    switch (request["UseLatestRestorableTime"]?.boolean ?? false, request["RestoreDateTime"]?.double) {
    case (true, nil): self = .latest
    case (false, let date?): self = .at(date)
    case (true, _?):
      throw .invalid("Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot be specified")
    case (false, nil):
      throw .invalid("Invalid Request: Either RestoreDateTime or UseLatestRestorableTime must be specified")
    }
  }

  func date(within window: ClosedRange<Double>) throws(DynamoDBError) -> Double {
    switch self {
    case .latest: return window.upperBound
    case .at(let date):
      // Times are told in whole seconds, which may be before the window by less than one.
      guard date >= window.lowerBound.rounded(.down), date <= window.upperBound else {
        throw DynamoDBError(
          code: "InvalidRestoreTimeException",
          message: "RestoreDateTime must be between EarliestRestorableDateTime and LatestRestorableDateTime")
      }
      return max(date, window.lowerBound)
    }
  }
}

extension TableSettings.Recovery {
  /// The moments that a table can be restored to.
  ///
  /// Source: API Reference, "PointInTimeRecoveryDescription"; the latest is typically five minutes ago.
  func window(at now: Double) -> ClosedRange<Double> {
    let earliest = max(since, now - Double(days) * 86_400)
    return earliest...max(earliest, now - 300)
  }
}
