import CZlib

/// Inflates a gzip file that comes in parts, of one member or of several.
///
///     let stream = GZipStream()
///     try stream.inflate(part) { bytes in … }
///
/// Source: RFC 1952.
package final class GZipStream {
  private var stream = z_stream()
  private let isReady: Bool
  private var isInMember = false

  package init() { isReady = swynamo_inflate_init(&stream, GZip.Frame.gzip.rawValue + 15) == Z_OK }

  deinit { inflateEnd(&stream) }

  /// Whether no member has begun and not ended.
  package var isComplete: Bool { !isInMember }

  /// Hands on what the part holds, in pieces of up to 64 KB.
  package func inflate(_ part: [UInt8], _ body: ([UInt8]) -> Void) throws(GZip.InflationError) {
    guard isReady else { throw .corrupt("zlib cannot begin") }
    var position = 0
    while position < part.count {
      isInMember = true
      let (status, read, bytes) = step(part[position...])
      position += read
      if !bytes.isEmpty { body(bytes) }
      switch status {
      case Z_STREAM_END:
        isInMember = false
        guard inflateReset(&stream) == Z_OK else { throw .corrupt("its second member cannot be read") }
      case Z_OK, Z_BUF_ERROR:
        guard read > 0 || !bytes.isEmpty else { throw .corrupt("it does not go on") }
      default: throw .corrupt(stream.msg.map { String(cString: $0) } ?? "error \(status) of zlib")
      }
    }
    // What zlib still holds of bytes that it has taken.
    while isInMember {
      let (status, _, bytes) = step([])
      if !bytes.isEmpty { body(bytes) }
      if status == Z_STREAM_END { isInMember = false }
      if bytes.isEmpty { break }
    }
  }

  private func step(_ input: ArraySlice<UInt8>) -> (status: CInt, read: Int, bytes: [UInt8]) {
    var status = Z_OK
    var read = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { output, count in  // not a limit: the buffer's size
      input.withUnsafeBufferPointer { input in
        stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: output.count)
        status = CZlib.inflate(&stream, Z_NO_FLUSH)
        read = input.count - Int(stream.avail_in)
        count = output.count - Int(stream.avail_out)
      }
    }
    return (status, read, bytes)
  }
}
