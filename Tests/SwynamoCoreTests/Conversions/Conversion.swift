import SwynamoCore
import Testing

/// Writes and reads values by their conformance.
enum Conversion {
  static func write(_ value: some AttributeConvertible) -> (json: String, faults: [AttributeValue.Fault]) {
    var writer = AttributeWriter()
    value.encodeAttribute(to: &writer)
    return (writer.text, writer.faults.map(\.fault))
  }

  static func read<Value: AttributeConvertible>(_ type: Value.Type, _ json: String) throws -> Value {
    try AttributeReader.read(json) { try Value(attributeFrom: &$0) }
  }

  /// Expects reading to fail with the sentence.
  static func expectError<Value: AttributeConvertible>(
    _ type: Value.Type, _ json: String, _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: AttributeDecodingError.self, sourceLocation: sourceLocation) { try read(type, json) }
    #expect(error?.description == sentence, sourceLocation: sourceLocation)
  }
}
