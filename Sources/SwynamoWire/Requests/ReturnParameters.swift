/// Which attributes a write answers with.
public enum ReturnValues: String, Sendable, Hashable {
  case none = "NONE"
  case allOld = "ALL_OLD"
  case updatedOld = "UPDATED_OLD"
  case allNew = "ALL_NEW"
  case updatedNew = "UPDATED_NEW"
}

/// How much an answer tells of the capacity that a request used.
public enum ReturnConsumedCapacity: String, Sendable, Hashable {
  case none = "NONE"
  case total = "TOTAL"
  case indexes = "INDEXES"
}
