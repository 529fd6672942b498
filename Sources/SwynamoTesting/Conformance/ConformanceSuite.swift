public import SwynamoDB
public import SwynamoWire

/// What SwynamoDB asks of a back end, as named cases that any test runner can run.
///
///     let suite = ConformanceSuite(backend: .endpoint("http://localhost:8000"), name: "DynamoDB Local")
///     for test in ConformanceSuite.cases { try await suite.run(test) }
///
/// Every case makes tables of its own and deletes them, so that cases can run side by side, on a back end that others use too.
public struct ConformanceSuite: Sendable {
  /// The client of the back end.
  public let db: DynamoDB
  /// What the back end is called; cases know some by name that are wrong in one thing or another.
  public let name: String

  /// The suite for a back end; the name stands in its failures.
  public init(backend: Backend, name: String) {
    db = DynamoDB(backend)
    self.name = name
  }

  /// Runs a case. Errors: ``ConformanceError`` for an answer that isn't DynamoDB's, and whatever a request throws.
  public func run(_ test: Case) async throws {
    try await test.run(db, "conformance-\(String(UInt64.random(in: 0 ... .max), radix: 36))-")
  }

  /// Why the back end isn't put through the case; nil when it is.
  public func exemption(from test: Case) -> String? { test.exemptions[name] }

  /// All cases.
  public static let cases: [Case] =
    tableCases + itemCases + roundTripCases + comparisonCases + functionCases + updateCases + queryCases + pageCases + indexCases
    + selectionCases + countCases + scanCases + batchCases + transactionCases + errorCases
    + statementCases + lockingCases + entityCases
}

extension ConformanceSuite {
  /// One thing that a back end has to do as DynamoDB does.
  public struct Case: Sendable, CustomStringConvertible {
    /// What the back end has to do, as a sentence.
    public let name: String
    /// Back ends that are known to be wrong here, with what they do.
    public let exemptions: [String: String]
    /// Runs on tables whose names begin with the prefix.
    public let run: @Sendable (_ db: DynamoDB, _ prefix: String) async throws -> Void

    /// A case with its name and the closure that throws where the back end does otherwise.
    public init(
      _ name: String, exemptions: [String: String] = [:],
      run: @escaping @Sendable (_ db: DynamoDB, _ prefix: String) async throws -> Void
    ) {
      self.name = name
      self.exemptions = exemptions
      self.run = run
    }

    public var description: String { name }
  }
}

extension ConformanceSuite.Case {
  /// A case on a table that is made for it.
  static func on<Model: Sendable, Hash: Sendable, Range: Sendable>(
    _ table: Table<Model, Hash, Range>, _ name: String, exemptions: [String: String] = [:],
    _ body: @escaping @Sendable (_ db: DynamoDB, _ table: Table<Model, Hash, Range>) async throws -> Void
  ) -> Self {
    Self(name, exemptions: exemptions) { db, prefix in
      try await with(table, prefix, on: db) { try await body(db, $0) }
    }
  }

  /// Makes the table, and deletes it whatever comes of the body.
  static func with<Model: Sendable, Hash: Sendable, Range: Sendable>(
    _ table: Table<Model, Hash, Range>, _ prefix: String, on db: DynamoDB,
    _ body: (_ table: Table<Model, Hash, Range>) async throws -> Void
  ) async throws {
    let table = table.named(prefix + table.name)
    try await table.createTable().run(on: db)
    do {
      try await body(table)
    } catch {
      try? await table.deleteTable().withoutWaiting().run(on: db)
      throw error
    }
    try await table.deleteTable().withoutWaiting().run(on: db)
  }
}

/// A back end answered otherwise than DynamoDB.
public struct ConformanceError: Error, Sendable, CustomStringConvertible {
  public let description: String
}

func expect<Value: Equatable>(
  _ actual: Value, _ expected: Value, _ what: String = "", file: StaticString = #fileID, line: Int = #line
) throws {
  guard actual != expected else { return }
  throw ConformanceError(
    description: "\(file):\(line): \(what.isEmpty ? "" : "\(what): ")expected\n    \(expected)\n  but got\n    \(actual)")
}

func expect(_ isTrue: Bool, _ what: String, file: StaticString = #fileID, line: Int = #line) throws {
  if !isTrue { throw ConformanceError(description: "\(file):\(line): \(what)") }
}

/// The body must be refused by the service with this code; gives the error.
@discardableResult
func expectRefusal(
  _ code: DynamoDBError.Code, containing part: String = "", file: StaticString = #fileID, line: Int = #line,
  _ body: () async throws -> Void
) async throws -> DynamoDBError {
  do {
    try await body()
  } catch let error as DynamoDBError {
    try expect(error.code.rawValue, code.rawValue, "\(error)", file: file, line: line)
    try expect(error.message.contains(part), "the message has no \"\(part)\": \(error.message)", file: file, line: line)
    return error
  }
  throw ConformanceError(description: "\(file):\(line): expected \(code.rawValue), but the request succeeded")
}

/// The statement must be refused before it is sent.
@discardableResult
func expectUnsent(
  file: StaticString = #fileID, line: Int = #line, _ body: () async throws -> Void
) async throws -> StatementError {
  do {
    try await body()
  } catch let error as StatementError {
    return error
  }
  throw ConformanceError(description: "\(file):\(line): expected the statement to be refused, but it was sent")
}
