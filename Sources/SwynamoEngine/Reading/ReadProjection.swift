import SwynamoCore
import SwynamoWire

/// Which attributes a read answers with: all of them, or those of a `ProjectionExpression` or of `AttributesToGet`.
struct ReadProjection {
  let paths: [DocumentPath]?
  private let projection: ItemProjection?

  init(_ paths: [DocumentPath]?) {
    self.paths = paths
    projection = paths.map(ItemProjection.init)
  }

  /// Of a request that has no other expression.
  init(_ request: JSONValue) throws(DynamoDBError) {
    let attributes = try Self.attributesToGet(request)
    guard request["ProjectionExpression"] != nil else {
      self.init(attributes)
      return
    }
    var parameters = try ExpressionParameters(request)
    let expression = try parameters.projection()
    try parameters.checkAllUsed()
    self.init(expression?.paths)
  }

  static func attributesToGet(_ request: JSONValue) throws(DynamoDBError) -> [DocumentPath]? {
    guard let names = request["AttributesToGet"]?.elements.compactMap(\.text) else { return nil }
    var seen: StringSet = []
    for name in names where !seen.insert(name).inserted {
      throw .invalidParameter("Duplicate value in attribute name: \(name)")
    }
    return names.map { DocumentPath($0) }
  }

  /// A key has no members that could be asked for.
  func check(_ schema: TableSchema) throws(DynamoDBError) { try schema.checkScalarKeys(paths ?? []) }

  /// The answer's JSON of an item.
  func apply(to stored: StoredItem) throws -> [UInt8] {
    guard let projection else { return stored.bytes }
    return StoredItem(projection.project(try stored.item())).bytes
  }

  func apply(to item: Item) -> Item { projection?.project(item) ?? item }
}

extension TableSchema {
  func checkScalarKeys(_ paths: [DocumentPath]) throws(DynamoDBError) {
    let nested = paths.filter { !$0.steps.isEmpty }
    guard !nested.isEmpty else { return }
    for (names, kind) in [(keys.attributes, "Key"), (indexes.flatMap(\.keys.attributes), "IndexKey")] {
      for attribute in names where nested.contains(where: { $0.attribute == attribute.name }) {
        throw .invalid(
          "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: "
            + "\(kind): \(attribute.name)")
      }
    }
  }
}
