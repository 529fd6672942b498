public import SwynamoBytes

/// Appends attribute values, as DynamoDB's JSON spells them, to one buffer.
///
///     var writer = AttributeWriter()
///     "Samuel".encodeAttribute(to: &writer)
///     writer.text                              // {"S":"Samuel"}
///
/// Writing never throws: a value that can't be sent is noted in `faults`, and the caller reports all of them together.
@frozen
public struct AttributeWriter: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var count: Int
  @usableFromInline var depth: Int
  /// What can't be sent of the values written so far.
  public var faults: [AttributeValue.LocatedFault]

  /// An empty buffer that grows when it has more bytes than these.
  @inlinable
  public init(capacity: Int = 1024) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
    count = 0
    depth = 0
    faults = []
  }

  deinit { base.deallocate() }

  /// The number of bytes written.
  @inlinable package var byteCount: Int { count }

  /// A copy of what was written.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: base, count: count)) }
  /// A copy of what was written, as text.
  public var text: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

  /// Lets the body look at what was written from an offset on.
  @usableFromInline
  package func withBytes<Result>(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: base + offset, count: count - offset))
  }

  /// Forgets what was written from an offset on, but not its faults.
  package mutating func truncate(to offset: Int) { count = min(count, offset) }

  /// Forgets what was written and keeps the memory.
  public mutating func removeAll() {
    count = 0
    depth = 0
    faults = []
  }

  @inlinable @inline(__always)
  mutating func reserve(_ additional: Int) {
    if _slowPath(count &+ additional > capacity) { grow(additional) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ additional: Int) {
    let enlarged = max(capacity * 2, count + additional)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: enlarged)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = enlarged
  }

  @inlinable @inline(__always)
  package mutating func write(byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  /// Copies JSON that is already well formed.
  @inlinable @inline(__always)
  package mutating func write(raw bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    if let source = bytes.baseAddress {
      UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    }
    count &+= bytes.count
  }

  /// Copies JSON that is already well formed.
  @inlinable @inline(__always)
  public mutating func write(raw bytes: [UInt8]) {
    bytes.withUnsafeBytes { write(raw: $0) }
  }

  /// Copies JSON that is a constant of the program.
  @inlinable @inline(__always)
  public mutating func write(literal text: StaticString) {
    write(raw: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Copies a text that needs no quotes, such as an operator's.
  package mutating func write(ascii text: String) {
    var text = text
    text.withUTF8 { write(raw: UnsafeRawBufferPointer($0)) }
  }

  /// Writes a comma unless this is the first member of an object or array.
  @inlinable @inline(__always)
  public mutating func separate() {
    if count > 0 {
      let last = base[count &- 1]
      if last != UInt8(ascii: "{") && last != UInt8(ascii: "[") { write(byte: UInt8(ascii: ",")) }
    }
  }

  /// Notes a value that can't be sent.
  public mutating func report(_ fault: AttributeValue.Fault) {
    faults.append(AttributeValue.LocatedFault(path: "", fault: fault))
  }

  /// Puts a name before the path of each fault from the given one on.
  @inlinable @inline(__always)
  package mutating func locateFaults(from first: Int, under name: @autoclosure () -> String) {
    if _slowPath(faults.count > first) { prefixFaults(from: first, name()) }
  }

  @usableFromInline @inline(never)
  mutating func prefixFaults(from first: Int, _ name: String) {
    for index in first..<faults.count { faults[index].prepend(name) }
  }
}

extension AttributeWriter {
  /// Writes a JSON string with its quotes, escaping what JSON asks for.
  @inlinable
  public mutating func write(jsonString text: String) {
    var text = text
    text.withUTF8 { write(jsonString: $0) }
  }

  @inlinable
  package mutating func write(jsonString utf8: UnsafeBufferPointer<UInt8>) {
    let length = utf8.count
    reserve(length &+ 2)
    base[count] = UInt8(ascii: "\"")
    count &+= 1
    if let source = utf8.baseAddress {
      let clean = JSONString.unescapedLength(source, length: length, copyingTo: base + count)
      count &+= clean
      if _slowPath(clean < length) { writeEscaped(UnsafeBufferPointer(start: source + clean, count: length &- clean)) }
    }
    reserve(1)
    base[count] = UInt8(ascii: "\"")
    count &+= 1
  }

  @usableFromInline @inline(never)
  mutating func writeEscaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count * JSONString.longestEscape)
    count &+= JSONString.escape(bytes, to: base + count)
  }
}

extension AttributeWriter {
  /// Writes bytes as a quoted base64 string.
  @usableFromInline
  package mutating func write(base64 bytes: UnsafeRawBufferPointer) {
    let length = Base64.textLength(bytes.count)
    reserve(length + 2)
    write(byte: UInt8(ascii: "\""))
    Base64.write(bytes, to: base + count)
    count &+= length
    write(byte: UInt8(ascii: "\""))
  }
}
