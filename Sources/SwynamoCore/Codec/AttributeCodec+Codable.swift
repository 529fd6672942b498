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
