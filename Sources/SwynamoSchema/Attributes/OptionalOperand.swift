public import SwynamoCore

/// Lets an optional be compared with, or set: `$0.nickname == wanted`, where `wanted` may be nil. A nil is a fault.
protocol OptionalOperand {
  static func codec(_ operand: AnyPropertyCodec) -> AnyPropertyCodec?
}

extension Optional: OptionalOperand {
  static func codec(_ operand: AnyPropertyCodec) -> AnyPropertyCodec? {
    guard let codec = operand.codec(of: Wrapped.self) else { return nil }
    return PropertyCodec<Self>(
      encode: { value, faults in
        if let value { return codec.encode(value, &faults) }
        faults.append(
          LocatedFault(
            path: "", fault: .encodingFailed("nil is no value that an attribute has: use exists, doesNotExist or remove()")))
        return .null
      },
      decode: { reader in try codec.decode(&reader) })
  }
}

extension AnyPropertyCodec {
  /// The codec of the property's values with an optional around them; nil when `type` is no such optional.
  @usableFromInline
  func optionalCodec<Value>(of type: Value.Type) -> PropertyCodec<Value>? {
    (type as? any OptionalOperand.Type)?.codec(self)?.codec(of: type)
  }
}
