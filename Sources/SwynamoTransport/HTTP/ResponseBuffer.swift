import SwynamoBytes
import SwynamoWire

/// Where libcurl's callbacks put an answer as it arrives.
struct ResponseBuffer {
  private var body = RawBuffer(capacity: 16 << 10)
  private var head = RawBuffer(capacity: 1 << 10)
  private let limit: Int
  /// The limit that the answer went beyond; 0 while it has not.
  private(set) var limitPassed = 0
  private var isCompressed = false
  /// The `Date` header, in seconds since the epoch.
  private(set) var date: Int?
  /// Whether the answer comes out of a cache.
  private(set) var hasAge = false
  /// Whether the body says to be something else than JSON.
  private var isJSON = true
  private var checksum: UInt32?
  private var retryAfter: Duration?

  /// More than any header of DynamoDB's, and of the proxies and gateways before it.
  private static let headLimit = 64 << 10

  init(limit: Int) { self.limit = limit }

  var isTooLarge: Bool { limitPassed > 0 }

  func free() {
    body.free()
    head.free()
  }

  mutating func clear() {
    body.clear()
    limitPassed = 0
    clearHead()
  }

  private mutating func clearHead() {
    head.clear()
    isCompressed = false
    isJSON = true
    date = nil
    hasAge = false
    checksum = nil
    retryAfter = nil
  }

  mutating func appendBody(_ bytes: UnsafeRawPointer, count: Int) -> Bool {
    guard body.count + count <= limit else {
      limitPassed = limit
      return false
    }
    body.append(bytes, count: count)
    return true
  }

  /// Takes one line of the head with its end; a status line begins a new head.
  mutating func appendHead(_ bytes: UnsafeRawPointer, count: Int) -> Bool {
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    guard count > 0 else { return true }
    if Self.begins(line, with: "http/") {
      clearHead()
      return true
    }
    guard head.count + count <= Self.headLimit else {
      limitPassed = Self.headLimit
      return false
    }
    head.append(bytes, count: count)
    switch line[0] | 0x20 {
    case UInt8(ascii: "d"):
      if let value = Self.value(after: "date:", in: line) { date = HTTPDate.secondsSinceEpoch(of: value) }
    case UInt8(ascii: "a"): if Self.begins(line, with: "age:") { hasAge = true }
    case UInt8(ascii: "c"):
      if let value = Self.value(after: "content-encoding:", in: line) { isCompressed = Self.begins(value, with: "gzip") }
      if let value = Self.value(after: "content-type:", in: line) { isJSON = Self.isJSON(value) }
    case UInt8(ascii: "x"):
      if let value = Self.number(after: "x-amz-crc32:", in: line) { checksum = UInt32(truncatingIfNeeded: value) }
      if let value = Self.number(after: "x-amz-retry-after:", in: line) { retryAfter = .milliseconds(value) }
    default: break
    }
    return true
  }

  func answer(status: Int) -> ReceivedResponse {
    ReceivedResponse(
      response: TransportResponse(status: status, headers: TransportResponse.Headers(block: head.array), body: body.array),
      checksum: checksum, retryAfter: retryAfter, isCompressed: isCompressed, isJSON: isJSON)
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

  /// "application/x-amz-json-1.0", "application/json; charset=utf-8", or nothing at all; what comes after a semicolon is not looked at.
  private static func isJSON(_ type: UnsafeRawBufferPointer) -> Bool {
    let end = type.firstIndex { $0 == UInt8(ascii: ";") || $0 == 0x0D || $0 == 0x0A } ?? type.count
    if type[..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return true }
    return (0..<end).contains { begins(UnsafeRawBufferPointer(rebasing: type[$0..<end]), with: "json") }
  }

  /// What follows a header's name and the blanks after it.
  private static func value(after name: StaticString, in line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard begins(line, with: name) else { return nil }
    return UnsafeRawBufferPointer(rebasing: line[name.utf8CodeUnitCount...].drop { $0 == 0x20 || $0 == 0x09 })
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

/// An answer as it came: nothing of it is checked yet.
struct ReceivedResponse: Sendable {
  var response: TransportResponse
  /// The `x-amz-crc32` header.
  var checksum: UInt32?
  /// The `x-amz-retry-after` header.
  var retryAfter: Duration?
  /// Whether the body is gzip's.
  var isCompressed = false
  /// False where it has another content type.
  var isJSON = true
  /// What its date tells of the service's clock; nil where there is none to go by.
  var clockReading: ClockReading?
  var timings: CallMetrics.Attempt?
}
