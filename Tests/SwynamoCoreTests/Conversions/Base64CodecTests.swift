import Foundation
import SwynamoCore
import Testing

/// Binaries with the text of Base64 inside, as older versions of PynamoDB stored them.
@Suite struct Base64CodecTests {
  private func written<Value>(_ value: Value, as codec: AttributeCodec<Value>) -> String {
    var writer = AttributeWriter()
    codec.encode(value, &writer)
    #expect(writer.faults.isEmpty)
    return writer.text
  }

  private func read<Value>(_ json: String, as codec: AttributeCodec<Value>) throws -> Value {
    try AttributeReader.read(json) { try codec.decode(&$0) }
  }

  /// `b64encode(b64encode(b"hi"))` is `b"YUdrPQ=="`.
  @Test func aBinaryIsEncodedTwice() throws {
    #expect(written(Array("hi".utf8), as: .base64()) == #"{"B":"YUdrPQ=="}"#)
    #expect(written(Data("hi".utf8), as: .base64()) == #"{"B":"YUdrPQ=="}"#)
    #expect(try read(#"{"B":"YUdrPQ=="}"#, as: AttributeCodec<Data>.base64()) == Data("hi".utf8))
    #expect(try read(#"{"B":""}"#, as: AttributeCodec<[UInt8]>.base64()) == [])
  }

  @Test func aSetIsEncodedElementByElement() throws {
    #expect(written([Data("hi".utf8)], as: AttributeCodec<Set<Data>>.base64()) == #"{"BS":["YUdrPQ=="]}"#)
    #expect(
      try read(#"{"BS":["YUdrPQ==","YUdzPQ=="]}"#, as: AttributeCodec<Set<Data>>.base64())
        == [Data("hi".utf8), Data("hk".utf8)])
    #expect(AttributeCodec<Set<Data>>.base64().isAbsent([]))
  }

  @Test func bothFormsAreReadWhileATableChanges() throws {
    let codec = AttributeCodec<[UInt8]>.readingBase64()
    #expect(try read(#"{"B":"YUdrPQ=="}"#, as: codec) == Array("hi".utf8))
    #expect(try read(#"{"B":"aGk="}"#, as: codec) == Array("hi".utf8))
    #expect(written(Array("hi".utf8), as: codec) == #"{"B":"aGk="}"#)
    #expect(try read(#"{"BS":["YUdrPQ==","AA=="]}"#, as: AttributeCodec<Set<[UInt8]>>.readingBase64()) == [[104, 105], [0]])
  }

  @Test func whatIsNoBase64IsAnError() {
    let error = #expect(throws: AttributeDecodingError.self) {
      try read(#"{"B":"aGk="}"#, as: AttributeCodec<Data>.base64())
    }
    #expect(error?.description == "a value holds bytes that are no text of Base64, which is no Data stored as one")
    #expect(throws: AttributeDecodingError(.typeMismatch(expected: [.binary], found: .string))) {
      try read(#"{"S":"aGk="}"#, as: AttributeCodec<Data>.base64())
    }
  }

  @Test func everyBinaryComesBack() throws {
    for length in 0..<40 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      #expect(try read(written(bytes, as: .base64()), as: AttributeCodec<[UInt8]>.base64()) == bytes)
    }
  }
}
