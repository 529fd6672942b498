import SwynamoDB

/// That a condition holds, or does not, for the specimen as it comes.
struct Claim: Sendable {
  let holds: Bool
  let line: Int
  let condition: @Sendable (Attributes<Specimen>) -> Condition<Specimen>

  static func holds(
    line: Int = #line, @ConditionBuilder<Specimen> _ condition: @escaping @Sendable (Attributes<Specimen>) -> Condition<Specimen>
  ) -> Claim {
    Claim(holds: true, line: line, condition: condition)
  }

  static func fails(
    line: Int = #line, @ConditionBuilder<Specimen> _ condition: @escaping @Sendable (Attributes<Specimen>) -> Condition<Specimen>
  ) -> Claim {
    Claim(holds: false, line: line, condition: condition)
  }
}

extension ConformanceSuite.Case {
  /// Each claim as a query's filter, as a scan's, and as the condition of a write.
  static func claims(_ name: String, exemptions: [String: String] = [:], _ claims: Claim...) -> Self {
    .on(specimens, name, exemptions: exemptions) { db, table in
      try await table.put(Specimen(id: "a")).run(on: db)
      for claim in claims {
        let query = table.query("a").filter(claim.condition)
        let text = try query.request().filterExpression ?? "no condition"
        try expect(try await query.count().run(on: db), claim.holds ? 1 : 0, "query, \(text)", line: claim.line)
        let scanned = try await table.scan().filter(claim.condition).run(on: db)
        try expect(scanned, claim.holds ? [Specimen(id: "a")] : [], "scan, \(text)", line: claim.line)
        var isWritten = true
        do {
          try await table.put(Specimen(id: "a")).if(claim.condition).run(on: db)
        } catch DynamoDBError.conditionalCheckFailed {
          isWritten = false
        }
        try expect(isWritten, claim.holds, "put, \(text)", line: claim.line)
      }
    }
  }
}
