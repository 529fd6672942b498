import SwynamoCompiler
public import SwynamoSchema
import SwynamoWire

extension Count {
  /// The number of items, summed over all pages; at most the query's or scan's limit.
  public func run(on db: DynamoDB) async throws -> Int {
    var request = try request()
    var total = 0
    let limit = source.limit ?? .max
    repeat {
      let page = try await db.reply(to: request).read { try PageResponse<Void>($0) { reader in try reader.skipValue() } }
      total += page.count
      request.exclusiveStartKey = page.lastEvaluatedKey
    } while request.exclusiveStartKey != nil && total < limit
    return min(total, limit)
  }
}

extension Count.Source {
  fileprivate var limit: Int? {
    switch self {
    case .query(let plan): plan.options.limit
    case .scan(let plan): plan.options.limit
    }
  }
}
