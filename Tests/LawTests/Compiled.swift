import SwynamoCore
import SwynamoWire

@testable import SwynamoCompiler
@testable import SwynamoEngine
@testable import SwynamoSchema

/// An expression as the compiler sends it, and how the engine reads it.
struct Compiled {
  let text: String
  let attributes: ExpressionAttributes

  init(_ body: (inout Lowering) -> String?) throws {
    var lowering = Lowering()
    text = body(&lowering) ?? ""
    attributes = lowering.attributes
    if !lowering.faults.isEmpty { throw Refused(text: text, faults: lowering.faults.map(\.description)) }
  }

  struct Refused: Error {
    let text: String
    let faults: [String]
  }

  /// Reads the text; all that was declared must be used in it.
  func parsed<Tree>(_ parse: (String, inout Placeholders) throws -> Tree) throws -> Tree {
    var placeholders = try Placeholders(
      names: attributes.names.isEmpty ? nil : StringMap(attributes.namesByPlaceholder),
      values: attributes.values.isEmpty ? nil : attributes.valuesByPlaceholder)
    let tree = try parse(text, &placeholders)
    try placeholders.checkAllUsed()
    return tree
  }
}

extension ConditionExpression {
  /// What the engine makes of what the compiler makes of the condition; nil when it says nothing.
  func throughTheWire() throws -> ConditionExpression? {
    guard let condition = normalized else { return nil }
    let compiled = try Compiled { $0.condition(self, "ConditionExpression") }
    precondition(!condition.isEmpty)
    return try compiled.parsed { try ExpressionParser.condition($0, kind: .condition, placeholders: &$1) }
  }
}

extension UpdateExpression {
  func throughTheWire() throws -> UpdateExpression {
    try Compiled { $0.update(actions.map { UpdateActionBody($0, []) }) }.parsed {
      try ExpressionParser.update($0, placeholders: &$1)
    }
  }
}
