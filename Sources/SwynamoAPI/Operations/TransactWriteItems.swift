// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Makes up to 100 writes and checks, all together or not at all. Source: API Reference, "TransactWriteItems".
  public struct TransactWriteItems: ServiceRequest, Hashable {
    public static var operation: String { "TransactWriteItems" }

    /// `TransactItems`, 1 to 100 elements.
    public var transactItems: [API.TransactWriteItem]
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ReturnItemCollectionMetrics`
    public var returnsItemCollectionMetrics: Bool
    /// `ClientRequestToken`, 1 to 36 characters.
    public var clientRequestToken: String?

    /// A request with what is given.
    public init(
      transactItems: [API.TransactWriteItem], returnConsumedCapacity: ReturnConsumedCapacity = .none,
      returnsItemCollectionMetrics: Bool = false, clientRequestToken: String? = nil
    ) {
      self.transactItems = transactItems
      self.returnConsumedCapacity = returnConsumedCapacity
      self.returnsItemCollectionMetrics = returnsItemCollectionMetrics
      self.clientRequestToken = clientRequestToken
    }

    public var tableNames: [String] { transactItems.tableNames }
    public var isWrite: Bool { true }
    // The service knows its ClientRequestToken for 10 minutes.
    public var isIdempotent: Bool { clientRequestToken != nil }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("TransactItems", transactItems)
      writer.member("ClientRequestToken", clientRequestToken)
      writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
    }

    /// The answer of TransactWriteItems.
    public struct Response: ReadStructure {
      /// `ConsumedCapacity`
      public var consumedCapacity: [API.ConsumedCapacity]?
      /// `ItemCollectionMetrics`
      public var itemCollectionMetrics: StringMap<[API.ItemCollectionMetrics]>?

      /// An answer with what is given.
      public init(
        consumedCapacity: [API.ConsumedCapacity]? = nil, itemCollectionMetrics: StringMap<[API.ItemCollectionMetrics]>? = nil
      ) {
        self.consumedCapacity = consumedCapacity
        self.itemCollectionMetrics = itemCollectionMetrics
      }

      public init(from members: API.Members) throws {
        consumedCapacity = try members.optional("ConsumedCapacity")
        itemCollectionMetrics = try members.optional("ItemCollectionMetrics")
      }
    }
  }
}

extension API.TransactWriteItems: CostedRequest {}
extension API.TransactWriteItems: IdempotencyTokenRequest {
  package var idempotencyToken: String? {
    get { clientRequestToken }
    set { clientRequestToken = newValue }
  }
}
