import SwynamoCore
import SwynamoWire
import Testing

@testable import SwynamoEngine

/// The values that `:s`, `:n`, … stand for unless a test says otherwise.
let sampleValues: Item = [
  ":s": "a", ":n": 1, ":b": .binary([0x61]), ":bool": true, ":null": .null, ":ss": .stringSet(["a"]), ":ns": .numberSet([1]),
  ":bs": .binarySet([[0x61]]), ":l": [], ":m": [:],
]

/// The names that `#a`, … stand for unless a test says otherwise.
let sampleNames: StringMap<String> = ["#a": "a", "#b": "b", "#c": "c", "#d": "d"]

func condition(
  _ text: String, kind: ExpressionKind = .filter, names: StringMap<String> = sampleNames,
  values: Item = sampleValues
) throws -> ConditionExpression {
  var placeholders = try Placeholders(names: names, values: values)
  return try ExpressionParser.condition(text, kind: kind, placeholders: &placeholders)
}

func update(
  _ text: String, names: StringMap<String> = sampleNames, values: Item = sampleValues
) throws -> UpdateExpression {
  var placeholders = try Placeholders(names: names, values: values)
  return try ExpressionParser.update(text, placeholders: &placeholders)
}

func projection(_ text: String, names: StringMap<String> = sampleNames) throws -> ProjectionExpression {
  var placeholders = try Placeholders(names: names)
  return try ExpressionParser.projection(text, placeholders: &placeholders)
}

func keyCondition(
  _ text: String, names: StringMap<String> = sampleNames, values: Item = sampleValues
) throws -> KeyConditionExpression {
  var placeholders = try Placeholders(names: names, values: values)
  return try ExpressionParser.keyCondition(text, placeholders: &placeholders)
}

/// The message that the service would refuse with; nil when it doesn't.
func refusal(_ body: () throws -> Any) -> String? {
  do {
    _ = try body()
    return nil
  } catch let error as DynamoDBError {
    return error.code == DynamoDBError.validation ? error.message : "\(error)"
  } catch {
    return "\(error)"
  }
}

extension ConditionExpression.Operand {
  static func attribute(_ name: String, _ steps: DocumentPath.Step...) -> Self { .path(DocumentPath(name, steps)) }
}
