import SwynamoDB
import Testing

/// Compares the whole request of a statement, or its faults, with a text, line by line, and reports at the caller's line.
func expectLowered(
  _ statement: some RequestStatement, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectLines(statement.explain(), expected, sourceLocation: sourceLocation)
}

func expectLines(_ found: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(lines(of: found) == lines(of: expected), sourceLocation: sourceLocation)
}

private func lines(of text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
