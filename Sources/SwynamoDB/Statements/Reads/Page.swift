public import SwynamoCompiler
public import SwynamoWire

/// One page of a query or scan.
public struct Page<Row> {
  /// The items, after the filter.
  public let items: [Row]
  /// Where to go on; nil when there is no more.
  public let cursor: Cursor?
  /// The items read before the filter, which is what is paid for.
  public let scannedCount: Int
  /// What the page cost, where the request asks for it.
  public let consumedCapacity: ConsumedCapacity?
}

extension Page: Sendable where Row: Sendable {}
