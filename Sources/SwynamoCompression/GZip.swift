import CZlib

/// Inflates and deflates bodies that are `Content-Encoding: gzip`, or `deflate`.
///
///     try GZip.inflate(body, limit: 64 << 20)
///
/// A body may have several members one after the other; their contents are joined. Sources: RFC 1952, RFC 1950.
package enum GZip {
  /// The frame around the deflated bytes; the values are those that zlib adds to the size of its window.
  package enum Frame: CInt, Sendable {
    case gzip = 16
    /// HTTP's `deflate`.
    case zlib = 0
  }

  package enum InflationError: Error, Hashable {
    /// Inflated, the body is larger than the limit: it is refused before more memory is taken.
    case tooLarge(limit: Int)
    /// It ends before its last member does.
    case truncated
    /// Not gzip, or not that which was sent; the text is zlib's.
    case corrupt(String)
  }

  package static func inflate(_ body: [UInt8], _ frame: Frame = .gzip, limit: Int) throws(InflationError) -> [UInt8] {
    guard !body.isEmpty else { throw .truncated }
    var stream = z_stream()
    // The frame asks for that and no other, 15 for the largest window.
    guard swynamo_inflate_init(&stream, frame.rawValue + 15) == Z_OK else { throw .corrupt("zlib cannot begin") }
    defer { inflateEnd(&stream) }
    let limit = max(0, min(limit, .max - 1))
    // Text shrinks to a quarter or so. One byte more than is allowed shows that there is one too many.
    var output = [UInt8](repeating: 0, count: min(max(4 * body.count, 1024), limit) + 1)
    var written = 0
    var position = 0
    while true {
      if written == output.count {
        guard written <= limit else { throw .tooLarge(limit: limit) }
        output += [UInt8](repeating: 0, count: min(written, limit + 1 - written))
      }
      let (status, read, made) = step(&stream, body[position...], into: &output, from: written)
      position += read
      written += made
      switch status {
      case Z_STREAM_END:
        guard written <= limit else { throw .tooLarge(limit: limit) }
        if position == body.count {
          output.removeLast(output.count - written)
          return output
        }
        guard inflateReset(&stream) == Z_OK else { throw .corrupt("its second member cannot be read") }
      case Z_OK, Z_BUF_ERROR:
        if written < output.count, position == body.count { throw .truncated }
        guard read + made > 0 || written == output.count else { throw .corrupt("it does not go on") }
      default: throw .corrupt(stream.msg.map { String(cString: $0) } ?? "error \(status) of zlib")
      }
    }
  }

  private static func step(
    _ stream: inout z_stream, _ input: ArraySlice<UInt8>, into output: inout [UInt8], from start: Int
  ) -> (status: CInt, read: Int, made: Int) {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        let space = UnsafeMutableBufferPointer(rebasing: output[start...])
        stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = space.baseAddress
        stream.avail_out = UInt32(clamping: space.count)
        let (given, free) = (stream.avail_in, stream.avail_out)
        let status = CZlib.inflate(&stream, Z_NO_FLUSH)
        return (status, Int(given - stream.avail_in), Int(free - stream.avail_out))
      }
    }
  }
}

extension GZip {
  /// How much time is given to make the text shorter.
  package enum Effort: CInt, Sendable {
    /// For the other end that is near, so that time counts more than the last bytes saved.
    case least = 1
    /// For what is kept: zlib's default.
    case usual = 6
  }

  /// Deflates in one go.
  ///
  /// Nil when zlib has no memory left.
  package static func deflate(_ body: [UInt8], _ frame: Frame = .gzip, effort: Effort = .least) -> [UInt8]? {
    var stream = z_stream()
    guard swynamo_deflate_init(&stream, effort.rawValue, frame.rawValue + 15) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(body.count)))
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: room) { output, count in
      body.withUnsafeBufferPointer { input in
        stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(clamping: room)
        isWhole = CZlib.deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = isWhole ? room - Int(stream.avail_out) : 0
    }
    return isWhole ? output : nil
  }
}
