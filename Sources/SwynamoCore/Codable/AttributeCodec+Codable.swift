#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension AttributeCodec where Value: Codable & Sendable {
  /// JSON text in a string, as PynamoDB's JSONAttribute stores it.
  ///
  ///     Field(\.settings, as: .json)     // {"S":"{\"theme\":\"dark\"}"}
  public static var json: AttributeCodec {
    AttributeCodec(
      type: .string,
      encode: { value, writer in
        do {
          let encoder = JSONEncoder()
          encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
          String(decoding: try encoder.encode(value), as: UTF8.self).encodeAttribute(to: &writer)
        } catch {
          writer.report(.encodingFailed("\(Value.self) could not be encoded as JSON: \(error)"))
        }
      },
      decode: { reader in
        let text = try String(attributeFrom: &reader)
        try AttributeReader.read(text) { try $0.checkJSON(of: Value.self) }
        do {
          return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
        } catch {
          throw AttributeDecodingError(.invalidValue(text, type: "JSON of \(Value.self): \(error)"))
        }
      })
  }
}

extension AttributeCodec where Value: Codable & Sendable {
  /// DynamoDB's own values: a structure is a map, an array a list, and so on all the way down, where `.json` is one text.
  ///
  ///     Field(\.settings, as: .codable)     // {"M":{"sizes":{"L":[{"N":"1"}]},"theme":{"S":"dark"}}}
  ///
  /// Numbers are exact. `Data`, `Date`, `Decimal`, `URL` and `UUID` are stored as a field of theirs would be. An optional member
  /// is left out when nil, and NULL in an array. Sets are lists, as `Codable` has them, in no particular order, and so are arrays
  /// of bytes; a dictionary is a map when its keys are strings or integers, else a list of keys and values in turn.
  ///
  /// Errors: what can't be stored is a fault with its place, `settings.sizes[1]`; reading throws `AttributeDecodingError`.
  /// Source: Swift's `Encodable` and `Decodable`, and DynamoDB API Reference, "AttributeValue".
  public static var codable: AttributeCodec {
    AttributeCodec(
      type: nil,
      encode: { value, writer in
        let (encoded, faults) = AttributeEncoder.encode(value)
        writer.faults += faults
        writer.write(encoded)
      },
      decode: { reader in try AttributeDecoder.decode(Value.self, from: reader.readValue()) }
    ).leavingOutNil
  }
}

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
