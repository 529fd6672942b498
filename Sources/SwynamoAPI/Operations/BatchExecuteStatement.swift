// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Runs 1 to 25 PartiQL statements, all reads or all writes, each on its own. Source: API Reference, "BatchExecuteStatement".
  public struct BatchExecuteStatement: ServiceRequest, Hashable {
    public static var operation: String { "BatchExecuteStatement" }

    /// `Statements`, 1 to 25 elements.
    public var statements: [API.BatchStatementRequest]
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// A request with what is given.
    public init(statements: [API.BatchStatementRequest], returnConsumedCapacity: ReturnConsumedCapacity = .none) {
      self.statements = statements
      self.returnConsumedCapacity = returnConsumedCapacity
    }

    public var tableNames: [String] { [] }
    public var isWrite: Bool { true }
    // A batch of reads only reads; a second INSERT is a duplicate item, and an UPDATE may count twice.
    public var isIdempotent: Bool { false }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("Statements", statements)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of BatchExecuteStatement.
    public struct Response: ReadStructure {
      /// `Responses`
      public var responses: [API.BatchStatementResponse]?
      /// `ConsumedCapacity`
      public var consumedCapacity: [API.ConsumedCapacity]?

      /// An answer with what is given.
      public init(responses: [API.BatchStatementResponse]? = nil, consumedCapacity: [API.ConsumedCapacity]? = nil) {
        self.responses = responses
        self.consumedCapacity = consumedCapacity
      }

      public init(from members: API.Members) throws {
        responses = try members.optional("Responses")
        consumedCapacity = try members.optional("ConsumedCapacity")
      }
    }
  }
}

extension API.BatchExecuteStatement: CostedRequest {}
