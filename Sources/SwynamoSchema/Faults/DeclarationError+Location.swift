extension DeclarationError {
  /// Where a table or a map is declared in a program: `MyApp/Tables.swift:12`.
  public struct Location: Sendable, Hashable, CustomStringConvertible {
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
}
