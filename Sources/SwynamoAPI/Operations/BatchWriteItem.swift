// Written by scripts/api-sources from the service's model.
public import SwynamoCore
public import SwynamoWire

extension API {
  /// Puts and deletes up to 25 whole items in one or more tables, each on its own and without conditions. Source: API Reference,
  /// "BatchWriteItem".
  public struct BatchWriteItem: ServiceRequest, Hashable {
    public static var operation: String { "BatchWriteItem" }

    /// `RequestItems`, 1 to 25 members.
    public var requestItems: StringMap<[API.WriteRequest]>
    /// `ReturnConsumedCapacity`
    public var returnConsumedCapacity: ReturnConsumedCapacity
    /// `ReturnItemCollectionMetrics`
    public var returnsItemCollectionMetrics: Bool

    /// A request with what is given.
    public init(
      requestItems: StringMap<[API.WriteRequest]>, returnConsumedCapacity: ReturnConsumedCapacity = .none,
      returnsItemCollectionMetrics: Bool = false
    ) {
      self.requestItems = requestItems
      self.returnConsumedCapacity = returnConsumedCapacity
      self.returnsItemCollectionMetrics = returnsItemCollectionMetrics
    }

    public var tableNames: [String] { requestItems.sorted.map(\.key) }
    public var isWrite: Bool { true }
    // Whole puts and deletes leave the same items; a write by someone else in between is overwritten.
    public var isIdempotent: Bool { true }

    public func writeMembers(to writer: inout AttributeWriter) {
      writer.member("RequestItems", requestItems)
      writer.writeCost(returnConsumedCapacity, itemCollections: returnsItemCollectionMetrics)
    }

    /// The answer of BatchWriteItem.
    public struct Response: ReadStructure {
      /// `UnprocessedItems`, 1 to 25 members.
      public var unprocessedItems: StringMap<[API.WriteRequest]>?
      /// `ItemCollectionMetrics`
      public var itemCollectionMetrics: StringMap<[API.ItemCollectionMetrics]>?
      /// `ConsumedCapacity`
      public var consumedCapacity: [API.ConsumedCapacity]?

      /// An answer with what is given.
      public init(
        unprocessedItems: StringMap<[API.WriteRequest]>? = nil,
        itemCollectionMetrics: StringMap<[API.ItemCollectionMetrics]>? = nil, consumedCapacity: [API.ConsumedCapacity]? = nil
      ) {
        self.unprocessedItems = unprocessedItems
        self.itemCollectionMetrics = itemCollectionMetrics
        self.consumedCapacity = consumedCapacity
      }

      public init(from members: API.Members) throws {
        unprocessedItems = try members.optional("UnprocessedItems")
        itemCollectionMetrics = try members.optional("ItemCollectionMetrics")
        consumedCapacity = try members.optional("ConsumedCapacity")
      }
    }
  }
}

extension API.BatchWriteItem: CostedRequest {}
