import SwynamoCore
import SwynamoSchema

/// A statement's text, in which tables still have no name of their own and values are parameters.
struct StatementText: Sendable {
  enum Part: Sendable, Hashable {
    /// As it was written.
    case text(String)
    /// Names in their quotes.
    case quoted(String)
    /// A table, by its name.
    case table(String)
    /// The next parameter.
    case parameter
  }

  private(set) var parts: [Part] = []
  private(set) var parameters: [AttributeValue] = []
  /// What is wrong with what was interpolated.
  private(set) var faults: [StatementError.Fault] = []

  var text: String {
    parts.map { part in
      switch part {
      case .text(let text), .quoted(let text): text
      case .table(let name): Self.quoted(name)
      case .parameter: "?"
      }
    }.joined()
  }

  /// Each once, in their order.
  var tableNames: [String] {
    var seen: StringSet = []
    return parts.compactMap { part in
      if case .table(let name) = part, seen.insert(name).inserted { name } else { nil }
    }
  }

  mutating func renameTables(_ name: (String) -> String) {
    parts = parts.map { part in if case .table(let table) = part { .table(name(table)) } else { part } }
  }
}

extension StatementText {
  /// Texts that follow each other are one, so that a word may go over both.
  mutating func append(text: String) {
    guard !text.isEmpty else { return }
    if case .text(let last)? = parts.last {
      parts[parts.count - 1] = .text(last + text)
    } else {
      parts.append(.text(text))
    }
  }

  mutating func append(names: String) { parts.append(.quoted(names)) }

  mutating func append(table: TableDefinition) {
    faults += table.statementFaults
    parts.append(.table(table.name))
  }

  /// What is wrong with the value is told of a parameter, counted from 1, or of its attribute.
  mutating func append(
    parameter value: AttributeValue, of attribute: String? = nil, _ located: [AttributeValue.LocatedFault] = []
  ) {
    parts.append(.parameter)
    parameters.append(value)
    faults += located.ofComparison.map { $0.statementFault(of: attribute ?? "parameter \(parameters.count)") }
  }

  mutating func append(faults more: [StatementError.Fault]) { faults += more }
}

extension StatementText {
  /// A name in double quotes, those in it doubled.
  ///
  ///     StatementText.quoted("a\"b")        // "a""b"
  static func quoted(_ name: String) -> String { quoted(name, by: "\"") }

  /// By scalars: a mark that is written over the quote hides it from a walk by characters.
  static func quoted(_ name: String, by quote: Unicode.Scalar) -> String {
    var text = String.UnicodeScalarView([quote])
    for scalar in name.unicodeScalars {
      if scalar == quote { text.append(quote) }
      text.append(scalar)
    }
    text.append(quote)
    return String(text)
  }

  /// The place of a value in an item, `"address"."lines"[0]`.
  static func quoted(_ path: DocumentPath) -> String {
    path.steps.reduce(quoted(path.attribute)) { text, step in
      switch step {
      case .member(let name): "\(text).\(quoted(name))"
      case .index(let index): "\(text)[\(index)]"
      }
    }
  }
}
