extension AttributeCodec {
  /// Stores nil as NULL instead of leaving the attribute out.
  ///
  ///     Field(\.nickname, as: .null())   // nil is {"NULL":true}
  public static func null<Wrapped: AttributeConvertible>() -> AttributeCodec where Value == Wrapped? {
    AttributeCodec(
      type: Wrapped.Kind.type,
      encode: { $0.encodeAttribute(to: &$1) },
      decode: { try Wrapped?(attributeFrom: &$0) },
      absentValue: { .some(nil) })
  }
}
