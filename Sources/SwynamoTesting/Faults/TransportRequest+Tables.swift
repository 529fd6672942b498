import SwynamoCore
import SwynamoWire

extension TransportRequest {
  /// Whether it names the table, or its ARN.
  func names(table: String) -> Bool {
    tableNames.contains { $0 == table || ResourceName.table(in: $0).hasSameBytes(as: table) }
  }
}
