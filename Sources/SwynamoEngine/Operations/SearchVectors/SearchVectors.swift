import SwynamoCore
import SwynamoWire

extension Operation {
  static let vectors: [Operation] = [.searchVectors]

  /// The distances are computed outside of the engine, of the index as it was: other requests don't wait for them.
  static let searchVectors = Operation(
    "SearchVectors", in: .current, checkingBody: SearchVectorsBody.check,
    [
      Shape.Member("TableName", .string), Shape.Member("IndexName", .string), Shape.Member("ReturnConsumedCapacity", .string),
      .expressionAttributeNames, .expressionAttributeValues, .projectionExpression,
      Shape.Member("SearchVector", .list(.attributeValue)), Shape.Member("SearchConditionExpression", .string),
      Shape.Member("TopK", .integer),
    ]
  ) { (request, session) throws -> OperationAnswer in
    let request = request.only(SearchVectorsBody.members)
    try SearchVectorsBody.checkConstraints(request)
    try ExpressionParameters.check(request, [.projection, .searchCondition])
    let elements = try searchedVector(request)
    var parameters = try ExpressionParameters(request, in: session.wording)
    let condition = try parameters.condition(.searchCondition).map { condition throws(DynamoDBError) in
      try SearchCondition(condition)
    }
    let projection = ReadProjection(try parameters.projection()?.paths)
    try parameters.checkAllUsed()

    let table = try session.catalog.table(request)
    let index = try table.searchedIndex(request["IndexName"]?.text ?? "")
    let checked = try SearchCondition.check(condition, for: index)
    guard elements.count == index.dimensions else {
      throw DynamoDBError.invalid(
        "Input search vector dimension \(elements.count) does not match vector index dimension \(index.dimensions)")
    }

    let copy = try table.copy(of: index, session.catalog.vectorChanges)
    guard copy.isWhole else { return .unfinished }
    let answer = SearchAnswer(
      search: VectorSearch(
        vector: ComparedVector(elements, index.distance), filters: checked.filters,
        limit: request["TopK"]?.integer ?? Limits.searchResults.upperBound, layout: index.layout),
      chunks: copy.chunks(of: checked.partition), projection: projection,
      vectorAttribute: index.projectsVector ? index.attribute : nil,
      tellsCapacity: request["ReturnConsumedCapacity"]?.text ?? "NONE" != "NONE")
    return .later { try answer.json() }
  }

  /// A list of 32-bit numbers in decimal digits; they need not be numbers that an item could have.
  private static func searchedVector(_ request: JSONValue) throws(DynamoDBError) -> [Float] {
    var vector: [Float] = []
    for element in request["SearchVector"]?.elements ?? [] {
      let given = element.members.filter { !$0.value.isNull }
      guard given.count == 1, let text = element["N"]?.text, text.utf8.allSatisfy(isOfNumber), let number = Float(text),
        number.isFinite
      else {
        throw .invalid(
          "Search vector contains invalid values. All values in the search vector must be a 32-bit floating-point number attribute"
        )
      }
      vector.append(number)
    }
    return vector
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
  }
}

extension Table {
  /// An index that is whole.
  fileprivate func searchedIndex(_ name: String) throws(DynamoDBError) -> VectorIndex {
    guard let index = schema.vectorIndex(name) else {
      guard schema.index(name) == nil else { throw .invalid("SearchVectors operation not supported on this index type.") }
      throw .missingIndex(name)
    }
    let state = state.indexes[name]
    switch state?.status {
    case nil, .updating: return index
    case .creating where state?.isBackfilling == true: throw .invalid("Cannot search backfilling vector index: \(name)")
    case .creating, .deleting: throw .missingIndex(name)
    }
  }
}
