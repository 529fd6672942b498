/// `ReturnValues`: which attributes a write answers with. Source: API Reference, "UpdateItem".
public enum ReturnValues: String, Sendable, Hashable {
  /// `NONE`: nothing.
  case none = "NONE"
  /// `ALL_OLD`: the whole item as it was before.
  case allOld = "ALL_OLD"
  /// `UPDATED_OLD`: the updated attributes as they were before.
  case updatedOld = "UPDATED_OLD"
  /// `ALL_NEW`: the whole item as it is after an update.
  case allNew = "ALL_NEW"
  /// `UPDATED_NEW`: the updated attributes as they are now.
  case updatedNew = "UPDATED_NEW"
}
