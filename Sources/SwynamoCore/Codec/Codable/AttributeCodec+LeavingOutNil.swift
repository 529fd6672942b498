extension AttributeCodec {
  /// The same codec; where its values are optionals, nil is stored by leaving the attribute out.
  var leavingOutNil: AttributeCodec {
    guard let optional = Value.self as? any OptionalValue.Type else { return self }
    return AttributeCodec(
      type: type, encode: encode, decode: decode,
      isAbsent: { optional.isNil($0) },
      absentValue: { optional.none(as: Value.self) })
  }
}

/// What an optional can do where its type is known only at run time.
private protocol OptionalValue: SendableMetatype {
  static func isNil<Value>(_ value: Value) -> Bool
  static func none<Value>(as type: Value.Type) -> Value?
}

extension Optional: OptionalValue {
  fileprivate static func isNil<Value>(_ value: Value) -> Bool {
    if let value = value as? Self { value == nil } else { false }
  }

  fileprivate static func none<Value>(as type: Value.Type) -> Value? { Self.none as? Value }
}
