/// The elements of a small XML document by their paths, with their text.
///
///     let elements = try XMLElements(Array("<Error><Code>Throttling</Code></Error>".utf8))
///     elements["Error/Code"]   // "Throttling"
///
/// Of elements with the same path the first counts. Attributes and namespaces are passed over; a document type is refused, and with it
/// every entity that XML itself does not define.
struct XMLElements: Sendable {
  private var texts: [String: String] = [:]
  /// The name of the outermost element.
  private(set) var root = ""

  /// What is wrong with a document, to follow "the XML".
  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  subscript(path: String) -> String? { texts[path] }

  init(_ bytes: [UInt8]) throws(Malformed) {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(description: "is not UTF-8") }
    var scanner = Scanner(rest: bytes[...])
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.rest = bytes[3...] }
    var open: [(name: String, text: [UInt8])] = []
    while let part = try scanner.next() {
      switch part {
      case .text(let text):
        if !open.isEmpty {
          open[open.count - 1].text += text
        } else if !text.allSatisfy(Scanner.isBlank) {
          throw Malformed(description: "has text outside of its element")
        }
      case .start(let name, let isEmpty):
        if open.isEmpty {
          guard root.isEmpty else { throw Malformed(description: "has more than one outermost element") }
          root = name
        }
        guard open.count < 32 else { throw Malformed(description: "is nested too deeply") }
        open.append((name, []))
        if isEmpty { close(&open) }
      case .end(let name):
        guard open.last?.name == name else { throw Malformed(description: "closes an element that is not open") }
        close(&open)
      }
    }
    guard open.isEmpty else { throw Malformed(description: "ends before its element does") }
    guard !root.isEmpty else { throw Malformed(description: "has no element") }
  }

  private mutating func close(_ open: inout [(name: String, text: [UInt8])]) {
    let path = open.map(\.name).joined(separator: "/")
    let element = open.removeLast()
    if texts[path] == nil { texts[path] = String(decoding: element.text, as: UTF8.self) }
  }
}
