public import SwynamoAPI
public import SwynamoCore
public import SwynamoDB
import SwynamoSchema
import SwynamoWire

/// A statement of PartiQL with its parameters, whose rows are items as they are stored.
///
///     let statement: PartiQL = "SELECT * FROM \(users) WHERE email = \(email)"
///     let items = try await statement.run(on: db)              // [Item]
///     let found = try await statement.as(users).run(on: db)    // [User]
public typealias PartiQL = PartiQLStatement<Item>

/// A statement of PartiQL with its parameters: a SELECT, INSERT, UPDATE or DELETE of one table.
///
///     let statement: PartiQL = "SELECT * FROM \(users, byLastName) WHERE \(users, \.lastName) = \(name)"
///     print(statement.explain())
///     // ExecuteStatement
///     // {
///     //   "Statement": "SELECT * FROM \"users\".\"by-last-name\" WHERE \"lastName\" = ?",
///     //   "Parameters": [{"S":"Smith"}]
///     // }
///
/// What is interpolated is never text: a value becomes a parameter, a table, an index and an attribute become names in quotes. Text
/// that is made when the program runs is asked for by its name, `\(raw: text)`. Source: Developer Guide, "PartiQL - a SQL-compatible
/// query language for Amazon DynamoDB".
public struct PartiQLStatement<Row>: RequestStatement {
  let text: StatementText
  let decode: RowDecoder<Row>
  var faults: [StatementError.Fault]
  var options = StatementOptions()

  init(_ text: StatementText, faults: [StatementError.Fault] = [], options: StatementOptions = .init(), _ decode: RowDecoder<Row>)
  {
    self.text = text
    self.decode = decode
    self.faults = faults
    self.options = options
  }

  /// Sees every write that was acknowledged before, of a SELECT; costs twice the capacity, and no global index has it.
  public func consistent(_ isConsistent: Bool = true) -> PartiQLStatement { with { $0.isConsistent = isConsistent } }

  /// Gives at most so many rows, over all pages.
  public func limit(_ count: Int) -> PartiQLStatement { with { $0.limit = count } }

  /// Reads at most so many items for each page, before the condition (the wire's `Limit`).
  public func pageSize(_ count: Int) -> PartiQLStatement { with { $0.pageSize = count } }

  /// Goes on behind a page, by its ``PartiQLPage/nextToken``.
  public func starting(at token: String?) -> PartiQLStatement { with { $0.nextToken = token } }

  /// An error of a failed condition has the item as it is stored: `DynamoDBError/item`.
  public func returningItemOnConditionFailure(_ isReturning: Bool = true) -> PartiQLStatement {
    with { $0.returnsItemOnFailure = isReturning }
  }

  /// The request of the first page, or every fault that is seen before it is sent.
  public func request() throws(StatementError) -> API.ExecuteStatement {
    let scan = StatementScan(text)
    let faults = faults(scan) + options.faults
    guard faults.isEmpty else {
      throw StatementError(operation: API.ExecuteStatement.operation, tables: text.tableNames, faults: faults)
    }
    return API.ExecuteStatement(
      statement: text.text, parameters: text.parameters.isEmpty ? nil : text.parameters,
      consistentRead: options.isConsistent ? true : nil, nextToken: options.nextToken,
      limit: options.wireLimit(isFiltered: scan.hasCondition),
      returnValuesOnConditionCheckFailure: options.returnsItemOnFailure ? .allOld : nil)
  }

  /// What is wrong with the statement, wherever it is sent.
  func faults(_ scan: StatementScan) -> [StatementError.Fault] { text.faults + faults + scan.faults }

  private func with(_ change: (inout StatementOptions) -> Void) -> PartiQLStatement {
    var copy = self
    change(&copy.options)
    return copy
  }
}

extension PartiQLStatement: ExpressibleByStringInterpolation, ExpressibleByStringLiteral,
  ExpressibleByExtendedGraphemeClusterLiteral, ExpressibleByUnicodeScalarLiteral
where Row == Item {
  public init(stringLiteral value: String) {
    var text = StatementText()
    text.append(text: value)
    self.init(text, .items)
  }

  public init(stringInterpolation: PartiQLInterpolation) { self.init(stringInterpolation.text, .items) }
}

extension RowDecoder where Row == Item {
  /// Reads items as they come.
  fileprivate static var items: RowDecoder { RowDecoder { try $0.readItem() } }
}

/// What a statement says besides its text.
struct StatementOptions: Sendable {
  var isConsistent = false
  var returnsItemOnFailure = false
  /// The rows that are wanted of all pages.
  var limit: Int?
  var pageSize: Int?
  var nextToken: String?

  var faults: [StatementError.Fault] {
    [("limit", limit), ("pageSize", pageSize)].compactMap { name, count in
      count.flatMap { $0 < 1 ? .invalidParameter("\(name)(\($0)) asks for nothing: 1 is the least") : nil }
    }
  }

  /// A condition may drop what was read, so that more is read than is wanted.
  func wireLimit(isFiltered: Bool) -> Int? {
    guard let limit, !isFiltered else { return pageSize }
    return min(limit, pageSize ?? limit)
  }
}
