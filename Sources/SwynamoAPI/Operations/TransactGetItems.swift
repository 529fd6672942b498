// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Reads up to 100 items by key as they were at one moment, at most 4 MB. Source: API Reference, "TransactGetItems".
  public struct TransactGetItems: ServiceRequest, Hashable {
    public static var operation: String { "TransactGetItems" }

    /// `TransactItems`, 1 to 100 elements.
    public var transactItems: [API.TransactGetItem]
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// A request with what is given.
    public init(transactItems: [API.TransactGetItem], returnConsumedCapacity: ReturnConsumedCapacity = .none) {
      self.transactItems = transactItems
      self.returnConsumedCapacity = returnConsumedCapacity
    }

    public var tableNames: [String] { transactItems.tableNames }
    public var isWrite: Bool { false }
    // Reads only.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TransactItems", transactItems)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of TransactGetItems.
    public struct Response: ReadStructure {
      /// `ConsumedCapacity`
      public var consumedCapacity: [API.ConsumedCapacity]?
      /// `Responses`, 1 to 100 elements.
      public var responses: [API.ItemResponse]?

      /// An answer with what is given.
      public init(consumedCapacity: [API.ConsumedCapacity]? = nil, responses: [API.ItemResponse]? = nil) {
        self.consumedCapacity = consumedCapacity
        self.responses = responses
      }

      public init(from members: API.Members) throws {
        consumedCapacity = try members.optional("ConsumedCapacity")
        responses = try members.optional("Responses")
      }
    }
  }
}

extension API.TransactGetItems: CostedRequest {}
