import SwynamoCore

/// A JSON document, with its members in their order.
indirect enum JSONTree: Sendable {
  case null
  case bool(Bool)
  /// Its digits as they stand.
  case number(String)
  case string(String)
  case array([JSONTree])
  case object([(name: String, value: JSONTree)])

  init(_ bytes: [UInt8]) throws {
    self = try AttributeReader.read(bytes) { try JSONTree(from: &$0) }
  }

  private init(from reader: inout AttributeReader) throws {
    reader.skipSpace()
    switch try reader.peek() {
    case UInt8(ascii: "{"):
      var members: [(name: String, value: JSONTree)] = []
      try reader.readObject { reader, name in
        let text = String(decoding: name, as: UTF8.self)
        members.append((text, try JSONTree(from: &reader)))
      }
      self = .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONTree] = []
      try reader.readArray { reader, _ in elements.append(try JSONTree(from: &reader)) }
      self = .array(elements)
    case UInt8(ascii: "\""): self = .string(try reader.readString())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool(try reader.readBool())
    case UInt8(ascii: "n"):
      _ = try reader.takeNull()
      self = .null
    default: self = .number(String(decoding: try reader.skipValue(), as: UTF8.self))
    }
  }
}

extension JSONTree {
  /// Indented by two spaces, with a line for each member.
  func text(indent: String = "") -> String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): Self.quoted(text)
    case .array(let elements):
      Self.lines(elements.map { $0.text(indent: indent + "  ") }, "[", "]", indent)
    case .object(let members):
      Self.lines(members.map { "\(Self.quoted($0.name)): \($0.value.text(indent: indent + "  "))" }, "{", "}", indent)
    }
  }

  private static func lines(_ lines: [String], _ opening: String, _ closing: String, _ indent: String) -> String {
    guard !lines.isEmpty else { return opening + closing }
    return "\(opening)\n\(lines.map { "\(indent)  \($0)" }.joined(separator: ",\n"))\n\(indent)\(closing)"
  }

  private static func quoted(_ text: String) -> String {
    var writer = AttributeWriter()
    writer.write(jsonString: text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  subscript(name: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.hasSameBytes(as: name) }?.value
  }
}

extension String {
  /// Whether two resource policies come to the same: without spaces, in any order of members, with a list of one element as that
  /// element, and accounts by their ARNs. Source: the form in which GetResourcePolicy gives a policy back.
  func isSamePolicy(as other: String) -> Bool {
    if hasSameBytes(as: other) { return true }
    guard !isEmpty, !other.isEmpty, let own = try? JSONTree(Array(utf8)), let other = try? JSONTree(Array(other.utf8)) else {
      return false
    }
    return own.policyForm.hasSameBytes(as: other.policyForm)
  }
}

extension JSONTree {
  fileprivate var policyForm: String {
    guard case .object(var members) = self else { return text() }
    if self["Version"] == nil { members.append(("Version", .string("2008-10-17"))) }
    return JSONTree.object(members).canonical(in: "").text()
  }

  private func canonical(in name: String) -> JSONTree {
    switch self {
    case .array(let elements) where elements.count == 1: return elements[0].canonical(in: name)
    case .array(let elements):
      let elements = elements.map { $0.canonical(in: name) }
      // Statements have an order, values of a condition or actions none.
      guard name != "Statement" else { return .array(elements) }
      return .array(elements.sorted { $0.text().utf8.lexicographicallyPrecedes($1.text().utf8) })
    case .object(let members):
      let members = members.map { (name: $0.name, value: $0.value.canonical(in: $0.name)) }
      return .object(members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    case .string(let account)
    where name == "AWS" && account.utf8.count == 12 && account.utf8.allSatisfy { (48...57).contains($0) }:
      return .string("arn:aws:iam::\(account):root")
    case .string(let text) where name == "Effect": return .string(text.lowercased())
    default: return self
    }
  }
}
