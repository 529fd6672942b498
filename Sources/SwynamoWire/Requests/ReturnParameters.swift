/// How much an answer tells of the capacity that a request used.
public enum ReturnConsumedCapacity: String, Sendable, Hashable {
  case none = "NONE"
  case total = "TOTAL"
  case indexes = "INDEXES"
}
