/// A declaration that is wrong in a way that the compiler can't see, with every fault; thrown by `validate()`.
///
///     table "pairs", declared at MyApp/Tables.swift:12, is not well declared:
///       - two properties are stored in the attribute "first"; give one of them another name
public struct DeclarationError: Error, Sendable, Hashable {
  /// The table's name.
  public var table: String
  /// Where the table is declared.
  public var location: DeclarationLocation
  /// All that is wrong, in the order of the declaration.
  public var faults: [DeclarationFault]
}

extension DeclarationError: CustomStringConvertible {
  public var description: String {
    "table \"\(table)\", declared at \(location), is not well declared:\n" + faults.map { "  - \($0)" }.joined(separator: "\n")
  }
}

/// Where a table or a map is declared in a program: `MyApp/Tables.swift:12`.
public struct DeclarationLocation: Sendable, Hashable, CustomStringConvertible {
  /// The module and the file, `#fileID` of the declaration.
  public let fileID: String
  /// The line, counted from 1.
  public let line: UInt

  @usableFromInline
  init(fileID: StaticString, line: UInt) {
    self.fileID = "\(fileID)"
    self.line = line
  }

  public var description: String { "\(fileID):\(line)" }
}
