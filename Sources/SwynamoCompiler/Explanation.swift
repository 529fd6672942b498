import SwynamoCore
package import SwynamoWire

/// Renders a request for people: a line for each member, nested ones indented where they are long.
package enum Explanation {
  /// Lines that would be longer are spread over several, where their value has members.
  private static let lineLength = 96

  package static func text<Request: WireRequest>(of request: Request) -> String {
    text(Request.operation, request.body)
  }

  package static func text(_ operation: String, _ json: [UInt8]) -> String { "\(operation)\n\(indented(json))" }

  /// The requests one after the other; or what is wrong with the statement.
  package static func text(of requests: () throws -> [any WireRequest]) -> String {
    do {
      return try requests().map { text(of: $0) }.joined(separator: "\n")
    } catch {
      return "\(error)"
    }
  }

  /// JSON on several lines; text that is no JSON comes back as it is.
  package static func indented(_ json: [UInt8]) -> String {
    var text = ""
    do {
      try AttributeReader.read(json) { try append(&$0, to: &text, indentation: 0, column: 0, isOuter: true) }
      return text
    } catch {
      return String(decoding: json, as: UTF8.self)
    }
  }

  private static func append(
    _ reader: inout AttributeReader, to text: inout String, indentation: Int, column: Int, isOuter: Bool
  ) throws {
    let raw = try reader.skipValue()
    guard isOuter || raw.count > lineLength - column, let first = raw.first,
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else {
      text += String(decoding: raw, as: UTF8.self)
      return
    }
    let inner = String(repeating: " ", count: indentation + 2)
    var isFirst = true
    func begin() {
      text += isFirst ? "\n" : ",\n"
      text += inner
      isFirst = false
    }
    var nested = AttributeReader(raw)
    if first == UInt8(ascii: "{") {
      text += "{"
      try nested.readObject { reader, name in
        begin()
        text += "\"\(String(decoding: name, as: UTF8.self))\": "
        // The name's quotes, its colon and a space.
        try append(&reader, to: &text, indentation: indentation + 2, column: indentation + name.count + 6, isOuter: false)
      }
    } else {
      text += "["
      try nested.readArray { reader, _ in
        begin()
        try append(&reader, to: &text, indentation: indentation + 2, column: indentation + 2, isOuter: false)
      }
    }
    if !isFirst { text += "\n" + String(repeating: " ", count: indentation) }
    text += first == UInt8(ascii: "{") ? "}" : "]"
  }
}
