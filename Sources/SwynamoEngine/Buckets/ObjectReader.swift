#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An object of a bucket that is read from its beginning to its end.
final class ObjectReader {
  private let descriptor: CInt

  /// Takes the descriptor over.
  init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// The next bytes, at most so many; none at the end.
  func read(atMost limit: Int) throws(BucketError) -> [UInt8] {
    while true {
      var code: CInt = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        count = max(0, swynamoRead(descriptor, buffer, &code))
      }
      if code == 0 { return bytes }
      if code != EINTR { throw .unreachable(code) }
    }
  }
}

private func swynamoRead(_ descriptor: CInt, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ code: inout CInt) -> Int {
  let count = read(descriptor, buffer.baseAddress, buffer.count)
  code = count < 0 ? errno : 0
  return count
}
