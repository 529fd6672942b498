import SwynamoBytes

extension AttributeCodec where Value: AttributeConvertible, Value.Kind == AttributeKinds.Binary {
  /// The text of Base64 inside a binary, as PynamoDB's `BinaryAttribute(legacy_encoding=True)` stores it.
  ///
  ///     Field(\.photo, as: .base64())            // the bytes "hi" are stored as the bytes "aGk="
  ///
  /// In DynamoDB's JSON, which has binaries in Base64, it stands there twice: {"B":"YUdrPQ=="}.
  public static func base64() -> AttributeCodec { base64Inside(isWritten: true) }

  /// Binaries as they are, in a table that has some with Base64 inside: `base64()`'s are read too, and written anew without it.
  ///
  ///     Field(\.photo, as: .readingBase64())     // reads both, and stores the bytes "hi" as the bytes "hi"
  ///
  /// Bytes that are the text of Base64 themselves are read as what that stands for, so that this is for the time of a change.
  public static func readingBase64() -> AttributeCodec { base64Inside(isWritten: false) }
}

extension AttributeCodec where Value: AttributeConvertible, Value.Kind == AttributeKinds.BinarySet {
  /// The same for each element of a set: `BinarySetAttribute(legacy_encoding=True)`.
  public static func base64() -> AttributeCodec { base64Inside(isWritten: true) }

  /// The same for each element of a set: reads both, and writes the bytes as they are.
  public static func readingBase64() -> AttributeCodec { base64Inside(isWritten: false) }
}

extension AttributeCodec where Value: AttributeConvertible {
  /// What is written with Base64 inside is read so only; else what has it is read as well.
  fileprivate static func base64Inside(isWritten: Bool) -> AttributeCodec {
    AttributeCodec(
      type: Value.Kind.type,
      encode: { value, writer in
        let plain = value.attributeValue(faults: &writer.faults)
        writer.write(isWritten ? plain.mapBinaries { Array(Base64.text($0).utf8) } : plain)
      },
      decode: { reader in
        let stored = try reader.readValue()
        let plain = try stored.mapBinaries { bytes in
          if let inside = try? bytes.withUnsafeBufferPointer({ try Base64.bytes($0) }) { return inside }
          guard isWritten else { return bytes }
          throw AttributeDecodingError(.invalidValue("bytes that are no text of Base64", type: "\(Value.self) stored as one"))
        }
        return try AttributeReader.read(plain) { try Value(attributeFrom: &$0) }
      },
      isAbsent: { $0.isAbsent },
      absentValue: { Value.absentValue })
  }
}

extension AttributeValue {
  /// A binary, or a set of them, with each replaced; any other value as it is.
  fileprivate func mapBinaries(_ transform: ([UInt8]) throws -> [UInt8]) rethrows -> AttributeValue {
    switch self {
    case .binary(let bytes): .binary(try transform(bytes))
    case .binarySet(let elements): .binarySet(Set(try elements.map(transform)))
    case .string, .number, .bool, .null, .list, .map, .stringSet, .numberSet: self
    }
  }
}
