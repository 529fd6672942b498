import SwynamoWire

/// Where libcurl's callbacks put an answer as it arrives.
struct ResponseBuffer {
  private var body = RawBuffer(capacity: 16 << 10)
  private var head = RawBuffer(capacity: 1 << 10)
  private let limit: Int
  private(set) var isTooLarge = false
  private var checksum: UInt32?
  private var retryAfter: Duration?

  init(limit: Int) { self.limit = limit }

  func free() {
    body.free()
    head.free()
  }

  mutating func clear() {
    body.clear()
    head.clear()
    isTooLarge = false
    checksum = nil
    retryAfter = nil
  }

  mutating func appendBody(_ bytes: UnsafeRawPointer, count: Int) -> Bool {
    guard body.count + count <= limit else {
      isTooLarge = true
      return false
    }
    body.append(bytes, count: count)
    return true
  }

  /// Takes one line of the head with its end; a status line begins a new head.
  mutating func appendHead(_ bytes: UnsafeRawPointer, count: Int) {
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if Self.begins(line, with: "http/") {
      head.clear()
      return
    }
    head.append(bytes, count: count)
    guard Self.begins(line, with: "x-amz-") else { return }
    if let value = Self.number(after: "x-amz-crc32:", in: line) { checksum = UInt32(truncatingIfNeeded: value) }
    if let value = Self.number(after: "x-amz-retry-after:", in: line) { retryAfter = .milliseconds(value) }
  }

  func answer(status: Int) -> Exchange.Answer {
    Exchange.Answer(
      response: TransportResponse(status: status, headers: ResponseHeaders(block: head.array), body: body.array),
      checksum: checksum, retryAfter: retryAfter)
  }

  /// The decimal number of a header, without making a string of anything.
  private static func number(after name: StaticString, in line: UnsafeRawBufferPointer) -> Int? {
    guard begins(line, with: name) else { return nil }
    var value: Int?
    for byte in line[name.utf8CodeUnitCount...] where (0x30...0x39).contains(byte) {
      guard (value ?? 0) < 1 << 40 else { return nil }
      value = (value ?? 0) * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Compares without regard to case; the name is in lower case.
  private static func begins(_ line: UnsafeRawBufferPointer, with name: StaticString) -> Bool {
    guard line.count >= name.utf8CodeUnitCount else { return false }
    for index in 0..<name.utf8CodeUnitCount {
      let byte = line[index]
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if lower != name.utf8Start[index] { return false }
    }
    return true
  }
}
