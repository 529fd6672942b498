import CZlib

extension GZip {
  /// Deflates in one go, with the least effort: the other end is near, so time counts more than the last bytes saved.
  ///
  /// Nil when zlib has no memory left.
  package static func deflate(_ body: [UInt8], _ frame: Frame = .gzip) -> [UInt8]? {
    var stream = z_stream()
    guard swynamo_deflate_init(&stream, Z_BEST_SPEED, frame.rawValue + 15) == Z_OK else { return nil }
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
