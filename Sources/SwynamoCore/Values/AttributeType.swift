/// The type descriptor of an attribute value, as `attribute_type` and the wire spell it.
public enum AttributeType: String, Sendable, Hashable, CaseIterable {
  /// `S`
  case string = "S"
  /// `N`
  case number = "N"
  /// `B`
  case binary = "B"
  /// `BOOL`
  case bool = "BOOL"
  /// `NULL`
  case null = "NULL"
  /// `SS`
  case stringSet = "SS"
  /// `NS`
  case numberSet = "NS"
  /// `BS`
  case binarySet = "BS"
  /// `L`
  case list = "L"
  /// `M`
  case map = "M"
}
