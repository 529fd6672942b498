import SwynamoCore
import SwynamoWire

/// Reads the expressions of a request into trees, with DynamoDB's checks in DynamoDB's order.
///
///     var placeholders = try Placeholders(values: [":v": 18])
///     try ExpressionParser.condition("age >= :v AND attribute_exists(email)", kind: .filter, placeholders: &placeholders)
///     // .and([.compare(.path(age), .greaterOrEqual, .value(18)), .attributeExists(email)])
enum ExpressionParser {
  static func condition(
    _ text: String, kind: ExpressionKind, placeholders: inout Placeholders
  ) throws(DynamoDBError) -> ConditionExpression {
    do throws(ExpressionError) {
      let (syntax, findings) = try ConditionSyntaxParser.parse(text)
      return try ConditionAnalysis.condition(syntax, findings, &placeholders)
    } catch {
      throw error.error(in: kind)
    }
  }

  static func update(_ text: String, placeholders: inout Placeholders) throws(DynamoDBError) -> UpdateExpression {
    do throws(ExpressionError) {
      let (syntax, findings) = try UpdateSyntaxParser.parse(text)
      return try UpdateAnalysis.update(syntax, findings, &placeholders)
    } catch {
      throw error.error(in: .update)
    }
  }

  static func projection(_ text: String, placeholders: inout Placeholders) throws(DynamoDBError) -> ProjectionExpression {
    do throws(ExpressionError) {
      let (syntax, findings) = try ProjectionSyntaxParser.parse(text)
      return try ProjectionAnalysis.projection(syntax, findings, &placeholders)
    } catch {
      throw error.error(in: .projection)
    }
  }

  /// A key condition in one step. DynamoDB looks at the shape of a key condition only after all expressions of the request
  /// are parsed; for its order of errors, parse with `condition(_:kind:placeholders:)` and convert last.
  static func keyCondition(
    _ text: String, placeholders: inout Placeholders
  ) throws(DynamoDBError) -> KeyConditionExpression {
    try KeyConditionExpression(try condition(text, kind: .keyCondition, placeholders: &placeholders))
  }
}
