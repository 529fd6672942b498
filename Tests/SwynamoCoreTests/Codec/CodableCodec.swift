import SwynamoCore
import Testing

/// Writes and reads values as a `.codable` field does.
enum CodableCodec {
  static func write<Value: Codable & Sendable>(_ value: Value) -> (json: String, faults: [AttributeValue.LocatedFault]) {
    var writer = AttributeWriter()
    AttributeCodec<Value>.codable.encode(value, &writer)
    return (writer.text, writer.faults)
  }

  static func read<Value: Codable & Sendable>(_ type: Value.Type, _ json: String) throws -> Value {
    try AttributeReader.read(json, AttributeCodec<Value>.codable.decode)
  }

  /// Expects the value to be stored as the text, and the text to be read as the value.
  static func expect<Value: Codable & Sendable & Equatable>(
    _ value: Value, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (written, faults) = write(value)
    #expect(written == json, sourceLocation: sourceLocation)
    #expect(faults == [], sourceLocation: sourceLocation)
    #expect(try read(Value.self, json) == value, sourceLocation: sourceLocation)
  }

  /// Expects reading to fail with the sentence at the path.
  static func expectError<Value: Codable & Sendable>(
    _ type: Value.Type, _ json: String, path: String, _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: AttributeDecodingError.self, sourceLocation: sourceLocation) { try read(type, json) }
    #expect(error?.path == path, sourceLocation: sourceLocation)
    #expect(error?.description == sentence, sourceLocation: sourceLocation)
  }

  /// Expects writing to note these faults, in this order.
  static func expectFaults(
    _ value: some Codable & Sendable, _ faults: [AttributeValue.LocatedFault], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(write(value).faults == faults, sourceLocation: sourceLocation)
  }
}
