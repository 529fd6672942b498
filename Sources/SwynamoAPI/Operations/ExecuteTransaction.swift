// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Runs 1 to 100 PartiQL statements, all reads or all writes, all together or not at all. Source: API Reference,
  /// "ExecuteTransaction".
  public struct ExecuteTransaction: ServiceRequest, Hashable {
    public static var operation: String { "ExecuteTransaction" }

    /// `TransactStatements`, 1 to 100 elements.
    public var transactStatements: [API.ParameterizedStatement]
    /// `ClientRequestToken`, 1 to 36 characters.
    public var clientRequestToken: String?
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// A request with what is given.
    public init(
      transactStatements: [API.ParameterizedStatement], clientRequestToken: String? = nil,
      returnConsumedCapacity: ReturnConsumedCapacity = .none
    ) {
      self.transactStatements = transactStatements
      self.clientRequestToken = clientRequestToken
      self.returnConsumedCapacity = returnConsumedCapacity
    }

    public var tableNames: [String] { [] }
    public var isWrite: Bool { true }
    // The service knows its ClientRequestToken for 10 minutes.
    public var isIdempotent: Bool { clientRequestToken != nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TransactStatements", transactStatements)
      writer.member("ClientRequestToken", clientRequestToken)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of ExecuteTransaction.
    public struct Response: ReadStructure {
      /// `Responses`, 1 to 100 elements.
      public var responses: [API.ItemResponse]?
      /// `ConsumedCapacity`
      public var consumedCapacity: [API.ConsumedCapacity]?

      /// An answer with what is given.
      public init(responses: [API.ItemResponse]? = nil, consumedCapacity: [API.ConsumedCapacity]? = nil) {
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

extension API.ExecuteTransaction: CostedRequest {}
extension API.ExecuteTransaction: IdempotencyTokenRequest {
  package var idempotencyToken: String? {
    get { clientRequestToken }
    set { clientRequestToken = newValue }
  }
}
