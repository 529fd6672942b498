import SwynamoCompression
import SwynamoTransport
import Testing

@Suite struct GZipTests {
  @Test func aBodyIsInflated() throws {
    #expect(try GZip.inflate(Samples.text, limit: 100) == Array(Samples.plain.utf8))
    #expect(try GZip.inflate(Samples.text, limit: Samples.plain.utf8.count) == Array(Samples.plain.utf8))
    #expect(try GZip.inflate(Samples.empty, limit: 0) == [])
  }

  @Test func itsMembersAreJoined() throws {
    let twice = try GZip.inflate(Samples.text + Samples.empty + Samples.text, limit: .max)
    #expect(twice == Array((Samples.plain + Samples.plain).utf8))
  }

  @Test func aBombIsRefused() {
    // A million zero bytes in 1 KB.
    #expect(throws: GZip.InflationError.tooLarge(limit: 999_999)) { try GZip.inflate(Samples.zeros, limit: 999_999) }
    #expect(throws: GZip.InflationError.tooLarge(limit: 0)) { try GZip.inflate(Samples.zeros, limit: 0) }
    #expect(throws: GZip.InflationError.tooLarge(limit: 85)) { try GZip.inflate(Samples.text + Samples.text, limit: 85) }
    #expect((try? GZip.inflate(Samples.zeros, limit: 1_000_000))?.count == 1_000_000)
  }

  @Test func everyPrefixIsTruncated() {
    for count in 0..<Samples.text.count {
      #expect(throws: GZip.InflationError.truncated) { try GZip.inflate(Array(Samples.text.prefix(count)), limit: 1000) }
    }
    #expect(throws: GZip.InflationError.truncated) { try GZip.inflate(Samples.text + Samples.text.dropLast(), limit: 1000) }
  }

  @Test func whatIsNoGzipIsCorrupt() {
    #expect(throws: GZip.InflationError.corrupt("incorrect header check")) {
      try GZip.inflate(Array(#"{"Item":{}}"#.utf8), limit: 100)
    }
    #expect(throws: GZip.InflationError.corrupt("incorrect header check")) {
      try GZip.inflate(Samples.text + Array("tail".utf8), limit: 100)
    }
    var wrong = Samples.text
    wrong[wrong.count - 8] ^= 1
    #expect(throws: GZip.InflationError.corrupt("incorrect data check")) { try GZip.inflate(wrong, limit: 100) }
    wrong = Samples.text
    wrong[wrong.count - 4] ^= 1
    #expect(throws: GZip.InflationError.corrupt("incorrect length check")) { try GZip.inflate(wrong, limit: 100) }
  }

  @Test func aDamagedBodyIsNeverTakenForAnother() {
    var random = SystemRandomNumberGenerator()
    for (sample, rounds) in [(Samples.text, 3000), (Samples.text + Samples.text, 1000), (Samples.zeros, 300)] {
      for _ in 0..<rounds {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0...3, using: &random) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.remove(at: place)
          case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
          default: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
          }
        }
        // Bytes of the frame that mean nothing (a time, a system) may change; what comes out may not.
        if let inflated = try? GZip.inflate(bytes, limit: 1000) {
          let text = String(decoding: inflated, as: UTF8.self)
          #expect(text == Samples.plain || text == Samples.plain + Samples.plain, "\(bytes)")
        }
      }
    }
  }
}

/// Bodies that Python's `gzip.compress(…, 9, mtime=0)` made.
private enum Samples {
  static let plain = "the quick brown fox jumps over the lazy dog"
  static let text: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0xC9, 0x48, 0x55, 0x28, 0x2C, 0xCD, 0x4C, 0xCE, 0x56,
    0x48, 0x2A, 0xCA, 0x2F, 0xCF, 0x53, 0x48, 0xCB, 0xAF, 0x50, 0xC8, 0x2A, 0xCD, 0x2D, 0x28, 0x56, 0xC8, 0x2F, 0x4B, 0x2D,
    0x52, 0x28, 0x01, 0x4A, 0xE7, 0x24, 0x56, 0x55, 0x2A, 0xA4, 0xE4, 0xA7, 0x03, 0x00, 0x14, 0x51, 0x0C, 0xCE, 0x2B, 0x00,
    0x00, 0x00,
  ]
  static let empty: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  ]
  /// A million zero bytes.
  static let zeros: [UInt8] =
    [
      0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xED, 0xC1, 0x01, 0x01, 0x00, 0x00, 0x00, 0x82, 0x20, 0xFF,
      0xAF, 0x6E, 0x48, 0x40, 0x01,
    ] + [UInt8](repeating: 0, count: 968) + [
      0xAF, 0x06, 0x9E, 0xCB, 0x79, 0x12, 0x40, 0x42, 0x0F, 0x00,
    ]
}
