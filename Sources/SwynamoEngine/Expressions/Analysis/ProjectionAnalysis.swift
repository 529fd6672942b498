import SwynamoCore

/// Checks a projection's paths: reserved words, names, overlaps, conflicts.
enum ProjectionAnalysis {
  static func projection(
    _ syntax: [PathSyntax], _ findings: SyntaxFindings, _ placeholders: inout Placeholders
  ) throws(ExpressionFault) -> ProjectionExpression {
    try findings.checkNames()
    var projection = ProjectionExpression([])
    projection.paths.reserveCapacity(syntax.count)
    for path in syntax { projection.paths.append(try placeholders.resolve(path)) }
    try PathConflicts.check(projection.paths)
    return projection
  }
}
