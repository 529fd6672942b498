/// What queries and scans have in common.
public struct ReadOptions: Sendable, Hashable {
  /// At most so many items are given, over all pages.
  public var limit: Int?
  /// At most so many items are read for each page, before the filter.
  public var pageSize: Int?
  public var isConsistent = false
  public var isDescending = false
  /// Where to start: behind its key.
  public var start: Cursor?

  public init() {}
}
