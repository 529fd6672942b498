import SwynamoCore
import SwynamoWire

extension Operation {
  static let partiQL: [Operation] = [.executeStatement, .batchExecuteStatement, .executeTransaction]

  /// One PartiQL statement.
  static let executeStatement = Operation(
    "ExecuteStatement", in: .statement,
    [
      .limit, .returnConsumedCapacity,
      Shape.Member(
        "NextToken", .string, .minimumLength(Limits.nextTokenLength.lowerBound),
        .maximumLength(Limits.nextTokenLength.upperBound)),
      .statement, .parameters, .consistentRead, .returnValuesOnFailure,
    ]
  ) { request, session in
    switch try PartiQLStatement(request, in: session.catalog) {
    case .select(let select):
      return try StatementReader(select, request, in: session.catalog).answer(to: request, within: session.limits)
    case .exists: throw PartiQLError.existsAlone.error
    case .write(let statement):
      let write = try StatementWrite(statement, request, in: try session.catalog.table(named: statement.table))
      let prepared = try write.prepared()
      let outcome = try session.transaction { try write.run(prepared, session) }
      var json = JSONWriter()
      json.object { json in
        json.member("Items") { json in
          json.array { json in if let item = write.returned(outcome) { json.raw(item) } }
        }
        json.consumedCapacity(outcome.capacity, named: statement.table, for: request)
      }
      return json
    }
  }
}

extension Shape.Member {
  static let statement = Shape.Member(
    "Statement", .string, .notNull, .minimumLength(Limits.statementLength.lowerBound),
    .maximumLength(Limits.statementLength.upperBound))
  static let parameters = Shape.Member("Parameters", .list(.attributeValue), .minimumLength(1))
}
