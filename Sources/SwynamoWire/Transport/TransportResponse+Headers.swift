extension TransportResponse {
  /// The headers of an answer, kept as received and searched when asked.
  ///
  ///     response.headers["x-amzn-requestid"]   // "1d1f…", whatever the case it was sent in
  public struct Headers: Sendable, Hashable {
    /// Lines of the form `Name: value`, separated by CR LF.
    private var block: [UInt8]

    /// No headers.
    public init() { block = [] }

    /// Takes the header lines as HTTP/1.1 sends them.
    public init(block: [UInt8]) { self.block = block }

    /// Headers with these names and values.
    public init(_ fields: [(name: String, value: String)]) {
      block = fields.flatMap { Array("\($0.name): \($0.value)\r\n".utf8) }
    }

    /// The value of a header, whose name is in any case; nil where there is none.
    public subscript(name: String) -> String? {
      withValue(of: name) { String(decoding: $0, as: UTF8.self) }
    }

    /// The service's name for the request: `x-amzn-requestid`, or as some servers call it.
    public var requestID: String? {
      self["x-amzn-requestid"] ?? self["x-amzn-request-id"] ?? self["x-amz-request-id"]
    }

    /// Gives the first value of a header to a function, without making a string of it.
    package func withValue<Result>(of name: String, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
      var name = name
      return name.withUTF8 { name in
        block.withUnsafeBytes { block in
          var start = 0
          while start < block.count {
            var end = start
            while end < block.count, block[end] != 0x0A, block[end] != 0x0D { end += 1 }
            if end - start > name.count, block[start + name.count] == UInt8(ascii: ":"), Self.begins(block, at: start, with: name)
            {
              return body(Self.trimmed(block[start + name.count + 1..<end]))
            }
            start = end + 1
          }
          return nil
        }
      }
    }

    private static func begins(_ block: UnsafeRawBufferPointer, at start: Int, with name: UnsafeBufferPointer<UInt8>) -> Bool {
      for index in 0..<name.count where lowercased(block[start + index]) != lowercased(name[index]) { return false }
      return true
    }

    private static func trimmed(_ value: Slice<UnsafeRawBufferPointer>) -> UnsafeRawBufferPointer {
      var value = value
      while let first = value.first, first == 0x20 || first == 0x09 { value = value.dropFirst() }
      while let last = value.last, last == 0x20 || last == 0x09 { value = value.dropLast() }
      return UnsafeRawBufferPointer(rebasing: value)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
      byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    }
  }
}
