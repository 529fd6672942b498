/// `ReturnValues`: which attributes a write answers with. Source: API Reference, "UpdateItem".
public enum ReturnValues: String, Sendable, Hashable {
  case none = "NONE"
  case allOld = "ALL_OLD"
  case updatedOld = "UPDATED_OLD"
  case allNew = "ALL_NEW"
  case updatedNew = "UPDATED_NEW"
}
