#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Growing memory with an address that C may keep; whoever makes one frees it.
struct RawBuffer {
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int
  private let usualCapacity: Int

  init(capacity: Int) {
    bytes = .allocate(capacity: capacity)
    self.capacity = capacity
    usualCapacity = capacity
  }

  func free() { bytes.deallocate() }

  /// Empties it and gives back what an unusually large content took.
  mutating func clear() {
    count = 0
    // not a limit: memory that is not kept
    if capacity > max(usualCapacity, 1 << 20) {
      bytes.deallocate()
      bytes = .allocate(capacity: usualCapacity)
      capacity = usualCapacity
    }
  }

  mutating func truncate(to count: Int) { self.count = count }

  mutating func append(_ source: UnsafeRawPointer, count added: Int) {
    if count + added > capacity { grow(to: count + added) }
    memcpy(bytes + count, source, added)
    count += added
  }

  mutating func append(_ source: [UInt8]) {
    source.withUnsafeBytes { if let base = $0.baseAddress { append(base, count: $0.count) } }
  }

  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    bytes[count] = byte
    count += 1
  }

  private mutating func grow(to needed: Int) {
    capacity = max(needed, 2 * capacity)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, bytes, count)
    bytes.deallocate()
    bytes = larger
  }

  var array: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: count)) }
}
