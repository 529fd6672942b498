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

/// Compares an update's text, names and values.
func expectUpdate<Model>(
  _ text: String, _ names: [String], _ values: [AttributeValue], of table: Table<Model, String, NoRangeKey>,
  sourceLocation: SourceLocation = #_sourceLocation,
  @UpdateBuilder<Model> _ actions: (Attributes<Model>) -> UpdateActions<Model>
) throws {
  let request = try table.update("1", actions).request()
  #expect(request.updateExpression == text, sourceLocation: sourceLocation)
  #expect(request.attributes.names == names, sourceLocation: sourceLocation)
  #expect(request.attributes.values == values, sourceLocation: sourceLocation)
}

/// The same of a product.
func expectUpdate(
  _ text: String, _ names: [String], _ values: [AttributeValue], sourceLocation: SourceLocation = #_sourceLocation,
  @UpdateBuilder<Product> _ actions: (Attributes<Product>) -> UpdateActions<Product>
) throws {
  try expectUpdate(text, names, values, of: products, sourceLocation: sourceLocation, actions)
}
