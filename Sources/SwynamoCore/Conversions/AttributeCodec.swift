/// How the values of one field are stored, where that is not what their type's conformance says.
///
///     Field(\.created, as: .epochSeconds)                          // {"N":"1704164645"}
///     Field(\.level, as: .converting(to: Int.self, { $0.rank }, { Level(rank: $0) }))
public struct AttributeCodec<Value>: Sendable {
  /// What the values are stored as; nil when that varies.
  public let type: AttributeType?
  /// Appends the value, `{"S":"…"}`; what can't be stored is noted by `writer.report(_:)`.
  public let encode: @Sendable (Value, inout AttributeWriter) -> Void
  /// Reads the value that comes next. Errors: ``AttributeDecodingError``.
  public let decode: @Sendable (inout AttributeReader) throws -> Value
  /// Whether a value is stored by leaving its attribute out.
  public let isAbsent: @Sendable (Value) -> Bool
  /// What is read where the item has no such attribute; nil where it must have one.
  public let absentValue: @Sendable () -> Value?
  /// How much of a value DynamoDB sees.
  @usableFromInline package var form = StoredForm.plain
  /// How the values are stored before they are encrypted; nil for a codec that encrypts none.
  @usableFromInline package var encrypted: EncryptedCodec<Value>?

  /// A codec of two functions, for what ``converting(to:_:_:)`` can't say.
  public init(
    type: AttributeType?,
    encode: @escaping @Sendable (Value, inout AttributeWriter) -> Void,
    decode: @escaping @Sendable (inout AttributeReader) throws -> Value,
    isAbsent: @escaping @Sendable (Value) -> Bool = { _ in false },
    absentValue: @escaping @Sendable () -> Value? = { nil }
  ) {
    self.type = type
    self.encode = encode
    self.decode = decode
    self.isAbsent = isAbsent
    self.absentValue = absentValue
  }

  /// The value on its own, for conditions and updates.
  @usableFromInline
  package func attributeValue(_ value: Value, faults: inout [AttributeValue.LocatedFault]) -> AttributeValue {
    var writer = AttributeWriter(capacity: 128)
    encode(value, &writer)
    if !writer.faults.isEmpty {
      faults += writer.faults
      if !writer.faults.allSatisfy(\.isValidation) { return .null }
    }
    do {
      return try AttributeReader.read(writer.bytes) { try $0.readValue() }
    } catch {
      faults.append(
        AttributeValue.LocatedFault(
          path: "", fault: .encodingFailed("the codec of \(Value.self) encodes no attribute value: \(error)")))
      return .null
    }
  }

  /// The same for an optional property: nil is stored by leaving the attribute out.
  public var optional: AttributeCodec<Value?> {
    if let encrypted { return AttributeCodec<Value?>(encrypting: encrypted.plain.optional, by: encrypted.encryption) }
    var optional = AttributeCodec<Value?>(
      type: type,
      encode: { value, writer in
        if let value { encode(value, &writer) } else { writer.write(literal: #"{"NULL":true}"#) }
      },
      decode: { reader in try reader.takeNullValue() ? nil : try decode(&reader) },
      isAbsent: { $0 == nil },
      absentValue: { .some(nil) })
    optional.form = form
    return optional
  }
}

extension AttributeCodec {
  /// Stores values as those of another type.
  public static func converting<Stored: AttributeConvertible>(
    to stored: Stored.Type, _ encode: @escaping @Sendable (Value) -> Stored,
    _ decode: @escaping @Sendable (Stored) throws -> Value
  ) -> AttributeCodec {
    AttributeCodec(
      type: Stored.Kind.type,
      encode: { value, writer in encode(value).encodeAttribute(to: &writer) },
      decode: { reader in try decode(Stored(attributeFrom: &reader)) })
  }
}

extension AttributeCodec where Value: AttributeConvertible {
  /// What the type's conformance says.
  public static var standard: AttributeCodec {
    AttributeCodec(
      type: Value.Kind.type,
      encode: { $0.encodeAttribute(to: &$1) },
      decode: { try Value(attributeFrom: &$0) },
      isAbsent: { $0.isAbsent },
      absentValue: { Value.absentValue })
  }
}

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
