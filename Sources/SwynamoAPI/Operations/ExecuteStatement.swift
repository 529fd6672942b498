// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Runs one PartiQL statement: a SELECT, INSERT, UPDATE or DELETE. Source: API Reference, "ExecuteStatement".
  public struct ExecuteStatement: ServiceRequest, Hashable {
    public static var operation: String { "ExecuteStatement" }

    /// `Statement`, 1 to 8,192 characters.
    public var statement: String
    /// `Parameters`, at least 1 element.
    public var parameters: [AttributeValue]?
    /// `ConsistentRead`
    public var consistentRead: Bool?
    /// `NextToken`, 1 to 32,768 characters.
    public var nextToken: String?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `Limit`, at least 1.
    public var limit: Int?
    /// `ReturnValuesOnConditionCheckFailure`
    public var returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure?

    /// A request with what is given.
    public init(
      statement: String, parameters: [AttributeValue]? = nil, consistentRead: Bool? = nil, nextToken: String? = nil,
      returnConsumedCapacity: ReturnConsumedCapacity = .none, limit: Int? = nil,
      returnValuesOnConditionCheckFailure: API.ReturnValuesOnConditionCheckFailure? = nil
    ) {
      self.statement = statement
      self.parameters = parameters
      self.consistentRead = consistentRead
      self.nextToken = nextToken
      self.returnConsumedCapacity = returnConsumedCapacity
      self.limit = limit
      self.returnValuesOnConditionCheckFailure = returnValuesOnConditionCheckFailure
    }

    public var tableNames: [String] { [] }
    public var isWrite: Bool { true }
    // A SELECT only reads; a second INSERT is a duplicate item, and an UPDATE may count twice.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Statement", statement)
      writer.member("Parameters", parameters)
      writer.member("ConsistentRead", consistentRead)
      writer.member("NextToken", nextToken)
      writer.member("Limit", limit)
      writer.member("ReturnValuesOnConditionCheckFailure", returnValuesOnConditionCheckFailure)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of ExecuteStatement.
    public struct Response: ReadStructure {
      /// `Items`
      public var items: [Item]?
      /// `NextToken`, 1 to 32,768 characters.
      public var nextToken: String?
      /// `ConsumedCapacity`
      public var consumedCapacity: API.ConsumedCapacity?
      /// `LastEvaluatedKey`
      public var lastEvaluatedKey: Item?

      /// An answer with what is given.
      public init(
        items: [Item]? = nil, nextToken: String? = nil, consumedCapacity: API.ConsumedCapacity? = nil,
        lastEvaluatedKey: Item? = nil
      ) {
        self.items = items
        self.nextToken = nextToken
        self.consumedCapacity = consumedCapacity
        self.lastEvaluatedKey = lastEvaluatedKey
      }

      public init(from members: API.Members) throws {
        items = try members.optional("Items")
        nextToken = try members.optional("NextToken")
        consumedCapacity = try members.optional("ConsumedCapacity")
        lastEvaluatedKey = try members.optional("LastEvaluatedKey")
      }
    }
  }
}

extension API.ExecuteStatement: CostedRequest {}
extension API.ExecuteStatement: API.PagedRequest {
  public func next(after response: Response) -> API.ExecuteStatement? {
    guard let end = response.nextToken else { return nil }
    var next = self
    next.nextToken = end
    return next
  }

  public func elements(of response: Response) -> [Item] { response.items ?? [] }
}
