import SwynamoCore

/// A condition as written.
indirect enum ConditionSyntax: Sendable {
  case compare(OperandSyntax, ConditionExpression.Comparator, OperandSyntax)
  case between(OperandSyntax, OperandSyntax, OperandSyntax)
  case isIn(OperandSyntax, [OperandSyntax])
  case function(FunctionSyntax)
  case and([ConditionSyntax])
  case or([ConditionSyntax])
  case not(ConditionSyntax)
}
