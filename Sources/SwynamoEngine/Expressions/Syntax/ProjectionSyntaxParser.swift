/// Parses projection expressions: paths separated by commas.
///
/// Source: DynamoDB Developer Guide, "Projection expressions".
enum ProjectionSyntaxParser {
  static func parse(_ text: String) throws(ExpressionFault) -> ([PathSyntax], SyntaxFindings) {
    var parser = try OperandParser(text, .condition)
    var paths = [try parser.path()]
    while parser.cursor.accept(.comma) { paths.append(try parser.path()) }
    guard parser.cursor.next == .end else { throw parser.cursor.syntaxFault }
    return (paths, parser.findings)
  }
}
