public import SwynamoCore

extension AttributeCodec {
  /// What another codec stores, as gzip in a binary.
  ///
  ///     import SwynamoCompression
  ///
  ///     Field(\.settings, as: .compressed(.json))       // {"B":"H4sIAAAAAAAAA…"}
  ///
  /// Inside is the UTF-8 of a string, the bytes of a binary, and for any other type DynamoDB's JSON of the value, `{"M":{…}}`, so that
  /// every language reads it. DynamoDB can't compare it, compute with it, or look into it: conditions ask whether it exists. What is stored
  /// without compression is read as well where the codec doesn't store binaries, so that a field can be compressed from some day on.
  ///
  /// A value has up to `limit` bytes before it is compressed: a longer one is a fault, and stored, an error that is thrown before it takes
  /// more memory. Source: RFC 1952.
  public static func compressed(
    _ codec: AttributeCodec, limit: Int = 16 << 20  // not a limit: forty times that of an item
  ) -> AttributeCodec {
    var compressed = AttributeCodec(
      type: .binary,
      encode: { value, writer in
        var plain = AttributeWriter()
        codec.encode(value, &plain)
        writer.faults += plain.faults
        guard let content = CompressedContent.bytes(of: plain.bytes, as: codec.type) else {
          // What has not the codec's type is NULL, or reported.
          return writer.write(raw: plain.bytes)
        }
        if content.count > limit {
          writer.report(.encodingFailed("it has \(content.count) bytes, and up to \(limit) are compressed"))
        } else if let deflated = GZip.deflate(content, effort: .usual) {
          return writer.write(.binary(deflated))
        } else {
          writer.report(.encodingFailed("zlib has no memory left to compress it"))
        }
        writer.write(.null)
      },
      decode: { reader in
        // What was stored before compression was switched on, and NULL.
        guard try reader.peekType() == .binary else { return try codec.decode(&reader) }
        let content = try CompressedContent.inflate([UInt8](attributeFrom: &reader), limit: limit, type: "\(Value.self)")
        return try AttributeReader.read(try CompressedContent.json(of: content, as: codec.type)) { try codec.decode(&$0) }
      },
      isAbsent: codec.isAbsent, absentValue: codec.absentValue)
    compressed.form = .compressed
    return compressed
  }
}

extension AttributeCodec where Value: AttributeConvertible {
  /// What the type's conformance stores, as gzip in a binary: for long texts and binaries.
  ///
  ///     Field(\.text, as: .compressed())
  public static func compressed(limit: Int = 16 << 20) -> AttributeCodec {  // not a limit: the same
    .compressed(.standard, limit: limit)
  }
}

/// What is inside the gzip.
private enum CompressedContent {
  /// Of a value as DynamoDB's JSON has it; nil for a value that is no string or binary where the codec stores one.
  static func bytes(of json: [UInt8], as type: AttributeType?) -> [UInt8]? {
    guard type == .string || type == .binary else { return json }
    return switch try? AttributeReader.read(json, { try $0.readValue() }) {
    case .string(let text) where type == .string: Array(text.utf8)
    case .binary(let bytes) where type == .binary: bytes
    default: nil
    }
  }

  /// The value of these contents, of the type that the codec stores.
  static func json(of content: [UInt8], as type: AttributeType?) throws -> [UInt8] {
    var writer = AttributeWriter(capacity: content.count + 16)
    switch type {
    case .string:
      guard let text = String(validating: content, as: UTF8.self) else {
        throw AttributeDecodingError(.invalidValue("gzip of bytes that are no UTF-8", type: "compressed text"))
      }
      writer.write(.string(text))
    case .binary: writer.write(.binary(content))
    default: return content
    }
    return writer.bytes
  }

  static func inflate(_ bytes: [UInt8], limit: Int, type: String) throws -> [UInt8] {
    do {
      return try GZip.inflate(bytes, limit: limit)
    } catch {
      let reason =
        switch error {
        case .tooLarge: "gzip of more than \(limit) bytes"
        case .truncated: "gzip that is cut off"
        case .corrupt(let reason): "\(bytes.count) bytes that are no gzip (\(reason))"
        }
      throw AttributeDecodingError(.invalidValue(reason, type: "compressed \(type)"))
    }
  }
}
