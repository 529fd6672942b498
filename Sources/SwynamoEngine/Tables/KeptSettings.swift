/// What is kept of Contributor Insights for a table or an index. The reports would be CloudWatch's; here nobody makes any.
struct ContributorInsights: Sendable, Hashable, Codable {
  var isEnabled: Bool
  var mode: String
  /// When it was changed last, in seconds since 1970.
  var changed: Double
  /// Until when it is ENABLING or DISABLING.
  var due: Double

  func status(at now: Double) -> String {
    switch (isEnabled, now < due) {
    case (true, true): "ENABLING"
    case (true, false): "ENABLED"
    case (false, true): "DISABLING"
    case (false, false): "DISABLED"
    }
  }
}

/// A Kinesis stream that a table was to send its changes to. There is no Kinesis here, so none of them becomes ACTIVE.
struct KinesisDestination: Sendable, Hashable, Codable {
  /// The stream's ARN.
  var stream: String
  /// Of the times in records: "MILLISECOND" or "MICROSECOND"; nil where none was asked for, which is the first.
  var precision: String?
  /// Until when it is ENABLING.
  var due: Double

  func isEnabling(at now: Double) -> Bool { now < due }
}
