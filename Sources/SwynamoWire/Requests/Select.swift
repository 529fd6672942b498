/// What a query or scan answers with.
public enum Select: String, Sendable, Hashable {
  case allAttributes = "ALL_ATTRIBUTES"
  case allProjectedAttributes = "ALL_PROJECTED_ATTRIBUTES"
  case specificAttributes = "SPECIFIC_ATTRIBUTES"
  case count = "COUNT"
}
