/// The type descriptor of an attribute value, as `attribute_type` and the wire spell it.
public enum AttributeType: String, Sendable, Hashable, CaseIterable {
  case string = "S"
  case number = "N"
  case binary = "B"
  case bool = "BOOL"
  case null = "NULL"
  case stringSet = "SS"
  case numberSet = "NS"
  case binarySet = "BS"
  case list = "L"
  case map = "M"
}
