import SwynamoBytes
import Synchronization

/// The 128 bits that name a call in all its attempts (`amz-sdk-invocation-id`).
///
/// They must differ, not be secret: SplitMix64 over a counter with a random start costs no system call.
struct CallIdentity: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  private static let counter = Atomic<UInt64>(UInt64.random(in: .min ... .max))
  private static let salt = UInt64.random(in: .min ... .max)

  init() {
    let number = Self.counter.wrappingAdd(SplitMix64.increment, ordering: .relaxed).newValue
    high = SplitMix64.mixed(number)
    low = SplitMix64.mixed(number ^ Self.salt)
  }

  /// Appends the form of a random UUID: "8c5f1c1a-6a3e-4b7d-9f0e-2d1c3b4a5968".
  func write(to line: inout RawBuffer) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 36) { text in
      guard let base = text.baseAddress else { return }
      var position = 0
      for index in 0..<16 {
        if index == 4 || index == 6 || index == 8 || index == 10 {
          base[position] = UInt8(ascii: "-")
          position += 1
        }
        let word = index < 8 ? high : low
        var byte = UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index % 8)))
        if index == 6 { byte = byte & 0x0F | 0x40 }
        if index == 8 { byte = byte & 0x3F | 0x80 }
        Hexadecimal.write(byte, to: base + position)
        position += 2
      }
      line.append(base, count: 36)
    }
  }

  /// The same as a string.
  var text: String {
    var line = RawBuffer(capacity: 36)
    defer { line.free() }
    write(to: &line)
    return String(decoding: UnsafeRawBufferPointer(start: line.bytes, count: line.count), as: UTF8.self)
  }
}
