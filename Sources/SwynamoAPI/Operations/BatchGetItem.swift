// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Reads up to 100 items by key from one or more tables, at most 16 MB in one answer. Source: API Reference, "BatchGetItem".
  public struct BatchGetItem: ServiceRequest, Hashable {
    public static var operation: String { "BatchGetItem" }

    /// `RequestItems`, 1 to 100 members.
    public var requestItems: StringMap<API.KeysAndAttributes>
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity

    /// A request with what is given.
    public init(requestItems: StringMap<API.KeysAndAttributes>, returnConsumedCapacity: ReturnConsumedCapacity = .none) {
      self.requestItems = requestItems
      self.returnConsumedCapacity = returnConsumedCapacity
    }

    public var tableNames: [String] { requestItems.sorted.map(\.key) }
    public var isWrite: Bool { false }
    // Reads only; the capacity is charged again.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RequestItems", requestItems)
      writer.writeCost(returnConsumedCapacity)
    }

    /// The answer of BatchGetItem.
    public struct Response: ReadStructure {
      /// `Responses`
      public var responses: StringMap<[Item]>?
      /// `UnprocessedKeys`, 1 to 100 members.
      public var unprocessedKeys: StringMap<API.KeysAndAttributes>?
      /// `ConsumedCapacity`
      public var consumedCapacity: [API.ConsumedCapacity]?

      /// An answer with what is given.
      public init(
        responses: StringMap<[Item]>? = nil, unprocessedKeys: StringMap<API.KeysAndAttributes>? = nil,
        consumedCapacity: [API.ConsumedCapacity]? = nil
      ) {
        self.responses = responses
        self.unprocessedKeys = unprocessedKeys
        self.consumedCapacity = consumedCapacity
      }

      public init(from members: API.Members) throws {
        responses = try members.optional("Responses")
        unprocessedKeys = try members.optional("UnprocessedKeys")
        consumedCapacity = try members.optional("ConsumedCapacity")
      }
    }
  }
}

extension API.BatchGetItem: CostedRequest {}
