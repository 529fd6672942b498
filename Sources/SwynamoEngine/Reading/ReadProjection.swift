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
  init(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) {
    let attributes = try Self.attributesToGet(request, in: wording)
    guard request["ProjectionExpression"] != nil else {
      self.init(attributes)
      return
    }
    var parameters = try ExpressionParameters(request, in: wording)
    let expression = try parameters.projection()
    try parameters.checkAllUsed()
    self.init(expression?.paths)
  }

  static func attributesToGet(_ request: JSONValue, in wording: RequestWording) throws(DynamoDBError) -> [DocumentPath]? {
    guard let names = request["AttributesToGet"]?.elements.compactMap(\.text) else { return nil }
    for name in names { try Item.check(name: name, in: wording) }
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

/// What a query or a scan answers with: `Select`, the projection, and what an index can give of it.
struct Selection {
  let projection: ReadProjection
  /// `Select: COUNT`
  let countsOnly: Bool
  private let wantsAll: Bool

  /// Of paths, or of all that the source holds.
  init(_ paths: [DocumentPath]?) {
    projection = ReadProjection(paths)
    (countsOnly, wantsAll) = (false, false)
  }

  /// A query says of these refusals that they are one, a scan doesn't.
  init(_ request: JSONValue, _ paths: [DocumentPath]?, isQuery: Bool) throws(DynamoDBError) {
    projection = ReadProjection(paths)
    let select = request["Select"]?.text
    countsOnly = select == "COUNT"
    wantsAll = select == "ALL_ATTRIBUTES"
    let hasIndex = request["IndexName"] != nil
    let parameter = request["AttributesToGet"] == nil ? "ProjectionExpression" : "AttributesToGet"
    let fault: String? =
      switch (select, paths) {
      case ("COUNT", _?): "Cannot specify the \(parameter) when choosing to get only the Count"
      case (let select?, _?) where select != "SPECIFIC_ATTRIBUTES":
        "Cannot specify the \(parameter) when choosing to get \(select)"
      case ("ALL_PROJECTED_ATTRIBUTES", nil) where !hasIndex:
        "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
      case ("SPECIFIC_ATTRIBUTES", nil):
        "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"
      case (_, _): nil
      }
    if let fault { throw .invalid(isQuery ? "1 validation error detected: \(fault)" : fault) }
  }

  /// Whether items must be fetched from the table, as a local index can do; a global index can't.
  func fetches(_ source: ReadSource) throws(DynamoDBError) -> Bool {
    guard let index = source.index, index.projection != .all else { return false }
    if wantsAll {
      guard !index.isGlobal else {
        throw .invalidParameter(
          "Select type ALL_ATTRIBUTES is not supported for global secondary index \(index.name) "
            + "because its projection type is not ALL")
      }
      return true
    }
    let missing = (projection.paths ?? []).map(\.attribute).filter { !index.holds($0, tableKeys: source.table.schema.keys) }
    guard !missing.isEmpty else { return false }
    guard !index.isGlobal else {
      throw .invalidParameter("Global secondary index \(index.name) does not project [\(missing.joined(separator: ", "))]")
    }
    return true
  }
}

extension ConditionExpression {
  /// A query filters what its index holds. A scan may ask for more, and finds it absent.
  func checkProjection(into index: SecondaryIndex, _ table: TableSchema) throws(DynamoDBError) {
    let missing = StringSet(paths.map(\.attribute).filter { !index.holds($0, tableKeys: table.keys) })
    guard !missing.isEmpty else { return }
    throw .invalidParameter(
      "Secondary index \(index.name) does not project one or more filter attributes: [\(missing.sorted.joined(separator: ", "))]")
  }
}
