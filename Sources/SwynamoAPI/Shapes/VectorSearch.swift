// Written by scripts/api-sources from the service's model.
public import SwynamoCore

extension API {
  /// One item that a vector search found, and its score. Source: API Reference, "SearchResultItem".
  public struct SearchResultItem: ReadStructure {
    /// `Item`
    public var item: Item?
    /// `Score`
    public var score: Double?

    /// The structure with what is given.
    public init(item: Item? = nil, score: Double? = nil) {
      self.item = item
      self.score = score
    }

    public init(from members: API.Members) throws {
      item = try members.optional("Item")
      score = try members.optional("Score")
    }
  }
}
