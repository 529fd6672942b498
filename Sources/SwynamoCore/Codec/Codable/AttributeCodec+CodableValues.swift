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
