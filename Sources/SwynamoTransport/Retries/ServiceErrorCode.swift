/// Finds the code in the body of a service error, and nothing else of it.
///
///     ServiceErrorCode.read(from: Array(#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}"#.utf8))
///     // "ResourceNotFoundException"
enum ServiceErrorCode {
  static func read(from body: [UInt8]) -> String? {
    var index = body.startIndex
    var depth = 0
    var key: ArraySlice<UInt8>?
    while index < body.endIndex {
      switch body[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        key = nil
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
      case UInt8(ascii: ","):
        key = nil
      case UInt8(ascii: "\""):
        let start = index + 1
        index = start
        while index < body.endIndex, body[index] != UInt8(ascii: "\"") { index += body[index] == UInt8(ascii: "\\") ? 2 : 1 }
        guard index < body.endIndex else { return nil }
        let text = body[start..<index]
        if depth == 1 {
          if let key, key.elementsEqual("__type".utf8) { return code(in: text) }
          key = key == nil ? text : nil
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  private static func code(in type: ArraySlice<UInt8>) -> String? {
    let name = type.lastIndex(of: UInt8(ascii: "#")).map { type[($0 + 1)...] } ?? type
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }
}
