import SwynamoCompiler
public import SwynamoSchema
public import SwynamoWire

/// What is asked of DynamoDB, as a value: nothing is sent until it is run.
///
///     let put = users.put(samuel).if { $0.email.doesNotExist }
///     print(put.explain())          // the request, without a network
///     try await put.run(on: db)
///
/// A statement is a plan of one request or of several; what is of one is a ``RequestStatement``. A function that takes any of them:
///
///     func logged<Output>(_ statement: some Statement<Output>) async throws -> Output {
///       logger.debug("\(statement.explain())")
///       return try await statement.run(on: db)
///     }
public protocol Statement<Output>: Sendable {
  /// What running it gives.
  associatedtype Output

  /// The requests as text, for reading; or what is wrong with the statement.
  func explain() -> String

  /// Runs the statement. Errors: `StatementError` with every fault, before anything is sent; `DynamoDBError` for what the service
  /// refuses; `TransportError`.
  @discardableResult
  func run(on db: DynamoDB) async throws -> Output
}

/// A statement that is one request, or that begins with one and goes on by pages.
///
///     let request = try users.query("Smith").request()
///     request.keyConditionExpression                 // "#0 = :0"
///     request.attributes.namesByPlaceholder          // ["#0": "lastName"]
public protocol RequestStatement<Output>: Statement {
  /// The operation's request.
  associatedtype Request: WireRequest

  /// The request, or every fault that DynamoDB would refuse it for.
  func request() throws(StatementError) -> Request
}

extension RequestStatement {
  /// The request as text, for reading: the operation and its JSON; or what is wrong with the statement.
  ///
  ///     print(users.get("a@b.c").explain())
  ///     // GetItem
  ///     // {
  ///     //   "TableName": "dynamodb-user",
  ///     //   "Key": {"email":{"S":"a@b.c"}}
  ///     // }
  public func explain() -> String { Explanation.text { [try request()] } }
}
