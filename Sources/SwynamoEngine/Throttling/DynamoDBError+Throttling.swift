import SwynamoCore
import SwynamoWire

extension DynamoDBError {
  /// What the service says when a limit is reached.
  ///
  /// Source: API Reference, "TransactWriteItems" (cancellation reasons); Developer Guide, "Diagnosing throttling".
  static func throttled(
    _ limit: ThroughputLimit, _ kind: ThroughputLimit.Kind, _ table: Table, _ index: SecondaryIndex?,
    shownAs shown: TableNamespace
  ) -> DynamoDBError {
    let globalIndex = index.flatMap { $0.isGlobal ? $0.name : nil }
    let isProvisioned = table.settings.billingMode == .provisioned
    var error = DynamoDBError(
      code: isProvisioned ? DynamoDBError.provisionedThroughputExceeded : DynamoDBError.throttling,
      message: message(limit, isProvisioned: isProvisioned, isIndex: globalIndex != nil))
    let reason =
      (globalIndex == nil ? "Table" : "Index") + (kind == .read ? "Read" : "Write") + limit.name
    error.throttlingReasons = [
      ThrottlingReason(reason: reason, resource: table.arn(in: shown) + (globalIndex.map { "/index/\($0)" } ?? ""))
    ]
    return error
  }

  private static func message(_ limit: ThroughputLimit, isProvisioned: Bool, isIndex: Bool) -> String {
    if limit == .maximum { return "Throughput exceeds the maximum OnDemandThroughput configured on table or index" }
    return switch (isProvisioned, isIndex) {
    case (true, false):
      "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level "
        + "with the UpdateTable API."
    case (true, true):
      "The level of configured provisioned throughput for one or more global secondary indexes of the table was exceeded. "
        + "Consider increasing your provisioning level for the under-provisioned global secondary indexes with the UpdateTable "
        + "API."
    case (false, false):
      "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so "
        + "please try again shortly. If exceptions persist, check if you have a hot key: "
        + "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html."
    case (false, true):
      "Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is automatically scaling your "
        + "index so please try again shortly."
    }
  }

  /// Whether the request may be tried again later, and what of a batch was not done.
  var isThrottled: Bool { code == DynamoDBError.provisionedThroughputExceeded || code == DynamoDBError.throttling }
}

extension ThroughputLimit {
  /// The end of a throttling reason.
  fileprivate var name: String {
    switch self {
    case .provisioned: "ProvisionedThroughputExceeded"
    case .maximum: "MaxOnDemandThroughputExceeded"
    case .partition: "KeyRangeThroughputExceeded"
    }
  }
}
