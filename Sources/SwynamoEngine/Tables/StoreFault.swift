/// What is wrong with an engine's store, for those who watch over it.
///
///     for fault in await engine.storeFaults() { print(fault) }
///     // The table orders in ddblocal/000000000000 is damaged: its requests are refused, and nothing is written to it.
package enum StoreFault: Sendable, Hashable, CustomStringConvertible {
  /// No request is answered: the store could not be opened, or was closed. The text is a sentence.
  case unusable(String)
  /// Requests fail: the disk is full, can't be read or written, or what all tables share is damaged. The text is a sentence.
  case failing(String)
  /// Requests that name the table are refused; all others are answered.
  case damagedTable(name: String, namespace: TableNamespace)

  package var description: String {
    switch self {
    case .unusable(let reason), .failing(let reason): reason
    case .damagedTable(let name, let namespace):
      "The table \(Self.line(name)) in \(Self.line(namespace.region))/\(Self.line(namespace.account)) is damaged: its requests are refused, "
        + "and nothing is written to it."
    }
  }

  /// Nothing in a damaged name, nor in an older store's region, ends the line that it is shown in.
  private static func line(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { line, scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
  }
}
