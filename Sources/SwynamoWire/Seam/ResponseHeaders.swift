/// The headers of an answer, kept as received and searched when asked.
///
///     response.headers["x-amzn-requestid"]   // "1d1f…", whatever the case it was sent in
public struct ResponseHeaders: Sendable, Hashable {
  /// Lines of the form `Name: value`, separated by CR LF.
  private var block: [UInt8]

  public init() { block = [] }

  /// Takes the header lines as HTTP/1.1 sends them.
  public init(block: [UInt8]) { self.block = block }

  public init(_ fields: [(name: String, value: String)]) {
    block = fields.flatMap { Array("\($0.name): \($0.value)\r\n".utf8) }
  }

  public subscript(name: String) -> String? {
    let wanted = Array(name.utf8)
    for line in block.split(omittingEmptySubsequences: true, whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard line.count > wanted.count, line[line.startIndex + wanted.count] == UInt8(ascii: ":"),
        zip(line, wanted).allSatisfy({ Self.lowercased($0) == Self.lowercased($1) })
      else { continue }
      let value = line.dropFirst(wanted.count + 1)
      let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
      guard let first = value.firstIndex(where: { !blank($0) }), let last = value.lastIndex(where: { !blank($0) }) else {
        return ""
      }
      return String(decoding: value[first...last], as: UTF8.self)
    }
    return nil
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
